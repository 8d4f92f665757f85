import { describe, expect, it } from 'vitest'
import { blockTexts, plainText } from '../../../content/schema/block.ts'
import { biomarkers, type ProfileInput, sites } from '../../../content/schema/profile.ts'
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

// docs/rules.md, sections 2 to 4: what must appear on the full handout of a profile, and what must not, line by line.

const first = { line: 'first', prior: ['none'] } satisfies Partial<ProfileInput>
const later = (...prior: NonNullable<ProfileInput['prior']>): Partial<ProfileInput> => ({ line: 'later', prior })
const her2Medicines =
  /trastuzumab|Herceptin|margetuximab|pertuzumab|Phesgo|T-DM1|Kadcyla|Enhertu|tucatinib|neratinib|lapatinib/i
const hormonal =
  /tamoxifen|aromatase|anastrozole|exemestane|letrozole|fulvestrant|goserelin|leuprolide|megestrol|estradiol/i
const her2NegativeOnly = /CDK4\/6|palbociclib|ribociclib|abemaciclib|everolimus|alpelisib|PARP|olaparib|talazoparib/i
const byNumber = /2 to 4|two to four/i

interface Case {
  name: string
  profile: ProfileInput
  must?: RegExp[]
  mustNot?: RegExp[]
  asks?: string[]
  asksNot?: string[]
}

function holdsAll(cases: readonly Case[]): void {
  it.each(cases)('$name', ({ profile, must = [], mustNot = [], asks = [], asksNot = [] }) => {
    const { text, questions } = handoutOf(profile)
    expect(must.filter((words) => !words.test(text)).map(String)).toEqual([])
    expect(mustNot.flatMap((words) => words.exec(text)?.slice(0, 1) ?? [])).toEqual([])
    expect(questions).toEqual(expect.arrayContaining(asks))
    expect(questions.filter((id) => asksNot.includes(id))).toEqual([])
  })
}

