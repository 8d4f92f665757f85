import { describe, expect, it } from 'vitest'
import { blockTexts, plainText } from '../../../content/schema/block.ts'
import type { ProfileInput } from '../../../content/schema/profile.ts'
import { sayUse } from '../../../content/tailor/plan-text.ts'
import { guideFromDisk } from '../guide.ts'
import {
  afterMenopause,
  beforeMenopause,
  handoutOf,
  her2Positive,
  hrPositive,
  man,
  notKnown,
  t,
  tripleNegative,
  triplePositive,
} from './handout-of.ts'

// docs/rules.md. Each decision is shown beside a profile, or a medicine, that goes the other way without it.

describe('D1: when to call', () => {
  it('is on every handout, and the guide itself gives no urgent advice but the sourced fever line', () => {
    for (const profile of [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]) {
      const handout = handoutOf(profile, { parts: ['type'] })
      expect(
        handout.plan.sections.flatMap(({ items }) => items).filter(({ kind }) => kind === 'when-to-call'),
      ).toHaveLength(1)
      expect(handoutOf(profile).text).not.toMatch(/emergency|911|right away|at once|immediately/i)
    }
  })
})

describe('D2: two or more HER2-targeted treatments', () => {
  const profile = { ...her2Positive, line: 'later', prior: ['trastuzumab', 'pertuzumab', 'taxane'] } as const

  it('is a switch of its own: two medicines named do not add up to it', () => {
    expect(handoutOf({ ...profile, prior: [...profile.prior] }).place('trastuzumab-deruxtecan')).toBe('later')
    expect(
      handoutOf({ ...profile, prior: [...profile.prior, 'her2-therapies-2plus'] }).place('trastuzumab-deruxtecan'),
    ).toBe('now')
  })

  it.each(['margetuximab-cmkb', 'trastuzumab-deruxtecan', 'neratinib'])(
    "is printed with %s in the source's own sense",
    (id) => {
      const uses = handoutOf({ ...profile, prior: [...profile.prior, 'her2-therapies-2plus'] }).medicine(id)?.uses ?? []
      expect(uses.flatMap(({ conditions }) => conditions)).toContain('condition.after.her2-therapies-2plus')
      expect(uses.map((use) => sayUse(use, t)).join()).toMatch(/after two or more HER2-targeted treatments/)
    },
  )
})

describe('D3: tucatinib', () => {
  it('is a choice after one HER2-targeted treatment', () => {
    expect(handoutOf({ ...her2Positive, line: 'later', prior: ['trastuzumab'] }).place('tucatinib')).toBe('now')
    expect(handoutOf({ ...her2Positive, line: 'later', prior: ['chemotherapy'] }).place('tucatinib')).toBe('later')
    expect(handoutOf({ ...her2Positive, line: 'first', prior: ['none'] }).place('tucatinib')).toBe('not')
  })

  it('is no choice before any HER2-targeted treatment, with brain spread either', () => {
    const brain = { sites: ['brain'] } satisfies Partial<ProfileInput>
    const first = handoutOf({ ...her2Positive, ...brain, line: 'first', prior: ['none'] })
    expect(first.place('tucatinib')).toBe('not')
    expect(first.text).not.toMatch(/tucatinib/i)
    expect(first.text).toMatch(/more medicines for HER2-positive cancer in the brain[^.]*\. They are used later/)
    expect(handoutOf({ ...her2Positive, ...brain, line: 'later', prior: ['chemotherapy'] }).place('tucatinib')).toBe(
      'later',
    )
    const unknown = handoutOf({ ...her2Positive, ...brain, prior: ['none'] })
    expect(unknown.place('tucatinib')).toBe('later')
    expect(unknown.medicine('capecitabine')?.uses.map(({ indication }) => indication)).not.toContain(
      'with-tucatinib-brain',
    )
    expect(handoutOf({ ...hrPositive, ...brain }).text).not.toMatch(/tucatinib|lapatinib/i)
  })

  it('is named on the page on the brain after one', () => {
    const { text } = handoutOf({ ...her2Positive, line: 'later', prior: ['trastuzumab'], sites: ['brain'] })
    expect(text).toMatch(/given together for HER2-positive cancer in the brain: tucatinib/)
  })
})

