import { describe, expect, it, vi } from 'vitest'
import { parseCondition } from '../../../content/compile/people/condition.ts'
import { isReachable } from '../../../content/compile/people/reach.ts'
import { decodeHandoutId, encodeHandoutId } from '../../../content/handout-id/handout-id.ts'
import { english } from '../../../content/languages/en/language.ts'
import type * as catalog from '../../../content/languages/en/messages.ts'
import { translator } from '../../../content/messages/messages.ts'
import { fingerprintOfRules } from '../../../content/recall/rules.ts'
import { valueOf } from '../../../content/schema/biomarker-values.ts'
import { type Condition, conditionSchema } from '../../../content/schema/condition.ts'
import { noReleaseHistory } from '../../../content/schema/release-history.ts'
import { type Biomarker, biomarkers, type Profile, profileSchema } from '../../../content/schema/profile.ts'
import { type Requirement, requirement } from '../../../content/schema/requirement.ts'
import { sayRequirement } from '../../../content/tailor/biomarker-facts.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { holds } from '../../../content/tailor/conditions.ts'
import { contradictions, sayContradiction } from '../../../content/tailor/contradictions.ts'
import { explanation } from '../../../content/tailor/explanation.ts'
import { personOf } from '../../../content/tailor/person.ts'
import { fullestLevel } from '../../../content/tailor/plan.ts'
import { planText } from '../../../content/tailor/plan-text.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import type * as table from '../../../content/vocabulary/biomarker-table.ts'
import { biomarkerTerms, scaleOf } from '../../../content/vocabulary/biomarkers.ts'
import { whenLabel } from '../../../renderer/guide/when-label.ts'
import { biomarkerOptions } from '../../../renderer/nurse/biomarker-options.ts'
import { nurseForm } from '../../../renderer/nurse/nurse-form.svelte.ts'
import { statedFacts } from '../../../renderer/profile/profile-text.ts'
import { medicine, miniGuide, page, paragraph, use } from '../tailor/mini-guide.ts'

// A made-up test of each kind, so that everything that follows from the table is tried before a real one needs it.
vi.mock('../../../content/vocabulary/biomarker-table.ts', async (original) => {
  const { biomarkerTable } = await original<typeof table>()
  return {
    biomarkerTable: [
      ...biomarkerTable,
      { id: 'lyra1', spellings: ['LYRA1'], idNumber: 1 },
      {
        id: 'vega-level',
        spellings: ['Vega level'],
        levels: ['none', 'low', 'high'],
        field: 'vegaLevel',
        decides: { on: 'her2', positive: ['high'], negative: ['none', 'low'] },
        idNumber: 2,
      },
      {
        id: 'orion-cps',
        spellings: ['Orion CPS'],
        score: { max: 100 },
        field: 'orionCps',
        decides: { on: 'lyra1', positive: ['>=10'], negative: ['<10'] },
        idNumber: 3,
      },
    ],
  }
})

vi.mock('../../../content/languages/en/messages.ts', async (original) => {
  const { messages } = await original<typeof catalog>()
  return {
    messages: {
      ...messages,
      'fact.biomarker.lyra1.positive': 'LYRA1-positive',
      'fact.biomarker.lyra1.negative': 'LYRA1-negative',
      'fact.biomarker.lyra1.unknown': 'no LYRA1 result',
      'fact.biomarker.vega-level.none': 'no Vega',
      'fact.biomarker.vega-level.low': 'Vega-low',
      'fact.biomarker.vega-level.high': 'Vega-high',
      'fact.biomarker.vega-level.unknown': 'no Vega result',
      'fact.biomarker.orion-cps.score': 'Orion CPS {score}',
      'fact.biomarker.orion-cps.at-least': 'Orion CPS {score} or more',
      'fact.biomarker.orion-cps.below': 'Orion CPS below {score}',
      'fact.biomarker.orion-cps.unknown': 'no Orion CPS',
      'screens.when.vega-level.low': 'your cancer is Vega-low',
      'screens.when.orion-cps.at-least': 'your Orion CPS is {score} or more',
      'screens.nurse.test.orion-cps': 'Orion CPS',
    },
  }
})