describe('section 2: by subtype', () => {
  holdsAll([
    {
      name: '2.1 HR-positive and HER2-negative',
      profile: { ...hrPositive, ...afterMenopause, ...first, biomarkers: { 'pd-l1': 'positive' }, sites: ['brain'] },
      must: [
        /receptors for estrogen, for progesterone, or for both/,
        /HER2-negative\*{0,2} means that the cancer has little or no HER2/,
        /usually starts with hormonal therapy[^]*Often a targeted medicine is added/,
        /different hormonal therapy is often tried/,
        /grows? fast and harms? how your organs work/,
        /one drug at a time/,
        /goes on as long as it works and the side effects are not too hard/,
        /not at the same time/,
        /thinner bones/,
        /changes in heart rhythm/,
      ],
      mustNot: [her2Medicines, /sacituzumab|pembrolizumab|echocardiogram/i, byNumber],
      asks: ['which-hormone-receptors', 'her2', 'menopause', 'test-again', 'biomarker-tests'],
    },
    {
      name: '2.2 both positive, at first',
      profile: { ...triplePositive, ...afterMenopause, ...first, biomarkers: { brca: 'positive', pik3ca: 'positive' } },
      must: [
        /blocks HER2, together with another treatment/,
        /trastuzumab[^.]*pertuzumab[^.]*and a taxane/,
        /4 to 6 months/,
        /HER2 medicines usually go on, and hormonal therapy is given along with them/,
        /hormonal therapy with trastuzumab \(Herceptin\) or lapatinib/,
        /Some people have hormonal therapy alone/,
        /came back after a long time/,
        /echocardiogram[^]*It is done before treatment with trastuzumab/,
        /heart doctors who work with the cancer doctors/,
        /if you have a heart problem/,
      ],
      mustNot: [her2NegativeOnly, /sacituzumab|pembrolizumab|dostarlimab/i, /one (chemotherapy )?drug at a time/],
    },
    {
      name: '2.2 both positive, later',
      profile: {
        ...triplePositive,
        ...afterMenopause,
        ...later('trastuzumab', 'pertuzumab', 'taxane', 'her2-therapies-2plus'),
      },
      must: [
        /is the preferred second step/,
        /Trastuzumab deruxtecan|trastuzumab deruxtecan/,
        /capecitabine and trastuzumab/,
        /margetuximab/i,
        /neratinib/i,
        /Hormonal therapy can be right too/,
      ],
      mustNot: [her2NegativeOnly, /sacituzumab|pembrolizumab|dostarlimab/i, /one (chemotherapy )?drug at a time/],
    },
    {
      name: '2.3 HER2-positive and HR-negative',
      profile: {
        ...her2Positive,
        ...beforeMenopause,
        ...later('trastuzumab', 'taxane'),
        biomarkers: { 'pd-l1': 'positive' },
      },
      must: [/T-DM1/, /lapatinib/i, /echocardiogram/],
      mustNot: [
        hormonal,
        /menopaus|ovar/i,
        her2NegativeOnly,
        /sacituzumab|pembrolizumab/i,
        /ormonal therapy (can|is then)/,
      ],
      asksNot: ['menopause', 'which-hormone-receptors'],
    },
    {
      name: '2.4 triple-negative',
      profile: { ...tripleNegative, ...afterMenopause, ...first, biomarkers: { pik3ca: 'positive' } },
      must: [
        /cancer has none of the first two, and little or no HER2/,
        /may grow faster than other types/,
        /Everyone younger than 60 with triple-negative cancer should have the test/,
        /If you are older, ask about it too/,
        /Chemotherapy is the usual treatment/,
        /trial/,
      ],
      mustNot: [hormonal, her2NegativeOnly, her2Medicines, /menopaus|ovar|echocardiogram/i],
      asks: ['test-brca', 'test-pd-l1', 'test-msi-h-and-dmmr', 'test-ntrk'],
    },
    {
      name: '2.5 not known yet',
      profile: { ...notKnown, sex: 'female', menopause: 'post', sites: ['liver'] },
      must: [
        /biopsy/,
        /Estrogen receptors and progesterone receptors/,
        /HER2\. This is a protein/,
        ...['PD-L1', 'MSI-H and dMMR', 'NTRK fusion', 'PIK3CA', 'BRCA1 and BRCA2'].map(
          (test) => new RegExp(`${test}\\.`),
        ),
        /If I had breast cancer before: will the cancer be tested again/,
        /Hormonal therapy lowers[^]*Chemotherapy kills[^]*Targeted therapy aims[^]*Immunotherapy helps/,
        /yellow skin/,
      ],
      mustNot: [hormonal, her2NegativeOnly, her2Medicines, /echocardiogram|ovar|capecitabine|paclitaxel/i],
      asks: ['hormone-receptors-not-known', 'her2-not-known', 'enough-for-a-plan'],
    },
  ])
})