describe('D4: BRCA', () => {
  it('is one result, and platinum speaks of an inherited mutation', () => {
    const platinum = (profile: ProfileInput) =>
      handoutOf(profile)
        .medicine('carboplatin')
        ?.uses.find(({ indication }) => indication === 'platinum')
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative]) {
      expect(platinum({ ...receptors, biomarkers: { brca: 'positive' } })?.text).toMatch(/inherited BRCA mutation/)
      expect(platinum({ ...receptors, biomarkers: { brca: 'negative' } })).toBeUndefined()
      expect(platinum(receptors)).toBeUndefined()
    }
  })

  it('is not told as inherited: the result may be of the tumor', () => {
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]) {
      for (const length of ['short', 'full'] as const) {
        const { text } = handoutOf(
          {
            ...receptors,
            line: 'later',
            prior: ['hormonal-therapy', 'chemotherapy'],
            biomarkers: { brca: 'positive' },
          },
          { length },
        )
        for (const [said] of text.matchAll(/[^.\n]*(inherited|born with)[^.\n]*/g)) expect(said).toMatch(/\bif you\b/i)
      }
    }
  })

  it('opens no PARP inhibitor for HER2-positive cancer', () => {
    const before = {
      biomarkers: { brca: 'positive' },
      line: 'later',
      prior: ['hormonal-therapy', 'chemotherapy'],
    } as const
    const text = (receptors: ProfileInput) => handoutOf({ ...receptors, ...before, prior: [...before.prior] }).text
    expect(text(triplePositive)).not.toMatch(/PARP|olaparib|talazoparib/i)
    expect(text(hrPositive)).toMatch(/PARP[^]*olaparib[^]*talazoparib/i)
  })
})

describe('D5: alpelisib', () => {
  const profile = {
    ...hrPositive,
    biomarkers: { pik3ca: 'positive' },
    line: 'later',
    prior: ['hormonal-therapy'],
  } as const
  const place = (person: Partial<ProfileInput>) =>
    handoutOf({ ...profile, prior: [...profile.prior], ...person }).place('alpelisib')

  it('is not listed before menopause, nor when menopause is not known', () => {
    expect(place(afterMenopause)).toBe('now')
    expect(place(man)).toBe('now')
    expect(place(beforeMenopause)).toBe('not')
    expect(place({ sex: 'female' })).toBe('not')
    expect(place({})).toBe('not')
  })
})

describe('D6: rules by number of brain metastases', () => {
  it('are printed for HER2-positive cancer only', () => {
    const text = (receptors: ProfileInput) => handoutOf({ ...receptors, sites: ['brain'] }).text
    const numbers = /2 to 4|two to four/i
    expect(text(her2Positive)).toMatch(numbers)
    expect(text(triplePositive)).toMatch(numbers)
    for (const receptors of [hrPositive, tripleNegative, notKnown]) {
      expect(text(receptors)).not.toMatch(numbers)
      expect(text(receptors)).toMatch(/radiosurgery/)
    }
  })
})

describe('D7: men on fulvestrant', () => {
  it('are told to ask about the injection, and nobody else is', () => {
    const handout = handoutOf({ ...hrPositive, ...man })
    expect(handout.conditions('fulvestrant', 'hormonal')).toEqual(['condition.ask-gnrh'])
    expect(t('condition.ask-gnrh')).toMatch(/Ask whether you also need an injection such as goserelin or leuprolide/)
    expect(handoutOf({ ...hrPositive, ...afterMenopause }).conditions('fulvestrant', 'hormonal')).toEqual([])
  })

  it('are told so of every medicine given with it', () => {
    const later = {
      ...hrPositive,
      ...man,
      biomarkers: { pik3ca: 'positive' },
      line: 'later',
      prior: ['aromatase-inhibitor-alone'],
    } as const
    const handout = handoutOf({ ...later, prior: [...later.prior] })
    for (const id of ['alpelisib', 'palbociclib', 'ribociclib', 'abemaciclib']) {
      expect(handout.conditions(id, 'with-fulvestrant')).toContain('condition.ask-gnrh')
    }
  })
})

describe('D8: platinum drugs and taxanes', () => {
  it('are called so, and no other medicine is', () => {
    const classes = new Map(
      handoutOf(tripleNegative).medicines.map(({ medicine }) => [medicine.id, medicine.className]),
    )
    const inClass = (name: string) => [...classes].filter(([, className]) => className === name).map(([id]) => id)
    expect(['carboplatin', 'cisplatin']).toEqual(expect.arrayContaining(inClass('platinum drug')))
    expect(inClass('taxane').sort()).toEqual(['docetaxel', 'nab-paclitaxel', 'paclitaxel'])
  })
})