const t = translator(english)
const made = (id: string) => id as Biomarker
const [lyra1, vegaLevel, orionCps] = [made('lyra1'), made('vega-level'), made('orion-cps')]
const person = (facts: object): Profile => profileSchema.parse({ hr: 'positive', her2: 'negative', ...facts })
const condition = (asked: Record<string, string[]>): Condition => conditionSchema.parse(asked)

describe('a profile', () => {
  it('holds a result, a level and a score, and nothing that is none', () => {
    const facts = { biomarkers: { lyra1: 'positive' }, vegaLevel: 'low', orionCps: 12 }
    expect(person(facts)).toMatchObject(facts)
    const wrong = [{ biomarkers: { lyra1: 'high' } }, { vegaLevel: 'positive' }, { vegaLevel: 2 }]
    for (const one of [...wrong, { orionCps: 101 }, { orionCps: -1 }, { orionCps: 1.5 }, { orionCps: '12' }])
      expect(() => person(one), JSON.stringify(one)).toThrow()
  })

  it('knows a result that follows from a score', () => {
    expect([9, 10].map((score) => valueOf(person({ orionCps: score }), lyra1))).toEqual(['negative', 'positive'])
    expect(valueOf(person({}), lyra1)).toBeUndefined()
  })

  it('contradicts itself where a score or level says otherwise', () => {
    const against = (facts: object) =>
      contradictions(person(facts)).map((one) => `${one.field}: ${sayContradiction(one, '', t)}`)
    expect(against({ orionCps: 12, biomarkers: { lyra1: 'positive' }, vegaLevel: 'low' })).toEqual([])
    expect(against({ orionCps: 12, biomarkers: { lyra1: 'negative' } })).toEqual([
      'biomarkers: ‘Orion CPS 12’ and ‘LYRA1-negative’ cannot both be true. Correct one of them.',
    ])
    expect(against({ vegaLevel: 'high' })).toEqual([expect.stringMatching(/^her2: ‘Vega-high’ and ‘HER2-negative’/)])
    expect(against({ vegaLevel: 'high', her2: 'unknown' })).toEqual([expect.stringMatching(/‘HER2 not known’/)])
  })
})

describe('a condition', () => {
  it.each<[asked: Record<string, string[]>, facts: object, answer: boolean]>([
    [{ lyra1: ['positive'] }, { biomarkers: { lyra1: 'positive' } }, true],
    [{ lyra1: ['positive'] }, { orionCps: 10 }, true],
    [{ 'vega-level': ['low', 'high'] }, { vegaLevel: 'low' }, true],
    [{ 'vega-level': ['low'] }, { vegaLevel: 'none' }, false],
    [{ 'vega-level': ['unknown'] }, {}, true],
    [{ 'orion-cps': ['>=10'] }, { orionCps: 10 }, true],
    [{ 'orion-cps': ['>=10'] }, { orionCps: 9 }, false],
    [{ 'orion-cps': ['<10', 'unknown'] }, { orionCps: 0 }, true],
    [{ 'orion-cps': ['<10'] }, {}, false],
    [{ 'orion-cps': ['<10', 'unknown'] }, {}, true],
  ])('%j holds for %j: %s', (asked, facts, answer) => {
    expect(holds(condition(asked), personOf(person(facts)))).toBe(answer)
  })

  it('is read from a page, and what it cannot be is told with what it can', () => {
    expect(parseCondition({ 'orion-cps': '>=10|unknown' }).condition).toEqual({ 'orion-cps': ['>=10', 'unknown'] })
    for (const wrong of ['10', '>10', '>=0', '>=101', '<0', 'positive', '>= 10'])
      expect(parseCondition({ 'orion-cps': wrong }).problems[0]?.mend, wrong).toMatch(/>=50/)
    expect(parseCondition({ 'vega-level': 'hihg' }).problems[0]?.mend).toMatch(/high/)
  })

  it('is one that somebody can meet, or is refused', () => {
    expect(isReachable([condition({ 'orion-cps': ['>=10'] }), condition({ lyra1: ['positive'] })])).toBe(true)
    expect(isReachable([condition({ 'orion-cps': ['>=10'] }), condition({ lyra1: ['negative'] })])).toBe(false)
    expect(isReachable([condition({ 'orion-cps': ['>=10'] }), condition({ 'orion-cps': ['<10'] })])).toBe(false)
    expect(isReachable([condition({ 'vega-level': ['low'] }), condition({ her2: ['negative'] })])).toBe(true)
    expect(isReachable([condition({ 'vega-level': ['low'] }), condition({ her2: ['positive'] })])).toBe(false)
  })

  it('is told to its reader', () => {
    expect(whenLabel([condition({ 'vega-level': ['low'] }), condition({ 'orion-cps': ['>=10', 'unknown'] })])).toBe(
      'If your cancer is Vega-low and your Orion CPS is 10 or more',
    )
  })
})