describe('section 3: sex and menopause', () => {
  const suppression = /ovarian suppression|goserelin|leuprolide|\bperiods?\b/i
  holdsAll([
    {
      name: '3.1 before menopause',
      profile: { ...hrPositive, ...beforeMenopause, biomarkers: { pik3ca: 'positive' }, ...later('hormonal-therapy') },
      must: [
        /tamoxifen \(Soltamox\), with or without treatment that rests the ovaries/,
        /aromatase inhibitor or fulvestrant \(Faslodex\), but only together with treatment that rests the ovaries/,
        /your ovaries still make estrogen/,
        /a shot of goserelin \(Zoladex\) or leuprolide[^.]*, usually once a month/,
        /which brings on menopause for a time/,
        /ovaries can also be taken out by surgery, which lasts for good/,
        /If your periods stopped a short time ago, or because of chemotherapy/,
        /check the estrogen in your blood/,
      ],
      mustNot: [/alpelisib/i],
    },
    {
      name: '3.1 before menopause, first: CDK4/6 too needs suppression',
      profile: { ...hrPositive, ...beforeMenopause, ...first },
      must: [/CDK4\/6 inhibitor can be added to an aromatase inhibitor\. You need ovarian suppression then too/],
    },
    {
      name: '3.1 before menopause, HR-negative: nothing of it',
      profile: { ...tripleNegative, ...beforeMenopause },
      mustNot: [suppression, /menopaus/i],
    },
    {
      name: '3.2 after menopause',
      profile: { ...hrPositive, ...afterMenopause, ...first },
      must: [/tamoxifen/i, /fulvestrant/i, /aromatase inhibitor/, /osteoporosis/, /higher cholesterol/],
      mustNot: [suppression],
    },
    {
      name: '3.3 a man',
      profile: { ...hrPositive, ...man, ...later('aromatase-inhibitor-alone'), biomarkers: { pik3ca: 'positive' } },
      must: [
        /[Tt]amoxifen/,
        /only together with (a shot of )?goserelin or leuprolide/,
        /male hormones/,
        /fulvestrant/i,
        /alpelisib/i,
        /cataracts[^]*blood clots/,
        /hot flashes/i,
      ],
      mustNot: [/ovar|menopaus|\bperiods?\b|vagin|womb|\bwom[ae]n\b/i],
      asksNot: ['menopause'],
    },
    {
      name: '3.3 a man: tamoxifen is told first',
      profile: { ...hrPositive, ...man, ...first },
      must: [/Hormonal therapy for you\n[^\n]*[Tt]amoxifen/],
    },
    {
      name: '3.4 menopause not known',
      profile: { ...hrPositive, sex: 'female', ...first },
      must: [/after menopause, or together with ovarian suppression/, /estrogen in your blood/],
      asks: ['menopause'],
    },
    {
      name: '3.4 neither sex nor menopause known',
      profile: { ...hrPositive, ...first },
      must: [/after menopause, or together with ovarian suppression/, /If you had periods[^.]*estrogen in your blood/],
      asks: ['menopause'],
    },
    {
      name: '3.4 neither sex nor menopause known, HER2-positive too',
      profile: { ...triplePositive, ...first },
      must: [/If you had periods[^.]*estrogen in your blood/],
    },
  ])

  it('3.4: the test for estrogen stands beside an aromatase inhibitor for all but men, in short too', () => {
    const check = /blood test for estrogen, if it is not sure/
    for (const receptors of [hrPositive, triplePositive]) {
      for (const person of [beforeMenopause, afterMenopause, { sex: 'female' }, {}] as const)
        expect(handoutOf({ ...receptors, ...person }, { length: 'short' }).text).toMatch(check)
      expect(handoutOf({ ...receptors, ...man }, { length: 'short' }).text).not.toMatch(check)
    }
  })

  it('3.1: fulvestrant, also with a CDK4/6 inhibitor, only with ovarian suppression', () => {
    const handout = handoutOf({ ...hrPositive, ...beforeMenopause, ...later('aromatase-inhibitor-alone') })
    expect(handout.conditions('fulvestrant', 'hormonal')).toContain('condition.suppression')
    expect(handout.conditions('fulvestrant', 'with-cdk4-6-inhibitor')).toContain('condition.suppression')
    for (const id of ['palbociclib', 'ribociclib', 'abemaciclib'])
      expect(handout.conditions(id, 'with-fulvestrant')).toContain('condition.suppression')
  })

  it('rule 6: a hormonal therapy that a HER2 medicine is given with may be one that needs the condition', () => {
    const conditions = (person: Partial<ProfileInput>) => {
      const handout = handoutOf({ ...triplePositive, ...person })
      return ['trastuzumab', 'lapatinib'].flatMap((id) => handout.conditions(id, 'with-hormonal-therapy'))
    }
    const both = (key: string) => [key, key]
    expect(conditions(beforeMenopause)).toEqual(both('condition.partner.suppression'))
    expect(conditions({ sex: 'female' })).toEqual(both('condition.partner.suppression-or-post'))
    expect(conditions({})).toEqual(both('condition.partner.suppression-or-gnrh'))
    expect(conditions(man)).toEqual(both('condition.partner.gnrh'))
    expect(conditions(afterMenopause)).toEqual([])
    expect(handoutOf({ ...triplePositive, ...man }).text).toMatch(
      /An aromatase inhibitor with it: in men, only together with goserelin or leuprolide/,
    )
  })

  it('rule 6: what follows an aromatase inhibitor by itself is told with the condition that goes with it', () => {
    const passage = (person: Partial<ProfileInput>) =>
      /After an aromatase inhibitor alone\n[^]*?(?=\nIf the cancer grows fast)/.exec(
        handoutOf({ ...hrPositive, ...person, ...later('aromatase-inhibitor-alone') }).text,
      )?.[0] ?? ''
    expect(passage(beforeMenopause)).toMatch(/\nBoth go together with ovarian suppression/)
    for (const menopause of ['unknown', 'not-applicable'] as const) {
      expect(passage({ sex: 'female', menopause })).toMatch(/Before menopause, both go together/)
      expect(passage({ menopause })).toMatch(
        /Before menopause, both go together[^]*In men, exemestane \(Aromasin\) goes together/,
      )
    }
    expect(passage(man)).toMatch(
      /Exemestane( \(Aromasin\))? goes together with goserelin[^]*ask whether you need the shot too/,
    )
    expect(passage(afterMenopause)).not.toMatch(/goes? together/)
  })
})

