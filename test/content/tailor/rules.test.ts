import { describe, expect, it } from 'vitest'
import { guideFromDisk } from '../guide.ts'
import type { ProfileInput } from '../../../content/schema/profile.ts'
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
import { medicine, miniGuide, page, paragraph, use } from './mini-guide.ts'

// docs/rules.md, section 0. Each rule is shown by two profiles that differ in one fact, or by made-up content that
// would be printed if the rule were not there.

describe('rule 1: subtype and biomarkers decide whether a medicine is named, line and history only when', () => {
  const guide = miniGuide({
    medicines: [
      medicine('for-another-type', [
        use({ subtypes: ['triple-negative'], line: 'later', prior: { all: ['taxane'], none: [] } }),
      ]),
      medicine('needs-a-result', [use({ biomarkers: ['brca'], line: 'later', prior: { all: ['taxane'], none: [] } })]),
      medicine('needs-history', [use({ line: 'later', prior: { all: ['taxane'], none: [] } })]),
    ],
  })

  it('so a wrong subtype or a missing result never moves a medicine to later', () => {
    const handout = handoutOf({ ...hrPositive, line: 'later' }, {}, guide)
    expect(handout.place('for-another-type')).toBe('not')
    expect(handout.leftOut('for-another-type')?.reason).toBe('subtype')
    expect(handout.place('needs-a-result')).toBe('not')
    expect(handout.leftOut('needs-a-result')?.reason).toBe('biomarker')
    expect(handout.place('needs-history')).toBe('later')
  })

  it('and what is missing from history is a choice now as soon as it is there', () => {
    const handout = handoutOf(
      { ...hrPositive, line: 'later', prior: ['taxane'], biomarkers: { brca: 'positive' } },
      {},
      guide,
    )
    expect(handout.place('needs-history')).toBe('now')
    expect(handout.place('needs-a-result')).toBe('now')
  })
})

describe('rule 2: a result that is not known is neither positive nor negative', () => {
  const profile = { ...tripleNegative, ...afterMenopause, line: 'first' } as const

  it('prints the test as a question and no medicine', () => {
    const unknown = handoutOf(profile)
    expect(unknown.place('pembrolizumab')).toBe('not')
    expect(unknown.text).not.toMatch(/pembrolizumab|Keytruda|PD-L1-negative/)
    expect(unknown.questions).toContain('test-pd-l1')
  })

  it('prints the medicine when positive, and neither when negative', () => {
    expect(handoutOf({ ...profile, biomarkers: { 'pd-l1': 'positive' } }).place('pembrolizumab')).toBe('now')
    const negative = handoutOf({ ...profile, biomarkers: { 'pd-l1': 'negative' } })
    expect(negative.place('pembrolizumab')).toBe('not')
    expect(negative.questions).not.toContain('test-pd-l1')
  })

  it('tells a PD-L1-negative triple-negative cancer of one drug at a time', () => {
    expect(handoutOf({ ...profile, biomarkers: { 'pd-l1': 'negative' } }).text).toMatch(
      /PD-L1-negative.*one chemotherapy drug at a time/,
    )
  })
})

describe('rule 3: with the subtype not known, tests and receptors are explained and no cancer medicine is named', () => {
  it('whatever else is known', () => {
    const full: ProfileInput = {
      ...notKnown,
      hr: 'positive',
      ...beforeMenopause,
      biomarkers: {
        brca: 'positive',
        pik3ca: 'positive',
        'pd-l1': 'positive',
        'msi-h': 'positive',
        dmmr: 'positive',
        ntrk: 'positive',
      },
      sites: ['bone', 'brain'],
      line: 'later',
      prior: ['aromatase-inhibitor-alone', 'taxane', 'trastuzumab', 't-dm1'],
    }
    const handout = handoutOf(full)
    expect(handout.medicines.map(({ medicine }) => medicine.therapy)).toEqual([
      'bone-modifying',
      'bone-modifying',
      'bone-modifying',
    ])
    expect(handout.text).toMatch(/biopsy/)
    expect(handout.text).toMatch(/estrogen/)
    expect(handout.text).toMatch(/progesterone/)
    expect(handout.text).not.toMatch(/trastuzumab|T-DM1|tamoxifen|aromatase/i)
  })
})

