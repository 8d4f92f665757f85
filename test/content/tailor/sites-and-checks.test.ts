import { describe, expect, it } from 'vitest'
import type { ProfileInput } from '../../../content/schema/profile.ts'
import { uniqueRefs } from '../../../content/schema/provenance.ts'
import type { HandoutChoice } from '../../../content/tailor/plan.ts'
import { guideFromDisk } from '../guide.ts'
import {
  afterMenopause,
  beforeMenopause,
  handoutOf,
  her2Positive,
  hrPositive,
  man,
  notKnown,
  tripleNegative,
  triplePositive,
} from './handout-of.ts'

// docs/rules.md, sections 5 to 7: places of spread, monitoring and questions, line by line.

const first = { line: 'first', prior: ['none'] } satisfies Partial<ProfileInput>
const later = (...prior: NonNullable<ProfileInput['prior']>): Partial<ProfileInput> => ({ line: 'later', prior })
const byNumber = /2 to 4|two to four/i

describe('section 5: places of spread', () => {
  const boneMedicines = /zoledronic|Zometa|pamidronate|Aredia|denosumab|Xgeva/i
  const every = [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]

  it.each(every)('bone, with HR $hr and HER2 $her2', (receptors) => {
    const handout = handoutOf({ ...receptors, ...afterMenopause, sites: ['bone'] })
    const must = [
      /bone pain, back pain, neck pain or joint pain/,
      /broken bones/,
      /swelling/,
      /bone scan, a CT scan or a PET-CT scan/,
      /dental check before you start/,
      /good care of teeth, mouth and gums[^]*Put off work that cuts into gums or jaw/,
      /jaw pain, swelling or infection, loose teeth, or bone you can see/,
      /kidneys before each dose/,
      /tests for calcium[^]*tests of your kidneys/,
      /do not take the place of pain treatment/,
      /Pain medicine, radiation and surgery can all help/,
    ]
    expect(must.filter((words) => !words.test(handout.text)).map(String)).toEqual([])
    expect(handout.plan.sections.map(({ part }) => part)).toContain('pain-diary')
    expect(handoutOf({ ...receptors, ...afterMenopause }).text).not.toMatch(boneMedicines)
    for (const site of ['brain', 'liver', 'lung'] as const) {
      const other = handoutOf({ ...receptors, ...afterMenopause, sites: [site] })
      expect(other.text).not.toMatch(boneMedicines)
      expect(other.plan.sections.map(({ part }) => part)).not.toContain('pain-diary')
    }
  })

  it('bone, on an aromatase inhibitor: bones can get thinner', () => {
    const thinner = /If you take an aromatase inhibitor, your bones can get thinner/
    expect(handoutOf({ ...hrPositive, ...afterMenopause, sites: ['bone'] }).text).toMatch(thinner)
    expect(handoutOf({ ...tripleNegative, ...afterMenopause, sites: ['bone'] }).text).not.toMatch(thinner)
  })

  it('bone, in short: pain can be treated, and the pain diary is to be had', () => {
    for (const receptors of every) {
      const short = { length: 'short' } as const
      expect(handoutOf({ ...receptors, sites: ['bone'] }, short).text).toMatch(
        /bones hurt[^]*Ask us for the pain diary/,
      )
      expect(handoutOf({ ...receptors, sites: ['brain'] }, short).text).not.toMatch(/pain diary/)
    }
  })

  it.each(every)('brain, with HR $hr and HER2 $her2', (receptors) => {
    const { text } = handoutOf({ ...receptors, ...afterMenopause, sites: ['brain'] })
    const must = [
      /headache/,
      /seizures/,
      /dizziness or loss of balance/,
      /confusion/,
      /changes in sight/,
      /how you act/,
    ]
    const ways = [/Whole brain radiation/, /Stereotactic radiosurgery/, /Fractionated radiation/, /neurosurgeon/]
    expect([...must, ...ways].filter((words) => !words.test(text)).map(String)).toEqual([])
    const forHer2 = [
      byNumber,
      /tucatinib[^]*capecitabine/i,
      /do not reach the brain as easily/,
      /may (also|be able to) reach (cancer in )?the brain/,
      /usually stay on the treatment you have/,
    ]
    const her2 = receptors.her2 === 'positive'
    expect(forHer2.filter((words) => words.test(text)).map(String)).toEqual(her2 ? forHer2.map(String) : [])
  })

  it('liver: signs, tests, and every medicine on the handout that may affect it says so', () => {
    for (const profile of [
      { ...her2Positive, ...later('trastuzumab', 'taxane', 'her2-therapies-2plus') },
      { ...hrPositive, ...afterMenopause, ...first },
      { ...hrPositive, ...afterMenopause, ...later('hormonal-therapy'), biomarkers: { pik3ca: 'positive' } },
    ] satisfies ProfileInput[]) {
      const handout = handoutOf({ ...profile, sites: ['liver'] })
      expect(handout.text).toMatch(/jaundice[^]*itching or a rash[^]*pain or swelling in the belly/)
      expect(handout.text).toMatch(/Blood tests show how well the liver works/)
      expect(handout.text).toMatch(/Some cancer medicines can affect the liver/)
      expect(handout.text).not.toMatch(/avoid this|should not take/i)
      const affecting = ['ado-trastuzumab-emtansine', 'tucatinib', 'neratinib', 'lapatinib', 'ribociclib', 'alpelisib']
      const printed = handout.medicines.filter(({ medicine }) => affecting.includes(medicine.id))
      expect(printed.length).toBeGreaterThan(0)
      for (const one of printed) expect([...one.sideEffects, ...one.checks].join(' ')).toMatch(/liver/i)
    }
  })

  it('lung: signs, tests, and the medicines on the handout that share these signs', () => {
    const lung = { sites: ['lung'] } satisfies Partial<ProfileInput>
    const her2 = handoutOf({ ...her2Positive, ...later('her2-therapies-2plus'), ...lung }).text
    expect(her2).toMatch(/shortness of breath[^]*trouble breathing[^]*a dry cough that does not stop/)
    expect(her2).toMatch(/chest x-ray or a CT scan/)
    expect(her2).toMatch(/if you have a new cough, if you get short of breath/)
    expect(her2).toMatch(/Trastuzumab deruxtecan \(Enhertu\) can scar the lungs/)
    const hr = handoutOf({ ...hrPositive, ...afterMenopause, ...later('aromatase-inhibitor-alone'), ...lung }).text
    expect(hr).toMatch(/everolimus \(Afinitor\) inflames the lungs/)
    expect(handoutOf({ ...hrPositive, ...afterMenopause, ...first, ...lung }).text).not.toMatch(
      /inflames|scar the lungs/,
    )
  })

  it('any: the general signs, and that they can have other causes', () => {
    for (const receptors of every) {
      const { text } = handoutOf(receptors)
      expect(text).toMatch(/no appetite\nweight loss\nnausea\nvomiting\nbeing very tired/)
      expect(text).toMatch(/a cause other than the cancer/)
    }
  })

  it('any: the blood tests, by name, and that other things can change their results', () => {
    for (const receptors of every) {
      const { text } = handoutOf(receptors)
      expect(text).toMatch(
        /Blood chemistry[^]*complete blood count \(CBC\)[^]*Tumor markers[^]*other reasons than cancer/,
      )
    }
  })
})