describe('statements that no source makes', () => {
  const guide = guideFromDisk()
  const printed = guide.pages.flatMap(({ summary, blocks }) => [
    plainText(summary),
    ...blocks.flatMap((block) => blockTexts(block)),
  ])

  it('are on no page', () => {
    const wrong = [
      /does not change (your|the) (first )?treatment/i,
      /only for HER2-positive/i,
      /is the main treatment/i,
      /because you (have|were)/i,
      /you have not had/i,
    ]
    // What a profile does not state is said with an 'if'.
    const found = printed.filter(
      (text) => wrong.some((words) => words.test(text)) && !/\bif you have not had/i.test(text),
    )
    expect(found).toEqual([])
    const uses = guide.medicines.flatMap(({ indications }) => indications.map(({ use }) => use))
    expect(uses.filter((use) => /because you/i.test(use))).toEqual([])
  })

  it('2.1: another hormonal therapy comes next, unless organs are at risk: on every handout that says the first', () => {
    const courses = [
      first,
      { line: 'unknown', prior: [] },
      { prior: ['hormonal-therapy'] },
      later('hormonal-therapy'),
      later(),
    ] satisfies Partial<ProfileInput>[]
    for (const length of ['short', 'full'] as const) {
      for (const course of courses) {
        const { text } = handoutOf({ ...hrPositive, ...afterMenopause, ...course }, { length })
        expect(text).toMatch(/(another|a different) (hormonal therapy|one)/)
        expect(text).toMatch(/grows fast and harms (how )?your organs/)
      }
    }
  })

  it('4.4: one chemotherapy medicine at a time, and some people get more: short and full', () => {
    for (const length of ['short', 'full'] as const)
      expect(handoutOf({ ...tripleNegative, biomarkers: { 'pd-l1': 'negative' } }, { length }).text).toMatch(
        /one chemotherapy drug at a time\. Some people are given more than one/,
      )
  })

  it('4.5 and 4.6: MSI-H and dMMR together are explained once', () => {
    const { text } = handoutOf({
      ...hrPositive,
      ...later('hormonal-therapy'),
      biomarkers: { 'msi-h': 'positive', dmmr: 'positive' },
    })
    expect(text.match(/has trouble mending its genes/g)).toHaveLength(1)
    expect(text).toMatch(/pembrolizumab[^]*dostarlimab/i)
  })
})