describe('rule 4: HER2 overrides', () => {
  const everything = {
    biomarkers: { brca: 'positive', pik3ca: 'positive' },
    line: 'later',
    prior: ['aromatase-inhibitor-alone', 'taxane', 'trastuzumab', 'her2-therapies-2plus', 'treatments-2plus'],
    sites: ['brain'],
    ...afterMenopause,
  } as const
  const her2Negative = [
    'palbociclib',
    'ribociclib',
    'abemaciclib',
    'everolimus',
    'alpelisib',
    'olaparib',
    'talazoparib',
  ]
  const her2Targeted = [
    'trastuzumab',
    'margetuximab-cmkb',
    'trastuzumab-deruxtecan',
    'tucatinib',
    'neratinib',
    'lapatinib',
    'ado-trastuzumab-emtansine',
  ]

  it('HER2-positive: no medicine of HER2-negative cancer, even with its biomarker', () => {
    const handout = handoutOf({ ...triplePositive, ...everything, prior: [...everything.prior], sites: ['brain'] })
    expect(her2Negative.map((id) => handout.place(id))).toEqual(her2Negative.map(() => 'not'))
    expect(her2Targeted.map((id) => handout.place(id))).toEqual(her2Targeted.map(() => 'now'))
  })

  it('HER2-negative: no HER2-targeted medicine, whatever the line or the spread', () => {
    const handout = handoutOf({ ...hrPositive, ...everything, prior: [...everything.prior], sites: ['brain'] })
    expect(her2Targeted.map((id) => handout.place(id))).toEqual(her2Targeted.map(() => 'not'))
    expect(her2Negative.map((id) => handout.place(id))).toEqual(her2Negative.map(() => 'now'))
  })
})

describe('rule 5: HR-negative cancer has no hormonal medicine and no text on menopause', () => {
  it.each([
    ['triple-negative before menopause', { ...tripleNegative, ...beforeMenopause }],
    ['triple-negative in a man', { ...tripleNegative, ...man }],
    ['HER2-positive before menopause', { ...her2Positive, ...beforeMenopause }],
    ['HER2-positive, menopause not known', { ...her2Positive, sex: 'female' }],
  ] as [string, ProfileInput][])('%s', (_, profile) => {
    const handout = handoutOf(profile)
    expect(handout.medicines.filter(({ medicine }) => medicine.therapy === 'hormonal')).toEqual([])
    expect(handout.text).not.toMatch(/menopaus|ovar|aromatase/i)
    expect(handout.questions).not.toContain('menopause')
  })

  it('while HR-positive cancer has both', () => {
    expect(handoutOf({ ...triplePositive, ...beforeMenopause }).text).toMatch(/menopause[^]*tamoxifen/i)
  })
})

describe('rule 6: aromatase inhibitors', () => {
  const uses: [string, string, ProfileInput][] = [
    ['anastrozole', 'hormonal', { ...hrPositive }],
    ['letrozole', 'with-fulvestrant', { ...hrPositive }],
    ['exemestane', 'with-everolimus', { ...hrPositive, line: 'later', prior: ['aromatase-inhibitor-alone'] }],
    ['everolimus', 'with-exemestane', { ...hrPositive, line: 'later', prior: ['aromatase-inhibitor-alone'] }],
    ['palbociclib', 'with-aromatase-inhibitor', { ...hrPositive }],
    ['ribociclib', 'with-aromatase-inhibitor', { ...hrPositive }],
    ['lapatinib', 'with-letrozole', { ...triplePositive }],
    ['letrozole', 'with-lapatinib', { ...triplePositive }],
  ]

  it.each(uses)('%s (%s): before menopause only with ovarian suppression', (id, indication, profile) => {
    expect(handoutOf({ ...profile, ...beforeMenopause }).conditions(id, indication)).toContain('condition.suppression')
  })

  it.each(uses)('%s (%s): in men only with goserelin or leuprolide', (id, indication, profile) => {
    expect(handoutOf({ ...profile, ...man }).conditions(id, indication)).toContain('condition.gnrh')
  })

  it.each(uses)('%s (%s): after menopause without either', (id, indication, profile) => {
    const handout = handoutOf({ ...profile, ...afterMenopause })
    expect(handout.medicine(id)?.uses.map((one) => one.indication)).toContain(indication)
    expect(handout.conditions(id, indication).filter((condition) => /suppression|gnrh/.test(condition))).toEqual([])
    expect(handout.text).not.toMatch(/ovarian suppression|goserelin|leuprolide/i)
  })
})