describe('D9: MSI-H and dMMR', () => {
  const later = { ...hrPositive, line: 'later', prior: ['hormonal-therapy'] } as const
  const handout = (biomarkers: NonNullable<ProfileInput['biomarkers']>) =>
    handoutOf({ ...later, prior: [...later.prior], biomarkers })

  it('are two results: dostarlimab needs dMMR, pembrolizumab either', () => {
    expect(handout({ 'msi-h': 'positive' }).place('pembrolizumab')).toBe('now')
    expect(handout({ 'msi-h': 'positive' }).place('dostarlimab')).toBe('not')
    expect(handout({ dmmr: 'positive' }).place('pembrolizumab')).toBe('now')
    expect(handout({ dmmr: 'positive' }).place('dostarlimab')).toBe('now')
  })

  it('are asked about one by one', () => {
    expect(handout({}).questions).toContain('test-msi-h-and-dmmr')
    expect(handout({ 'msi-h': 'negative' }).questions).toContain('test-dmmr')
    expect(handout({ dmmr: 'negative' }).questions).toContain('test-msi-h')
    const known = handout({ 'msi-h': 'negative', dmmr: 'negative' }).questions
    expect(known.filter((id) => /msi-h|dmmr/.test(id))).toEqual([])
  })
})

describe('D10: alcohol', () => {
  it('is to be avoided or limited, with a word to the team', () => {
    expect(handoutOf(hrPositive).text).toMatch(/Avoid or limit alcohol.*[Aa]sk your team what is right for you/)
  })
})

describe('D11: estrogen receptor-positive', () => {
  it.each(['palbociclib', 'ribociclib', 'abemaciclib'])('is what %s is described for', (id) => {
    for (const length of ['short', 'full'] as const) {
      const uses = handoutOf({ ...hrPositive, ...afterMenopause, line: 'first' }, { length }).medicine(id)?.uses ?? []
      expect(uses.length).toBeGreaterThan(0)
      for (const { conditions } of uses) expect(conditions).toContain('condition.estrogen-receptors')
    }
    expect(t('condition.estrogen-receptors')).toMatch(/cancer with estrogen receptors/)
  })

  it('is what everolimus, and lapatinib with letrozole, are described for', () => {
    const later = handoutOf({ ...hrPositive, line: 'later', prior: ['aromatase-inhibitor-alone'] })
    expect(later.conditions('everolimus', 'with-exemestane')).toContain('condition.estrogen-receptors')
    const both = handoutOf({ ...triplePositive, ...afterMenopause })
    expect(both.conditions('lapatinib', 'with-letrozole')).toContain('condition.estrogen-receptors')
  })

  it('is asked about when the cancer is HR-positive', () => {
    expect(handoutOf(hrPositive).questions).toContain('which-hormone-receptors')
    expect(handoutOf(tripleNegative).questions).not.toContain('which-hormone-receptors')
  })
})

describe('D12: people', () => {
  it('are called people: a man reads of women nowhere, a woman of men nowhere', () => {
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative]) {
      expect(handoutOf({ ...receptors, ...man }).text).not.toMatch(/\bwom[ae]n\b/i)
      expect(handoutOf({ ...receptors, ...afterMenopause }).text).not.toMatch(/\bm[ae]n\b/i)
    }
  })
})