describe('filgrastim', () => {
  const { medicines } = guideFromDisk()
  const filgrastim = medicines.find(({ id }) => id === 'filgrastim')
  const causes = filgrastim?.indications.flatMap(({ givenWith }) => givenWith) ?? []

  it('goes with every medicine that lowers white blood cells or brings infections, by what is said of it', () => {
    const lowering = medicines.filter(({ sideEffects }) =>
      sideEffects.some(({ text }) => /white blood cell|infection|lower blood counts/i.test(text)),
    )
    expect(lowering.length).toBeGreaterThan(16)
    const without = lowering.filter(({ id, therapy }) => !causes.includes(id) && !causes.includes(therapy))
    expect(without.map(({ id }) => id)).toEqual([])
  })

  it('is printed only beside one of them', () => {
    const printed = (profile: ProfileInput, choice: Partial<HandoutChoice> = {}) =>
      handoutOf(profile, choice).place('filgrastim')
    expect(printed({ ...hrPositive, ...afterMenopause, ...first })).toBe('now')
    expect(printed(notKnown)).toBe('not')
    expect(printed({ ...hrPositive, ...first }, { medicines: ['letrozole', 'filgrastim'] })).toBe('not')
    expect(printed({ ...hrPositive, ...first }, { medicines: ['palbociclib', 'filgrastim'] })).toBe('now')
    expect(
      handoutOf({ ...hrPositive, ...first }, { medicines: ['letrozole', 'filgrastim'] }).leftOut('filgrastim'),
    ).toMatchObject({ reason: 'nothing-to-support' })
  })
})