// Rule 7, contradictions, is in contradictions.test.ts.

describe('rule 8: every handout holds what everyone needs', () => {
  // asco-guide L838-922, whatever the profile. The ones that depend on it are in the section on questions below.
  const forAll = [
    ...['where-is-the-cancer', 'your-experience', 'second-opinion', 'my-options', 'clinical-trials', 'biomarker-tests'],
    ...['test-again', 'your-plan', 'risks', 'getting-ready', 'new-research', 'how-we-know-it-works', 'time-to-decide'],
    ...['side-effects-likely', 'side-effects-when', 'side-effects-relief', 'side-effects-of-each', 'whom-to-tell'],
    ...['symptom-care', 'hair', 'daily-life', 'sex-life', 'who-leads', 'my-team', 'whom-to-call', 'email'],
    ...['if-it-stops-working', 'if-i-stop', 'help-at-home', 'emotional-support', 'other-services', 'costs'],
    ...['social-worker', 'work'],
  ]
  const needed: [string, RegExp][] = [
    ['goals of treatment', /what treatment is for/i],
    ['not curable now, but treatable', /cannot be cured at present/i],
    ['shared decisions', /shared decision/i],
    ['clinical trials at any stage', /trials? .*(any|every) (time|stage|step)/i],
    ['supportive care from the start', /palliative care.*supportive care|supportive care.*palliative care/i],
    ['other medicines, supplements and herbs', /supplements and herbs/i],
    ['all symptoms and side effects', /every symptom and side effect/i],
    ['a second opinion', /second opinion/i],
    ['that other treatments exist', /other treatments may be open/i],
    ['how new the medicine facts are', /2021/],
    ['check with the team', /check with your team/i],
    ['a diary to keep track with', /diary of (signs and )?side effects/i],
    ['a plan that the team fills in', /my treatment plan|a plan that your team fills in/i],
  ]
  const profiles: ProfileInput[] = [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]

  it.each(profiles)('$hr $her2', (profile) => {
    const handout = handoutOf(profile)
    expect(needed.filter(([, words]) => !words.test(handout.text)).map(([name]) => name)).toEqual([])
    const parts = handout.plan.sections.map(({ part }) => part)
    expect(parts).toEqual(
      expect.arrayContaining(['goals', 'questions', 'when-to-call', 'side-effect-diary', 'treatment-plan-summary']),
    )
  })

  it('and all questions of section 7 when it is full: the best first, then the others by group', () => {
    const opened = guideFromDisk().questions.filter(({ sensitive }) => !sensitive)
    const groups = new Set(guideFromDisk().questionGroups.flatMap(({ id, sensitive }) => (sensitive ? [] : [id])))
    for (const profile of profiles) {
      const handout = handoutOf(profile)
      const asked = opened.filter(({ id, group }) => groups.has(group) && handout.leftOut(id) === undefined)
      expect([...handout.questions].sort()).toEqual(asked.map(({ id }) => id).sort())
      expect(new Set(handout.questions).size).toBe(handout.questions.length)
      expect(handout.questions).toEqual(expect.arrayContaining(forAll))
      const [first, ...others] = handout.plan.sections.filter(({ part }) => part === 'questions')
      expect(first?.items).toHaveLength(8)
      expect(others.map(({ id }) => id)).toEqual([
        'questions-after-diagnosis',
        'questions-treatment',
        'questions-side-effects',
        'questions-living',
      ])
    }
  })

  it('even when it is short, or only some parts were chosen', () => {
    for (const profile of profiles) {
      const short = handoutOf(profile, { length: 'short' })
      expect(needed.filter(([, words]) => !words.test(short.text)).map(([name]) => name)).toEqual([])
    }
    const chosen = handoutOf(hrPositive, { parts: ['medicines'] }).plan.sections.map(({ part }) => part)
    expect(chosen).toEqual(expect.arrayContaining(['medicines', 'goals', 'questions', 'when-to-call']))
  })

  it('with five questions where nobody chose the questions, and all of them where somebody did', () => {
    for (const length of ['short', 'full'] as const)
      expect(handoutOf(hrPositive, { length, parts: ['type'] }).questions).toHaveLength(5)
    expect(handoutOf(hrPositive, { parts: ['type', 'questions'] }).questions.length).toBeGreaterThan(30)
  })

  it('and a single sheet is just that sheet', () => {
    for (const part of ['pain-diary', 'questions', 'when-to-call'] as const)
      expect(handoutOf(hrPositive, { parts: [part] }).plan.sections.map((section) => section.part)).toEqual([part])
  })
})