describe('D13: medicines for later', () => {
  const profile = { ...her2Positive, ...afterMenopause } as const
  const laterOnly = [
    'ado-trastuzumab-emtansine',
    'trastuzumab-deruxtecan',
    'tucatinib',
    'neratinib',
    'margetuximab-cmkb',
    'lapatinib',
  ]

  it('are not named for a first treatment; one sentence says that there are others', () => {
    const handout = handoutOf({ ...profile, line: 'first', prior: ['none'] })
    expect(laterOnly.map((id) => handout.place(id))).toEqual(laterOnly.map(() => 'not'))
    expect(handout.text).not.toMatch(/T-DM1|deruxtecan|tucatinib|neratinib|margetuximab|lapatinib/i)
    expect(handout.text).toMatch(/Other treatments may be open to you then/)
    expect(handout.plan.sections.map(({ id }) => id)).not.toContain('medicines-later')
  })

  it('stand under a heading of their own when the line is not known, even if their history fits', () => {
    for (const prior of [[], ['trastuzumab', 'taxane']] as const) {
      const handout = handoutOf({ ...profile, prior: [...prior] })
      expect(laterOnly.map((id) => handout.place(id))).toEqual(laterOnly.map(() => 'later'))
      expect(handout.plan.sections.find(({ id }) => id === 'medicines-later')?.title).toBe(
        'Treatments you may hear about later',
      )
      expect(handout.current).not.toMatch(/T-DM1 |deruxtecan|tucatinib|neratinib|margetuximab/i)
    }
  })

  it('go by their conditions for a later treatment', () => {
    const handout = handoutOf({ ...profile, line: 'later', prior: ['trastuzumab', 'taxane'] })
    expect(handout.place('ado-trastuzumab-emtansine')).toBe('now')
    expect(handout.place('lapatinib')).toBe('now')
    expect(handout.place('trastuzumab-deruxtecan')).toBe('later')
    expect(handout.medicine('pertuzumab')?.uses.map(({ indication }) => indication)).toEqual(['not-had-before'])
  })

  it('take a later line for treatment before, even if none is named', () => {
    const place = (line: 'later' | 'unknown') =>
      handoutOf({ ...profile, line, biomarkers: { ntrk: 'positive' } }).place('larotrectinib')
    expect(place('later')).toBe('now')
    expect(place('unknown')).toBe('later')
  })

  it('and a first treatment is no choice any more after treatment for metastatic cancer', () => {
    const uses = (prior: ProfileInput['prior']) =>
      handoutOf({ ...profile, prior: prior ?? [] })
        .medicine('trastuzumab')
        ?.uses.map(({ indication }) => indication)
    expect(uses(['trastuzumab'])).toContain('first-line-with-pertuzumab')
    expect(uses(['t-dm1'])).not.toContain('first-line-with-pertuzumab')
  })
})

// D14, sensitive matter, is rule 9 in rules.test.ts.

describe('D15: a biomarker', () => {
  const cases = [
    ['brca', 'test-brca', { ...tripleNegative, line: 'later', prior: ['chemotherapy'] }, 'olaparib'],
    [
      'pik3ca',
      'test-pik3ca',
      { ...hrPositive, ...afterMenopause, line: 'later', prior: ['hormonal-therapy'] },
      'alpelisib',
    ],
    ['pd-l1', 'test-pd-l1', tripleNegative, 'pembrolizumab'],
    ['msi-h', 'test-msi-h-and-dmmr', { ...her2Positive, line: 'later', prior: ['chemotherapy'] }, 'pembrolizumab'],
    ['dmmr', 'test-msi-h-and-dmmr', { ...her2Positive, line: 'later', prior: ['chemotherapy'] }, 'dostarlimab'],
    ['ntrk', 'test-ntrk', { ...her2Positive, line: 'later', prior: ['chemotherapy'] }, 'larotrectinib'],
  ] as [string, string, ProfileInput, string][]

  it.each(cases)(
    '%s without a result is a question, positive a medicine, negative neither',
    (biomarker, question, profile, medicine) => {
      const unknown = handoutOf(profile)
      expect(unknown.questions).toContain(question)
      expect(unknown.text).not.toMatch(new RegExp(medicine, 'i'))
      expect(handoutOf({ ...profile, biomarkers: { [biomarker]: 'positive' } }).place(medicine)).toBe('now')
      const negative = handoutOf({ ...profile, biomarkers: { [biomarker]: 'negative' } })
      expect(negative.questions).not.toContain(question)
      expect(negative.text).not.toMatch(new RegExp(medicine, 'i'))
    },
  )

  it('without a result is asked about where it can open something, and no medicine is named for it', () => {
    const asked = (profile: ProfileInput) => handoutOf(profile).questions.filter((id) => id.startsWith('test-'))
    const everywhere = ['test-again', 'test-brca', 'test-msi-h-and-dmmr', 'test-ntrk']
    expect(asked(hrPositive).sort()).toEqual([...everywhere, 'test-pik3ca'].sort())
    expect(asked(triplePositive).sort()).toEqual([...everywhere].sort())
    expect(asked(her2Positive).sort()).toEqual([...everywhere].sort())
    expect(asked(tripleNegative).sort()).toEqual([...everywhere, 'test-pd-l1'].sort())
    expect(asked(notKnown).sort()).toEqual([...everywhere, 'test-pd-l1', 'test-pik3ca'].sort())
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]) {
      const { questions, text } = handoutOf(receptors)
      expect(questions).toContain('biomarker-tests')
      expect(text).not.toMatch(/olaparib|talazoparib|alpelisib|pembrolizumab|dostarlimab|larotrectinib/i)
    }
  })

  it('PD-L1 opens nothing outside triple-negative cancer', () => {
    for (const receptors of [hrPositive, triplePositive, her2Positive]) {
      expect(handoutOf({ ...receptors, biomarkers: { 'pd-l1': 'positive' } }).text).not.toMatch(
        /pembrolizumab|Keytruda/,
      )
    }
  })
})