describe('a handout', () => {
  const asks = (...biomarkers: string[]) => biomarkers.map((one): Requirement => requirement.parse(one))
  const guide = miniGuide({
    medicines: [
      medicine('for-result', [use({ biomarkers: asks('lyra1') })]),
      medicine('for-level', [use({ biomarkers: asks('vega-level=low', 'vega-level=high') })]),
      medicine('for-score', [use({ biomarkers: asks('orion-cps>=10') })]),
    ],
    pages: [
      page('treatment', [
        paragraph('low', 'Only for Vega-low.', { when: [condition({ 'vega-level': ['low'] })] }),
        paragraph('score', 'Only from ten.', { when: [condition({ 'orion-cps': ['>=10'] })] }),
      ]),
    ],
  })
  const planOf = (facts: object) =>
    tailor(guide, person(facts), { ...defaultChoice(), parts: ['treatment', 'medicines'] })

  it('obeys levels and scores in texts and medicines, and says why', () => {
    const fits = planOf({ vegaLevel: 'low', orionCps: 12 })
    const text = planText(fits, fullestLevel(fits), t)
    for (const has of ['for-result', 'for-level', 'for-score', 'Only for Vega-low.', 'Only from ten.', 'Orion CPS 12'])
      expect(text).toContain(has)
    const plan = planOf({ vegaLevel: 'none', orionCps: 9 })
    expect(planText(plan, fullestLevel(plan), t)).not.toMatch(/for-|Only for|Only from/)
    const said = explanation(plan, fullestLevel(plan).id, t)
    expect(said).toMatch(/for-score: .*\(Orion CPS 9\)/)
    expect(said).toMatch(/for-level: .*\(no Vega\)/)
    expect(said).toMatch(/for-result: .*\(LYRA1-negative\)/)
  })

  it('asks for a score in words', () => {
    const said = asks('lyra1', 'vega-level=low', 'orion-cps>=10', 'orion-cps<5').map((one) => sayRequirement(one, t))
    expect(said).toEqual(['LYRA1-positive', 'Vega-low', 'Orion CPS 10 or more', 'Orion CPS below 5'])
    for (const wrong of [
      'lyra1=positive',
      'vega-level',
      'vega-level=mid',
      'orion-cps',
      'orion-cps>=101',
      'orion-cps=10',
    ])
      expect(requirement.safeParse(wrong).success, wrong).toBe(false)
  })

  it('has its levels and scores among the samples by which recall notices other rules', () => {
    const without = (id: string) => ({ ...guide, medicines: guide.medicines.filter((one) => one.id !== id) })
    for (const id of ['for-result', 'for-level', 'for-score'])
      expect(fingerprintOfRules(without(id)), id).not.toBe(fingerprintOfRules(guide))
    const forNone = medicine('for-none', [use({ biomarkers: asks('vega-level=none') })])
    const forLow = medicine('for-low-score', [use({ biomarkers: asks('orion-cps<10') })])
    for (const one of [forNone, forLow])
      expect(fingerprintOfRules({ ...guide, medicines: [...guide.medicines, one] }), one.id).not.toBe(
        fingerprintOfRules(guide),
      )
  })
})

