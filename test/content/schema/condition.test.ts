import { expect, it } from 'vitest'
import { conditionKeys, conditionSchema } from '../../../content/schema/condition.ts'
import { biomarkerTerms } from '../../../content/vocabulary/biomarkers.ts'

it('has a key for each biomarker of the vocabulary', () => {
  for (const { id } of biomarkerTerms)
    expect(conditionSchema.parse({ [id]: ['positive'] })).toEqual({ [id]: ['positive'] })
  expect(Object.keys(conditionSchema.shape)).toEqual([...conditionKeys])
})