describe('earlier treatment that a use asks for', () => {
  it('is in its data wherever its words speak of it', () => {
    // Chemotherapy of HR-positive cancer comes later as a rule, but can be needed at first (docs/rules.md 2).
    const uses = guideFromDisk().medicines.flatMap(({ id, indications }) =>
      indications.map(({ id: use, use: words, prior }) => ({ id, use, words, prior })),
    )
    const speaking = uses.filter(
      ({ use, words }) =>
        use !== 'general' &&
        /no longer|treated before|got worse|grows on|second step|no other treatment|new chemo/.test(words),
    )
    expect(speaking.length).toBeGreaterThan(10)
    expect(speaking.filter(({ prior }) => prior.all.length === 0)).toEqual([])
  })

  it('is asked for by each medicine of a mix', () => {
    const { medicines } = guideFromDisk()
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative]) {
      for (const course of [first, later(), later('chemotherapy'), later('hormonal-therapy'), later('trastuzumab')]) {
        const handout = handoutOf({ ...receptors, ...afterMenopause, ...course, sites: ['brain'] })
        const partners = handout.medicines.flatMap(({ medicine, timing: when, uses }) =>
          (medicines.find(({ id }) => id === medicine.id)?.indications ?? [])
            .filter(({ id }) => when === 'now' && uses.some(({ indication }) => indication === id))
            .flatMap(({ id, givenWith }) => givenWith.map((partner) => ({ use: `${medicine.id} ${id}`, partner }))),
        )
        const unfit = partners.filter(
          ({ use, partner }) =>
            !use.startsWith('filgrastim') &&
            medicines.some(({ id }) => id === partner) &&
            handout.place(partner) !== 'now',
        )
        expect(unfit).toEqual([])
      }
    }
  })

  it('keeps a use from being a choice for anyone who has had none', () => {
    const all = Object.fromEntries(biomarkers.map((one) => [one, 'positive' as const]))
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative]) {
      for (const line of ['first', 'unknown'] as const) {
        const handout = handoutOf({
          ...receptors,
          ...afterMenopause,
          line,
          prior: ['none'],
          biomarkers: all,
          sites: [...sites],
        })
        const asking = handout.medicines.flatMap(({ medicine, timing: when, uses }) =>
          uses
            .filter(({ conditions }) => when === 'now' && conditions.some((key) => key.startsWith('condition.after.')))
            .map(({ indication }) => `${medicine.id} ${indication}`),
        )
        expect(asking).toEqual([])
        const named = handout.medicines.filter(({ timing }) => timing === 'now').map(({ medicine }) => medicine.id)
        expect(named).not.toContain('tucatinib')
      }
    }
  })
})