describe('rule 9: nothing on survival or the end of life unless asked for', () => {
  const guide = miniGuide({
    pages: [
      page('outlook', [paragraph('numbers', 'Sensitive numbers.')], { sensitive: true }),
      page('mixed', [paragraph('plain', 'Plain words.'), paragraph('hard', 'Hard words.', { sensitive: true })]),
    ],
    questionGroups: [{ id: 'advanced', title: 'Later on', sensitive: true }],
    questions: [
      {
        id: 'hospice',
        group: 'advanced',
        text: 'What is hospice?',
        when: [],
        sensitive: true,
        rank: 1,
        sources: [{ source: 'asco-guide', place: 'L932' }],
        asOf: null,
      },
    ],
  })

  it('leaves it out, with that reason and without quoting it', () => {
    const handout = handoutOf(hrPositive, {}, guide)
    expect(handout.text).toContain('Plain words.')
    expect(handout.text).not.toMatch(/Sensitive numbers|Hard words|hospice/)
    expect(handout.plan.leftOut.map(({ id, reason }) => [id, reason])).toEqual(
      expect.arrayContaining([
        ['outlook', 'sensitive'],
        ['hard', 'sensitive'],
        ['hospice', 'sensitive'],
      ]),
    )
    expect(handout.leftOut('hard')?.title).toBe('mixed')
  })

  it('prints it when asked for', () => {
    const handout = handoutOf(hrPositive, { optIn: ['outlook', 'mixed', 'advanced'] }, guide)
    expect(handout.text).toMatch(/Sensitive numbers[^]*Hard words[^]*What is hospice/)
    expect(handoutOf(hrPositive, { questions: ['hospice'] }, guide).questions).toEqual(['hospice'])
  })

  it('holds for the real guide', () => {
    for (const profile of [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]) {
      expect(handoutOf(profile).text).not.toMatch(
        /surviv|hospice|bereave|prognosis|living will|resuscitate|near the end of life/i,
      )
    }
  })
})