// D16, subtype not known, is rule 3 in rules.test.ts.

describe('D17: cancer that came back after trastuzumab', () => {
  it('gets neutral text and a question instead of a guess', () => {
    const handout = handoutOf({ ...her2Positive, line: 'first', prior: ['trastuzumab'] })
    expect(handout.text).toMatch(/[Aa]sk your team which treatment comes first/)
    expect(handout.questions).toContain('time-since-trastuzumab')
    const without = handoutOf({ ...her2Positive, line: 'first', prior: ['none'] })
    expect(without.text).not.toMatch(/which treatment comes first/)
  })

  it('is not asked of HER2-negative cancer', () => {
    expect(handoutOf({ ...hrPositive, prior: ['trastuzumab'] }).text).not.toMatch(/trastuzumab/i)
  })
})

describe('D18: the heart check', () => {
  const handout = handoutOf({
    ...her2Positive,
    line: 'later',
    prior: ['trastuzumab', 'taxane', 'her2-therapies-2plus'],
  })

  it.each([
    'trastuzumab',
    'margetuximab-cmkb',
    'pertuzumab',
    'pertuzumab-trastuzumab-hyaluronidase-zzxf',
    'tucatinib',
    'lapatinib',
  ])('is printed with %s', (id) => {
    expect(handout.medicine(id)?.checks.join(' ')).toMatch(/heart checks by ultrasound \(echocardiogram\)/i)
  })

  it('is printed with T-DM1 as the source has it, with the liver', () => {
    expect(handout.medicine('ado-trastuzumab-emtansine')?.checks).toEqual(['Heart and liver checks.'])
  })

  it('is printed with no medicine that the sources do not watch so', () => {
    for (const id of ['trastuzumab-deruxtecan', 'neratinib']) expect(handout.medicine(id)?.checks).toEqual([])
    expect(handoutOf({ ...hrPositive, ...afterMenopause, sites: ['bone'] }).text).not.toMatch(/echocardiogram/i)
  })
})

describe('D19: used only now and then', () => {
  const rare = guideFromDisk().medicines.filter(({ indications }) => indications.some(({ rarely }) => rarely))
  const ids = rare.map(({ id }) => id)
  const people = [afterMenopause, beforeMenopause, man, {}] as const

  it('is every use that says so', () => {
    expect(ids).toEqual(['megestrol-acetate', 'estradiol'])
    for (const { id, indications } of guideFromDisk().medicines)
      for (const { use, rarely } of indications)
        expect([id, rarely]).toEqual([id, use.includes('now and then') || undefined])
  })

  it('is not named for a first treatment, and stands under later ones when the line is not known', () => {
    for (const receptors of [hrPositive, triplePositive]) {
      for (const person of people) {
        const first = handoutOf({ ...receptors, ...person, line: 'first', prior: ['none'] })
        expect(first.text).not.toMatch(/megestrol|estradiol/i)
        expect(ids.map((id) => first.leftOut(id)?.reason)).toEqual(['rarely', 'rarely'])
        const unknown = handoutOf({ ...receptors, ...person })
        expect(ids.map((id) => unknown.place(id))).toEqual(['later', 'later'])
        expect(unknown.medicines.slice(-2).map(({ medicine }) => medicine.id)).toEqual(ids)
      }
    }
  })

  it('stands last of its kind on a full handout of a later treatment, and on a short one only when it is picked', () => {
    for (const receptors of [hrPositive, triplePositive]) {
      const profile = { ...receptors, ...afterMenopause, line: 'later', prior: ['hormonal-therapy'] } as const
      const input = { ...profile, prior: [...profile.prior] }
      const hormonal = handoutOf(input).medicines.filter(({ medicine }) => medicine.therapy === 'hormonal')
      expect(hormonal.slice(-2).map(({ medicine }) => medicine.id)).toEqual(ids)
      expect(handoutOf(input, { length: 'short' }).text).not.toMatch(/megestrol|estradiol/i)
      expect(handoutOf(input, { length: 'short', medicines: ids }).text.match(/used only now and then/gi)).toHaveLength(
        2,
      )
    }
  })

  it('says so in every text that names one', () => {
    const { pages, questions, glossary } = guideFromDisk()
    const texts = [
      ...pages.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.type === 'list' ? block.items.map(plainText) : blockTexts(block))),
      ),
      ...questions.map(({ text }) => text),
      ...glossary.map(({ meaning }) => meaning),
    ].filter((text) => /megestrol|estradiol/i.test(text))
    expect(texts.length).toBeGreaterThan(1)
    expect(texts.filter((text) => !/now and then/i.test(text))).toEqual([])
  })
})

