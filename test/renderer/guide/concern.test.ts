import { expect, test } from 'vitest'
import type { Condition } from '../../../content/schema/condition.ts'
import { emptyProfile, type Profile } from '../../../content/schema/profile.ts'
import { type Concern, concernOf } from '../../../content/tailor/concern.ts'
import { whenLabel } from '../../../renderer/guide/when-label.ts'

const told = (facts: Partial<Profile>): Profile => ({ ...emptyProfile, ...facts })

test.each<[string, Condition[], Profile | null, Concern]>([
  ['no condition', [], told({ her2: 'negative' }), 'everyone'],
  ['nothing told at all', [{ her2: ['positive'] }], null, 'maybe'],
  ['what was told fits', [{ her2: ['positive'] }], told({ her2: 'positive' }), 'you'],
  ['what was told speaks against it', [{ her2: ['positive'] }], told({ her2: 'negative' }), 'others'],
  ['not known is not negative', [{ her2: ['positive'] }], told({ hr: 'positive' }), 'maybe'],
  ['a test without a result is not negative', [{ brca: ['positive'] }], told({ her2: 'negative' }), 'maybe'],
  ['a test with a result', [{ brca: ['positive'] }], told({ biomarkers: { brca: 'negative' } }), 'others'],
  ['one of two fails for good', [{ her2: ['positive'], sex: ['male'] }], told({ sex: 'female' }), 'others'],
  ['nested conditions add up', [{ her2: ['positive'] }, { menopause: ['post'] }], told({ her2: 'positive' }), 'maybe'],
  ['a subtype half known', [{ subtype: ['triple-negative'] }], told({ hr: 'negative' }), 'maybe'],
  [
    'a subtype that the known receptor excludes',
    [{ subtype: ['triple-negative'] }],
    told({ her2: 'positive' }),
    'others',
  ],
  [
    'both subtypes that the known receptor leaves open',
    [{ subtype: ['her2-positive-hr-positive', 'her2-positive-hr-negative'] }],
    told({ her2: 'positive' }),
    'you',
  ],
  [
    'both open subtypes and something unknown',
    [{ subtype: ['her2-positive-hr-positive', 'her2-positive-hr-negative'], menopause: ['post'] }],
    told({ her2: 'positive' }),
    'maybe',
  ],
  ['a subtype of nobody known', [{ subtype: ['triple-negative'] }], told({}), 'maybe'],
  ['what is for an unknown subtype', [{ subtype: ['not-known'] }], told({ her2: 'positive' }), 'you'],
  ['no place of spread told', [{ site: ['bone'] }], told({ her2: 'positive' }), 'maybe'],
  ['another place of spread told', [{ site: ['bone'] }], told({ sites: ['liver'] }), 'others'],
])('%s', (_, when, profile, concern) => {
  expect(concernOf(when, profile)).toBe(concern)
})

test('a label says whom a passage is for in plain words, and says nothing of unknown', () => {
  expect(whenLabel([{ her2: ['positive'] }])).toBe('If your cancer is HER2-positive')
  expect(whenLabel([{ menopause: ['pre', 'unknown'] }])).toBe('If you have not been through menopause')
  expect(whenLabel([{ her2: ['positive'] }, { site: ['bone', 'liver'] }])).toBe(
    'If your cancer is HER2-positive and the cancer has spread to your bones or the cancer has spread to your liver',
  )
  expect(whenLabel([{ line: ['unknown'] }])).toBeNull()
})