describe('sources and dates', () => {
  it('of a medicine are those of what is printed of it', () => {
    const places = (profile: ProfileInput, id: string) =>
      handoutOf(profile)
        .medicine(id)
        ?.sources.map(({ place }) => place) ?? []
    const capecitabine = places({ ...hrPositive, ...afterMenopause, ...first }, 'capecitabine')
    expect(capecitabine).toContain('L514-518')
    expect(capecitabine.filter((place) => /L4[234]/.test(place))).toEqual([])
    expect(places({ ...her2Positive, ...later('trastuzumab') }, 'capecitabine')).toContain('L438')
    // The guide's part on HER2 is older than the one on hormonal therapy.
    expect(handoutOf({ ...hrPositive, ...afterMenopause, ...first }).medicine('letrozole')?.asOf).toBe('2021-07')
    expect(handoutOf({ ...triplePositive, ...afterMenopause, ...first }).medicine('letrozole')?.asOf).toBe('2021-01')
  })

  it('of a section are those of what is printed in it', () => {
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]) {
      for (const length of ['short', 'full'] as const) {
        for (const { id, items, sources, asOf } of handoutOf({ ...receptors, ...first }, { length }).plan.sections) {
          const blocks = items.flatMap((item) =>
            item.kind === 'block' && item.block.type !== 'heading' ? [item.block] : [],
          )
          if (blocks.length === 0) continue
          expect([id, sources]).toEqual([id, uniqueRefs(blocks.flatMap((block) => block.sources))])
          expect([id, asOf]).toEqual([id, blocks.flatMap((block) => block.asOf ?? []).sort()[0] ?? null])
        }
      }
    }
  })
})

describe('section 6: monitoring', () => {
  /** Medicines with checks, each with all that is checked; the others have none. */
  const checked: Record<string, RegExp[]> = {
    trastuzumab: [/heart.*echocardiogram.*before the first dose/i],
    'margetuximab-cmkb': [/heart.*echocardiogram/i],
    pertuzumab: [/heart.*echocardiogram/i],
    'pertuzumab-trastuzumab-hyaluronidase-zzxf': [/heart.*echocardiogram/i],
    tucatinib: [/heart.*echocardiogram/i],
    lapatinib: [/with trastuzumab: heart.*echocardiogram/i],
    'ado-trastuzumab-emtansine': [/heart and liver/i],
    anastrozole: [/blood test for estrogen/i],
    exemestane: [/blood test for estrogen/i],
    letrozole: [/blood test for estrogen/i],
    'zoledronic-acid': [/kidneys before each dose/i, /dental/i, /mouth/i],
    pamidronate: [/kidneys before each dose/i, /dental/i, /mouth/i],
    denosumab: [/calcium/i, /kidneys/i, /dental/i, /mouth/i],
  }

  it('is what the sources state for each medicine, and nothing else', () => {
    for (const { id, checks } of guideFromDisk().medicines) {
      const said = checks.map(({ text }) => text)
      const known = checked[id] ?? []
      expect(known.filter((check) => !said.some((text) => check.test(text))).map(String), id).toEqual([])
      expect(
        said.filter((text) => !known.some((check) => check.test(text))),
        id,
      ).toEqual([])
    }
  })

  it('is for everyone: examinations, blood tests and scans by need, and that waiting for them can be hard', () => {
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]) {
      expect(handoutOf(receptors).text).toMatch(
        /You may be examined, and have blood tests or scans\. Which ones depends on your health[^]*Waiting for a result can be hard/,
      )
    }
  })

  it('adds no test that no source states, to any part of a handout', () => {
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative]) {
      const { text } = handoutOf({
        ...receptors,
        ...afterMenopause,
        biomarkers: { pik3ca: 'positive' },
        sites: ['lung'],
      })
      expect(text).not.toMatch(
        /\bE[CK]G\b|electrocardiogram|sugar (test|check)|test(s)? (of|for) (your )?(blood )?sugar/i,
      )
    }
  })
})

describe('section 7: questions', () => {
  it('on menopause are for women with HR-positive or unknown cancer alone', () => {
    const asked = (profile: ProfileInput) => handoutOf(profile).questions.includes('menopause')
    for (const receptors of [hrPositive, triplePositive, notKnown]) {
      expect(asked({ ...receptors, ...beforeMenopause })).toBe(true)
      expect(asked({ ...receptors, ...afterMenopause })).toBe(true)
      expect(asked({ ...receptors, sex: 'female' })).toBe(true)
      expect(asked({ ...receptors, ...man })).toBe(false)
    }
    for (const receptors of [her2Positive, tripleNegative]) expect(asked({ ...receptors, sex: 'female' })).toBe(false)
  })

  it('name whom to call once', () => {
    const { text } = handoutOf(hrPositive)
    expect(text.match(/Whom do I call when I have a question/g)).toHaveLength(1)
  })

  it('on the outlook and on decisions ahead are there only when asked for', () => {
    const sensitive = guideFromDisk().questions.filter(
      (question) => question.sensitive || question.group === 'advanced',
    )
    expect(sensitive).toHaveLength(12)
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]) {
      const { questions } = handoutOf(receptors)
      expect(questions.filter((id) => sensitive.some((one) => one.id === id))).toEqual([])
    }
    expect(handoutOf(hrPositive, { optIn: ['advanced'] }).questions).toContain('what-is-hospice')
  })
})