describe('men with HER2-positive or triple-negative cancer', () => {
  it.each([
    ['HER2-positive', { ...her2Positive, line: 'later', prior: ['trastuzumab', 'taxane', 'her2-therapies-2plus'] }],
    [
      'triple-negative',
      {
        ...tripleNegative,
        biomarkers: { 'pd-l1': 'positive', brca: 'positive' },
        line: 'later',
        prior: ['chemotherapy'],
      },
    ],
  ] as [string, ProfileInput][])('%s: the same medicines as for women', (_, profile) => {
    const ids = (person: Partial<ProfileInput>) =>
      handoutOf({ ...profile, ...person }).medicines.map(({ medicine }) => medicine.id)
    expect(ids(man)).toEqual(ids(afterMenopause))
  })

  it('read nothing of menopause, ovaries, womb or vagina, whatever the type', () => {
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]) {
      for (const menopause of ['not-applicable', 'unknown'] as const) {
        expect(handoutOf({ ...receptors, sex: 'male', menopause }).text).not.toMatch(
          /menopaus|ovar|womb|uter|vagin|\bperiods?\b/i,
        )
      }
    }
  })
})

describe('sex not known', () => {
  it('prints what is common, warns by organ and asks the team', () => {
    const handout = handoutOf(hrPositive)
    expect(handout.medicine('tamoxifen')?.sideEffects.join(' ')).toMatch(/hot flashes/)
    expect(handout.medicine('tamoxifen')?.warnings.join(' ')).toMatch(/if you have a womb.*vaginal bleeding/i)
    expect(handout.conditions('letrozole', 'hormonal')).toEqual(['condition.suppression-or-gnrh'])
    expect(t('condition.suppression-or-gnrh')).toMatch(
      /after menopause.*ovarian suppression.*Men.*goserelin or leuprolide.*Ask your team/,
    )
  })

  it('is read as a woman where a menopausal status is given', () => {
    expect(
      handoutOf({ ...hrPositive, menopause: 'post' })
        .medicine('tamoxifen')
        ?.warnings.join(' '),
    ).toMatch(/womb/)
  })
})

describe('menopause not known', () => {
  const unknown = handoutOf({ ...hrPositive, sex: 'female' })

  it('prints both conditions in one sentence, the estrogen check and the question', () => {
    expect(unknown.conditions('letrozole', 'hormonal')).toEqual(['condition.suppression-or-post'])
    expect(t('condition.suppression-or-post')).toMatch(/after menopause, or together with ovarian suppression/)
    expect(unknown.text).toMatch(/estrogen in your blood|blood test for estrogen/)
    expect(unknown.questions).toContain('menopause')
  })

  it('has the medicines of before menopause', () => {
    const ids = (person: Partial<ProfileInput>) =>
      handoutOf({ ...hrPositive, biomarkers: { pik3ca: 'positive' }, ...person }).medicines.map(
        ({ medicine }) => medicine.id,
      )
    expect(ids({ sex: 'female' })).toEqual(ids(beforeMenopause))
    expect(ids({ sex: 'female' })).not.toEqual(ids(afterMenopause))
  })
})

describe('currency', () => {
  it('is said plainly: the medicine facts end in 2021, and newer treatments may exist', () => {
    expect(handoutOf(hrPositive).text).toMatch(/2021[^]*Newer treatments may exist/)
    expect(handoutOf(hrPositive).plan.guide.medicinesUntil).toBe('2021')
    expect(
      handoutOf({ ...her2Positive, line: 'later', prior: ['her2-therapies-2plus'] }).medicine('neratinib')?.asOf,
    ).toBe('2021-01')
  })
})
