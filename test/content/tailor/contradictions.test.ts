import { describe, expect, it } from 'vitest'
import { type ProfileInput, profileSchema } from '../../../content/schema/profile.ts'
import { contradictions, sayContradiction } from '../../../content/tailor/contradictions.ts'
import { t } from './handout-of.ts'

function against(input: Partial<ProfileInput>): string[] {
  const found = contradictions(profileSchema.parse({ hr: 'positive', her2: 'positive', ...input }))
  return found.map((one) => `${one.field}: ${sayContradiction(one, one.treatments.join(', '), t)}`)
}

describe('a profile is refused', () => {
  it.each(['pre', 'post'] as const)('when a man has the menopausal status %s', (menopause) => {
    expect(against({ sex: 'male', menopause })).toEqual([
      expect.stringMatching(/^menopause: A man has no menopausal status/),
    ])
  })

  it('when no treatment before stands beside earlier treatment', () => {
    expect(against({ prior: ['none', 'taxane', 'trastuzumab'] })).toEqual([
      expect.stringMatching(/^prior: .*taxane, trastuzumab/),
    ])
  })

  it('when a later treatment comes after none', () => {
    expect(against({ line: 'later', prior: ['none'] })).toEqual([expect.stringMatching(/^line: /)])
  })

  it.each(['pertuzumab', 't-dm1', 'her2-therapies-2plus', 'treatments-2plus'] as const)(
    'when the first treatment comes after %s, which is for metastatic cancer',
    (prior) => {
      expect(against({ line: 'first', prior: [prior] })).toEqual([
        expect.stringMatching(new RegExp(`^line: .*${prior}`)),
      ])
    },
  )

  it('with all of its reasons at once', () => {
    expect(against({ sex: 'male', menopause: 'pre', line: 'first', prior: ['none', 't-dm1'] })).toHaveLength(3)
  })
})

describe('a profile is taken', () => {
  it.each([
    [
      'with a first treatment after trastuzumab for early cancer',
      { line: 'first', prior: ['trastuzumab', 'taxane', 'chemotherapy'] },
    ],
    [
      'with a first treatment after hormonal therapy for early cancer',
      { line: 'first', prior: ['aromatase-inhibitor-alone'] },
    ],
    ['with a man to whom menopause does not apply', { sex: 'male', menopause: 'not-applicable' }],
    ['with a man whose menopause was not asked', { sex: 'male' }],
    ['with menopause given and the sex not', { menopause: 'post' }],
    ['with no treatment before the first', { line: 'first', prior: ['none'] }],
    ['with nothing but the receptors', {}],
  ] as [string, Partial<ProfileInput>][])('%s', (_, input) => {
    expect(against(input)).toEqual([])
  })
})

describe('the schema refuses', () => {
  it('two results of one test, a result that is none, and fields it does not know', () => {
    const refuses = (extra: object) => !profileSchema.safeParse({ hr: 'negative', her2: 'negative', ...extra }).success
    expect(refuses({ biomarkers: { 'pd-l1': ['positive', 'negative'] } })).toBe(true)
    expect(refuses({ biomarkers: { 'pd-l1': 'unknown' } })).toBe(true)
    expect(refuses({ subtype: 'triple-negative' })).toBe(true)
    expect(refuses({ name: 'Jane' })).toBe(true)
  })
})
