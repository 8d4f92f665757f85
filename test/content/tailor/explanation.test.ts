import { describe, expect, it } from 'vitest'
import { isMessageKey } from '../../../content/messages/messages.ts'
import type { HandoutPart } from '../../../content/schema/handout-part.ts'
import { biomarkers, emptyProfile, priors, profileSchema, sites, subtypes } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { explanation } from '../../../content/tailor/explanation.ts'
import { fullestLevel, type HandoutPlan } from '../../../content/tailor/plan.ts'
import { conditionsOf } from '../../../content/tailor/indications.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { guideFromDisk } from '../guide.ts'
import { beforeMenopause, hrPositive, man, t, triplePositive } from './handout-of.ts'

const profile = profileSchema.parse({
  ...hrPositive,
  ...beforeMenopause,
  line: 'first',
  prior: ['none'],
  sites: ['bone'],
})
/** What a handout with the most on it holds and leaves out. */
function explained(plan: HandoutPlan): string {
  return explanation(plan, fullestLevel(plan).id, t)
}
const text = explained(tailor(guideFromDisk(), profile))

describe('the explanation of a handout', () => {
  it('says for whom it is', () => {
    expect(text).toMatch(
      /^Handout for: hormone receptor-positive, HER2-negative; before menopause; first treatment .*; spread to bone; no treatment before\n/,
    )
  })

  it('says why a medicine is in it, with the condition that goes with it', () => {
    expect(text).toMatch(
      /letrozole – hormone receptor-positive; before menopause\n.*only together with ovarian suppression/,
    )
    expect(text).toMatch(/denosumab – spread to bone\n/)
  })

  it('says why a passage or a question is in it', () => {
    expect(text).toMatch(/Before menopause, the ovaries still make estrogen.* – .*before menopause\n/)
    expect(text).toMatch(/PIK3CA mutation\? – .*no PIK3CA result/)
  })

  it('says why a medicine, a page, a passage or a question is not', () => {
    expect(text).toMatch(
      /\nMedicines this handout does not name\n[^]*- trastuzumab: does not fit this type of cancer \(hormone receptor-positive, HER2-negative\)/,
    )
    expect(text).toMatch(/- everolimus: belongs to another step of treatment \(first treatment for metastatic cancer\)/)
    expect(text).toMatch(/- olaparib: needs a test result that this person does not have \(no BRCA result\)/)
    expect(text).toMatch(
      /\nPages this handout leaves out\n[^]*- Treatment of HER2-positive cancer: does not fit this type of cancer/,
    )
    expect(text).toMatch(
      /After menopause there are several choices.*: does not fit this menopausal status \(before menopause\)/,
    )
    expect(text).toMatch(/hospice care.*: is printed only when asked for/)
  })

  it('says why a sheet, a list of signs, a word or a use is in it or not', () => {
    expect(text).toMatch(/\n- Pain diary – spread to bone\n/)
    expect(text).toMatch(/\n- Diary of signs and side effects – for everyone\n/)
    expect(text).toMatch(
      /\nSheets this handout leaves out\n- Who helps with what: was not chosen for this handout\n- When I take/,
    )
    expect(text).toMatch(
      /\nSigns this handout leaves out\n- Signs of cancer in the brain: .*not stated here \(spread to bone\)/,
    )
    expect(text).toMatch(/- Words explained: was not chosen for this handout\n/)
    expect(text).toMatch(
      /\nUses this handout leaves out, of medicines that it names\n[^]*- palbociclib: with fulvestrant: belongs to another step of treatment \(first treatment/,
    )
    const elsewhere = explained(tailor(guideFromDisk(), profileSchema.parse({ ...hrPositive, ...man })))
    expect(elsewhere).toMatch(
      /\n- Pain diary: is for spread to a place that is not stated here \(no place of spread stated\)\n/,
    )
    expect(elsewhere).toMatch(
      /- palbociclib: with fulvestrant: is told only when this is chosen .*had an aromatase inhibitor by itself\)/,
    )
  })

  it('says of a part that only was asked for that it was chosen, and which words are not explained', () => {
    const choice = { ...defaultChoice(), parts: ['type', 'glossary', 'pain-diary'] as HandoutPart[] }
    const said = explained(tailor(guideFromDisk(), profileSchema.parse({ ...hrPositive, ...man }), choice))
    expect(said).toMatch(/\n- Pain diary – chosen for this handout\n/)
    expect(said).toMatch(/\n- Words explained – chosen for this handout\n/)
    expect(said).toMatch(/\nWords this handout does not explain\n[^]*- ovarian suppression: does not /)
  })

  it('says of a passage without a condition of its own that it is for those of its page', () => {
    expect(text).toMatch(/\n {4}HER2-negative means that .* – for the same people as the whole page\n/)
    expect(text).toMatch(/\n {4}A clinical trial tests .* – for everyone\n/)
  })

  it('says of a question that this person has the answer to that it is for others', () => {
    expect(text).toMatch(
      /HER2 status of my cancer, and what does it mean\? When will we know\?: is for people who do not know this yet/,
    )
    expect(text).not.toMatch(/When will we know\?: does not fit/)
  })

  it('gives one reason: the first that a nurse would think of', () => {
    const later = profileSchema.parse({ ...triplePositive, line: 'later', prior: ['trastuzumab', 'taxane'] })
    const said = explained(tailor(guideFromDisk(), later))
    // It asks for another subtype, a result and earlier treatment, and none of them holds.
    expect(said).toMatch(
      /If hormonal therapy no longer helps you.*: does not fit this type of cancer \(HER2-positive, hormone receptor-positive\)\n/,
    )
    expect(said).toMatch(
      /two or more HER2 treatments.*: is told only when this is chosen under earlier treatment \(had two or more HER2-targeted treatments\)\n/,
    )
    expect(said).toMatch(/tested for MSI-H\?: is asked about together with another test \(no dMMR result\)\n/)
  })

  it('names earlier treatment as it was stated, and tells facts in one order, none twice', () => {
    const later = profileSchema.parse({
      ...triplePositive,
      ...man,
      line: 'later',
      prior: ['trastuzumab', 'taxane'],
      sites: ['brain'],
    })
    const said = explained(tailor(guideFromDisk(), later))
    expect(said).toMatch(
      /\n- Targeted medicines – HER2-positive, hormone receptor-positive; man; second or later step of treatment; spread to the brain; had trastuzumab; had a taxane\n/,
    )
    expect(said).toMatch(/\n {4}tucatinib – HER2-positive; second or later .*; spread to the brain; had trastuzumab\n/)
    expect(said).toMatch(/\n {4}letrozole – HER2-positive, hormone receptor-positive; man\n/)
    const unnamed = profileSchema.parse({ ...hrPositive, line: 'later', biomarkers: { ntrk: 'positive' } })
    expect(explained(tailor(guideFromDisk(), unnamed))).toMatch(
      /larotrectinib – NTRK fusion; second or later step of treatment\n/,
    )
  })

  it('says everything in words: no key, no id of a fact', () => {
    expect(text).not.toMatch(/(fact|reason|condition|explain|leftout)\.[a-z]|her2-positive-hr|pd-l1\.|undefined|\{/)
  })
})

describe('the messages', () => {
  it('have words for every fact there is', () => {
    const results = ['positive', 'negative', 'unknown']
    const facts = [
      ...subtypes.map((value) => `subtype.${value}`),
      ...['hr', 'her2'].flatMap((field) => results.map((value) => `${field}.${value}`)),
      ...['female', 'male', 'unknown'].map((value) => `sex.${value}`),
      ...['pre', 'post', 'unknown', 'not-applicable'].map((value) => `menopause.${value}`),
      ...biomarkers.flatMap((biomarker) => results.map((value) => `biomarker.${biomarker}.${value}`)),
      ...['first', 'later', 'unknown'].map((value) => `line.${value}`),
      ...[...sites, 'none'].map((value) => `site.${value}`),
      ...[...priors, 'any-treatment', 'aromatase-inhibitor', 'her2-therapies-1plus', 'unknown'].map(
        (value) => `prior.${value}`,
      ),
    ]
    expect(facts.filter((fact) => !isMessageKey(`fact.${fact}`))).toEqual([])
  })

  it('have words for everything that an indication may ask for', () => {
    const uses = guideFromDisk().medicines.flatMap(({ indications }) => indications)
    const keys = uses.flatMap((use) => conditionsOf(use, emptyProfile))
    expect(keys.length).toBeGreaterThan(0)
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([])
  })
})