describe('a handout ID', () => {
  const guide = { language: 'en', hash: 'aaaa', history: noReleaseHistory, numbers: miniGuide({}).numbers }
  const content = (profile: Profile) => ({
    profile,
    choice: defaultChoice(),
    look: { paper: 'letter' as const, largePrint: false },
  })
  const again = (profile: Profile) => decodeHandoutId(guide, encodeHandoutId(guide, content(profile)))

  it('has room for every value of every term', () => {
    for (const { id, field } of biomarkerTerms) {
      const scale = scaleOf(id)
      const values = scale.kind === 'score' ? Array.from({ length: scale.max + 1 }, (_, at) => at) : scale.values
      for (const value of values) {
        const profile = person(field === undefined ? { biomarkers: { [id]: value } } : { [field]: value })
        expect(again(profile), `${id} ${value}`).toMatchObject({ ok: true, profile })
      }
    }
  })

  it('has each number once', () => {
    const numbers = biomarkerTerms.flatMap(({ idNumber }) => idNumber ?? [])
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('reads all kinds together', () => {
    const profile = person({ biomarkers: { brca: 'negative', lyra1: 'positive' }, vegaLevel: 'none', orionCps: 100 })
    expect(again(profile)).toMatchObject({ ok: true, profile })
  })
})

describe('the form', () => {
  it('offers results and levels, and takes a score as it is written', () => {
    expect(biomarkers).toContain('orion-cps')
    expect(biomarkerOptions(lyra1).map(({ label }) => label)).toEqual(['Positive', 'Negative', 'Unknown'])
    expect(biomarkerOptions(vegaLevel).map(({ value, label }) => `${value}: ${label}`)).toEqual([
      'none: no Vega',
      'low: Vega-low',
      'high: Vega-high',
      'unknown: Unknown',
    ])
    nurseForm.reset()
    nurseForm.chooseType('hr-positive-her2-negative')
    nurseForm.writeScore(orionCps, '12')
    expect(nurseForm.draft).toMatchObject({ orionCps: 12 })
    expect(nurseForm.ready).toBe(true)
    expect(statedFacts(nurseForm.draft)).toContain('Orion CPS 12')
  })

  it('makes no handout while a score is none, and forgets the one before it', () => {
    nurseForm.reset()
    nurseForm.chooseType('hr-positive-her2-negative')
    nurseForm.writeScore(orionCps, '12')
    nurseForm.writeScore(orionCps, '120')
    expect(nurseForm.draft).not.toHaveProperty('orionCps')
    expect(nurseForm.scoreText(orionCps)).toBe('120')
    expect(nurseForm.scoreProblem(orionCps)).toBe('Enter a whole number from 0 to 100, or leave this empty.')
    expect(nurseForm.ready).toBe(false)
    expect(nurseForm.take()).toBe(false)
    nurseForm.writeScore(orionCps, '')
    expect(nurseForm.ready).toBe(true)
  })

  it('fills in the receptor that follows from a level, and says what contradicts', () => {
    nurseForm.reset()
    nurseForm.setBiomarker(vegaLevel, 'high')
    expect(nurseForm.draft.her2).toBe('positive')
    nurseForm.setBiomarker(orionCps, 3)
    nurseForm.setBiomarker(lyra1, 'positive')
    expect(nurseForm.biomarkerProblem).toMatch(/‘Orion CPS 3’ and ‘LYRA1-positive’/)
    nurseForm.setBiomarker(orionCps, 'unknown')
    expect(nurseForm.biomarkerProblem).toBeNull()
  })
})
