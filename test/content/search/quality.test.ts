import { describe, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { createSearch } from '../../../content/search/engine.ts'
import { guideFromDisk } from '../guide.ts'
import { qualityOf } from './quality.ts'
import own from './queries.json'
import visitors from './visitor-queries.json'

const engine = createSearch(guideFromDisk(), english)
const testHalf = own.queries.filter(({ half }) => half === 'test')
const groups = [...new Set(own.queries.map(({ group }) => group))]

describe('search quality', () => {
  test('the twenty queries of visitors are all answered in the first five results', () => {
    expect(qualityOf(visitors.queries, engine).missed).toEqual([])
  })

  test('the test half: first five ≥ 0.98, first ≥ 0.85, mean reciprocal place ≥ 0.90', () => {
    const quality = qualityOf(testHalf, engine)
    expect(quality.hit5, `missed: ${quality.missed.join(', ')}`).toBeGreaterThanOrEqual(0.98)
    expect(quality.hit1).toBeGreaterThanOrEqual(0.85)
    expect(quality.mrr10).toBeGreaterThanOrEqual(0.9)
  })

  test('all given queries: first five ≥ 0.98, first ≥ 0.92', () => {
    const quality = qualityOf([...own.queries, ...visitors.queries], engine)
    expect(quality.hit5, `missed: ${quality.missed.join(', ')}`).toBeGreaterThanOrEqual(0.98)
    expect(quality.hit1).toBeGreaterThanOrEqual(0.92)
  })

  test.each(groups)('every group finds its answers: %s', (group) => {
    const quality = qualityOf(
      own.queries.filter((query) => query.group === group),
      engine,
    )
    expect(quality.hit5, `missed: ${quality.missed.join(', ')}`).toBeGreaterThanOrEqual(0.95)
  })
})