describe('section 4: biomarkers and earlier treatment', () => {
  const now = (profile: ProfileInput, ids: readonly string[]) =>
    ids.filter((id) => handoutOf(profile).place(id) === 'now')

  holdsAll([
    {
      name: '4.1 BRCA, HR-positive, later',
      profile: { ...hrPositive, ...afterMenopause, ...later('hormonal-therapy'), biomarkers: { brca: 'positive' } },
      must: [/in place of chemotherapy/, /family members may have it too/, /platinum drug/, /hair loss/, /headaches?/],
      mustNot: [/maintenance/i],
    },
    {
      name: '4.9 hormonal therapy before, line not said',
      profile: { ...hrPositive, ...afterMenopause, prior: ['hormonal-therapy'], biomarkers: { brca: 'positive' } },
      must: [/Often a different hormonal therapy comes next/, /one more choice when hormonal therapy no longer helps/],
      mustNot: [/starts with hormonal therapy/i, /still comes first/i],
    },
    {
      name: '4.10 none before: it starts with hormonal therapy',
      profile: { ...hrPositive, ...afterMenopause, ...first, biomarkers: { brca: 'positive' } },
      must: [/starts with hormonal therapy/, /Hormonal therapy still comes first/],
      mustNot: [/Often a different hormonal therapy comes next/],
    },
    {
      name: '4.1 BRCA, triple-negative, later',
      profile: { ...tripleNegative, ...afterMenopause, ...later('chemotherapy'), biomarkers: { brca: 'positive' } },
      must: [/in place of a new chemotherapy/, /olaparib[^]*talazoparib/i],
    },
    {
      name: '4.1 BRCA, at first: not yet',
      profile: { ...tripleNegative, ...afterMenopause, ...first, biomarkers: { brca: 'positive' } },
      mustNot: [/PARP|olaparib|talazoparib/i],
    },
    {
      name: '4.2 PIK3CA, later',
      profile: { ...hrPositive, ...afterMenopause, ...later('hormonal-therapy'), biomarkers: { pik3ca: 'positive' } },
      must: [/alpelisib/i, /high blood sugar/i, /rash/, /diarrhea/i],
    },
    {
      name: '4.2 PIK3CA elsewhere: nothing',
      profile: { ...her2Positive, ...later('trastuzumab'), biomarkers: { pik3ca: 'positive' } },
      mustNot: [/PIK3CA: positive|alpelisib|Has my cancer been tested for a PIK3CA/i],
    },
    {
      name: '4.3 PD-L1 positive',
      profile: { ...tripleNegative, ...afterMenopause, ...first, biomarkers: { 'pd-l1': 'positive' } },
      must: [/pembrolizumab/i, /cannot be taken out by surgery/],
    },
    {
      name: '4.6 dMMR, later',
      profile: { ...tripleNegative, ...afterMenopause, ...later('chemotherapy'), biomarkers: { dmmr: 'positive' } },
      must: [/pembrolizumab/i, /dostarlimab/i, /skin reactions/i, /as if you have the flu/, /weight changes/],
    },
    {
      name: '4.9 hormonal therapy before',
      profile: { ...hrPositive, ...afterMenopause, ...later('aromatase-inhibitor-alone') },
      must: [/palbociclib/i, /everolimus/i, /exemestane/i],
      mustNot: [/first hormonal treatment/i, /starts with hormonal therapy/i],
    },
    {
      name: '4.12 later: other options may exist',
      profile: { ...tripleNegative, ...afterMenopause, ...later('chemotherapy') },
      must: [/Other treatments may be open to you then/],
    },
    {
      name: '4.13 trastuzumab for early cancer, back within a year',
      profile: { ...her2Positive, ...later('trastuzumab') },
      must: [/within 12 months after it ended, this is a second step for you too/],
    },
    {
      name: '4.13 trastuzumab before, line not said',
      profile: { ...her2Positive, prior: ['trastuzumab'] },
      must: [/Ask your team which treatment comes first now/, /within 12 months after trastuzumab[^.]* ended/],
      asks: ['time-since-trastuzumab'],
    },
    {
      name: '4.13 not for HER2-negative cancer',
      profile: { ...tripleNegative, prior: ['trastuzumab'] },
      mustNot: [her2Medicines],
      asksNot: ['time-since-trastuzumab'],
    },
  ])

  it('4.9 and 4.10: letrozole or anastrozole with fulvestrant only before any hormonal therapy', () => {
    const uses = (more: Partial<ProfileInput>) =>
      handoutOf({ ...hrPositive, ...afterMenopause, ...more })
        .medicine('letrozole')
        ?.uses.map(({ indication }) => indication)
    expect(uses(first)).toContain('with-fulvestrant')
    expect(uses(later('hormonal-therapy'))).not.toContain('with-fulvestrant')
    expect(uses(later('aromatase-inhibitor-alone'))).not.toContain('with-fulvestrant')
  })

  it('4.10: what comes after hormonal therapy is no choice before it', () => {
    const profile: ProfileInput = {
      ...hrPositive,
      ...afterMenopause,
      biomarkers: { brca: 'positive', pik3ca: 'positive' },
    }
    const after = ['everolimus', 'alpelisib', 'olaparib', 'talazoparib']
    expect(now({ ...profile, ...first }, after)).toEqual([])
    expect(now({ ...profile, ...later('chemotherapy') }, after)).toEqual([])
    expect(now({ ...profile, ...later('aromatase-inhibitor-alone') }, after)).toEqual(after)
    const withFulvestrant = handoutOf({ ...profile, ...first }).medicine('palbociclib')?.uses ?? []
    expect(withFulvestrant.map(({ indication }) => indication)).not.toContain('with-fulvestrant')
  })

  it('4.11: nothing of a later line at the first treatment', () => {
    const all = {
      brca: 'positive',
      pik3ca: 'positive',
      'pd-l1': 'positive',
      'msi-h': 'positive',
      dmmr: 'positive',
      ntrk: 'positive',
    } as const
    const forLater = [
      ...['ado-trastuzumab-emtansine', 'trastuzumab-deruxtecan', 'tucatinib', 'neratinib', 'margetuximab-cmkb'],
      ...['sacituzumab-govitecan-hziy', 'olaparib', 'talazoparib', 'dostarlimab', 'larotrectinib'],
      ...['everolimus', 'alpelisib', 'megestrol-acetate', 'estradiol'],
    ]
    for (const receptors of [hrPositive, triplePositive, her2Positive, tripleNegative]) {
      const handout = handoutOf({ ...receptors, ...afterMenopause, ...first, biomarkers: all })
      expect(forLater.filter((id) => handout.place(id) !== 'not')).toEqual([])
      const lapatinib = handout.medicine('lapatinib')?.uses.map(({ indication }) => indication) ?? []
      expect(lapatinib).not.toContain('with-capecitabine')
    }
  })

  it('4.13: after trastuzumab each medicine by what was given with it', () => {
    const place = (id: string, ...prior: NonNullable<ProfileInput['prior']>) =>
      handoutOf({ ...her2Positive, ...later(...prior) }).place(id)
    expect(place('ado-trastuzumab-emtansine', 'trastuzumab', 'taxane')).toBe('now')
    expect(place('ado-trastuzumab-emtansine', 'trastuzumab', 'chemotherapy')).toBe('later')
    const lapatinib = (...prior: NonNullable<ProfileInput['prior']>) =>
      handoutOf({ ...her2Positive, ...later(...prior) })
        .medicine('lapatinib')
        ?.uses.map(({ indication }) => indication)
    expect(lapatinib('trastuzumab', 'chemotherapy')).toEqual(['with-capecitabine', 'with-trastuzumab'])
    expect(lapatinib('trastuzumab')).toEqual(['with-trastuzumab'])
  })

  it('4.14: nor is what contains them, or is given with it', () => {
    const phesgo = 'pertuzumab-trastuzumab-hyaluronidase-zzxf'
    for (const receptors of [triplePositive, her2Positive]) {
      for (const line of ['later', 'unknown'] as const) {
        const had = handoutOf({ ...receptors, line, prior: ['trastuzumab', 'pertuzumab'] })
        expect(had.place(phesgo)).toBe('not')
        expect(had.leftOut(phesgo)?.because).toEqual([{ field: 'prior', value: 'pertuzumab' }])
        expect(had.text).not.toMatch(/Phesgo/)
        // Trastuzumab is given again, with another medicine.
        expect(had.place('trastuzumab')).toBe('now')
      }
      expect(handoutOf({ ...receptors, ...first }).conditions(phesgo, 'with-docetaxel')).toEqual([])
      for (const length of ['short', 'full'] as const) {
        const unknown = handoutOf({ ...receptors, ...afterMenopause }, { length })
        expect(unknown.conditions(phesgo, 'with-docetaxel')).toEqual(['condition.not-after.pertuzumab'])
      }
    }
  })

  it('4.14: T-DM1 and pertuzumab are not offered a second time', () => {
    const had = handoutOf({ ...her2Positive, ...later('trastuzumab', 'taxane', 't-dm1', 'pertuzumab') })
    expect(had.place('ado-trastuzumab-emtansine')).toBe('not')
    expect(had.place('pertuzumab')).toBe('not')
    expect(had.text).not.toMatch(/is the preferred second step|have not had pertuzumab/)
  })
})