describe('the safety net', () => {
  const planted = medicine('planted', [use({ subtypes: ['her2-positive-hr-positive', 'her2-positive-hr-negative'] })])

  it('drops a text that names a medicine which does not fit, and says so', () => {
    const guide = miniGuide({
      medicines: [planted],
      pages: [page('plan', [paragraph('good', 'Good words.'), paragraph('bad', 'Take [planted].')])],
    })
    const wrong = handoutOf(hrPositive, {}, guide)
    expect(wrong.text).toContain('Good words.')
    expect(wrong.text).not.toContain('planted')
    expect(wrong.leftOut('bad')).toMatchObject({
      reason: 'withheld',
      because: [{ field: 'subtype', value: 'hr-positive-her2-negative' }],
    })
    expect(handoutOf(her2Positive, {}, guide).text).toContain('Take planted.')
  })

  it('drops only the point of a list that names it, and a heading with nothing under it', () => {
    const { when, depth, sensitive, sources, asOf } = paragraph('shape', 'x')
    const base = { when, depth, sensitive, sources, asOf }
    const text = (words: string) => [{ type: 'text' as const, text: words }]
    const guide = miniGuide({
      medicines: [planted],
      pages: [
        page('plan', [
          {
            ...base,
            id: 'choices',
            type: 'list',
            ordered: false,
            items: [text('Rest.'), [{ type: 'medicine', id: 'planted', text: 'planted' }]],
          },
          { ...base, id: 'empty', type: 'heading', level: 2, inlines: text('An empty heading') },
          paragraph('bad', '[planted] again.'),
          { ...base, id: 'full', type: 'heading', level: 2, inlines: text('A full heading') },
          paragraph('last', 'Last words.'),
        ]),
      ],
    })
    expect(handoutOf(hrPositive, {}, guide).text).toMatch(/Rest\.\nA full heading\nLast words\./)
    expect(handoutOf(hrPositive, {}, guide).text).not.toMatch(/planted|An empty heading/)
  })

  it('takes out of a text what is no choice yet, without blaming the text', () => {
    const later = medicine('later-on', [use({ line: 'later' })])
    const guide = miniGuide({ medicines: [later], pages: [page('plan', [paragraph('step', 'Then [later-on].')])] })
    expect(handoutOf({ ...hrPositive, line: 'unknown' }, { parts: ['treatment'] }, guide).leftOut('step')?.reason).toBe(
      'line',
    )
    expect(handoutOf({ ...hrPositive, line: 'later' }, { parts: ['treatment'] }, guide).text).toContain(
      'Then later-on.',
    )
  })
})

describe('what a handout leaves out', () => {
  it('is every medicine and page that it does not print, each with a reason', () => {
    const handout = handoutOf({ ...hrPositive, ...afterMenopause, line: 'first', prior: ['none'] })
    const printed = handout.medicines.map(({ medicine }) => medicine.id)
    const leftOut = handout.plan.leftOut.filter(({ kind }) => kind === 'medicine').map(({ id }) => id)
    expect(new Set([...printed, ...leftOut]).size).toBe(49)
    expect(printed.filter((id) => leftOut.includes(id))).toEqual([])
    expect(handout.leftOut('trastuzumab')).toMatchObject({
      reason: 'subtype',
      because: [{ field: 'subtype', value: 'hr-positive-her2-negative' }],
    })
    expect(handout.leftOut('everolimus')).toMatchObject({
      reason: 'line',
      because: [{ field: 'line', value: 'first' }],
    })
    expect(handout.leftOut('goserelin')).toMatchObject({ reason: 'menopause' })
    expect(handout.leftOut('denosumab')).toMatchObject({ reason: 'site' })
  })

  it('has medicines and questions that were not picked, and those picked that do not fit stay out', () => {
    const handout = handoutOf(hrPositive, { medicines: ['tamoxifen', 'trastuzumab'], questions: ['my-options'] })
    expect(handout.medicines.map(({ medicine }) => medicine.id)).toEqual(['tamoxifen'])
    expect(handout.leftOut('letrozole')?.reason).toBe('not-chosen')
    expect(handout.leftOut('trastuzumab')?.reason).toBe('subtype')
    expect(handout.questions).toEqual(['my-options'])
  })

  it('says of what a person already had that it was given before', () => {
    const handout = handoutOf({
      ...her2Positive,
      line: 'later',
      prior: ['trastuzumab', 'taxane', 't-dm1', 'pertuzumab'],
    })
    expect(handout.leftOut('ado-trastuzumab-emtansine')).toMatchObject({
      reason: 'prior',
      because: [{ field: 'prior', value: 't-dm1' }],
    })
  })
})

describe('a short handout', () => {
  it('prints five questions and no words explained', () => {
    for (const profile of [hrPositive, triplePositive, her2Positive, tripleNegative, notKnown]) {
      const handout = handoutOf(profile, { length: 'short' })
      expect(handout.questions).toHaveLength(5)
      expect(handout.plan.sections.map(({ part }) => part)).not.toContain('glossary')
    }
  })
})
