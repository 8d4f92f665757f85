import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { conditionKeys, conditionSchema } from '../../../content/schema/condition.ts'
import { biomarkerTerms } from '../../../content/vocabulary/biomarkers.ts'

it('has a key for each biomarker of the vocabulary', () => {
  for (const { id } of biomarkerTerms)
    expect(conditionSchema.parse({ [id]: ['positive'] })).toEqual({ [id]: ['positive'] })
  expect(Object.keys(conditionSchema.shape)).toEqual([...conditionKeys])
})

it('has the keys that the documents name for editors, in their order', () => {
  const format = readFileSync('docs/content-format.md', 'utf8')
  const [, keys] = /^Keys of `when`: `([^`]*)`/m.exec(format) ?? []
  expect(keys?.split(' ')).toEqual([...conditionKeys])
})
