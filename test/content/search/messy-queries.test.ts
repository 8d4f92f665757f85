import { describe, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { createSearch } from '../../../content/search/engine.ts'
import { guideFromDisk } from '../guide.ts'
import { messyQualityOf } from './messy-quality.ts'
import heldOut from './held-out-queries.json'
import messy from './messy-queries.json'

const engine = createSearch(guideFromDisk(), english)

describe.each([
  { name: 'messy queries', queries: messy.queries },
  { name: 'held-out queries', queries: heldOut.queries },
])('$name', ({ queries }) => {
  test('there are at least 60, all different', () => {
    expect(new Set(queries.map(({ query }) => query)).size).toBeGreaterThanOrEqual(60)
  })

  test('the target is first in ≥ 0.92 of them, and among the first five in ≥ 0.98', () => {
    const { hit1, hit5, missed } = messyQualityOf(queries, engine)
    expect(hit5, missed.join('\n')).toBeGreaterThanOrEqual(0.98)
    expect(hit1, missed.join('\n')).toBeGreaterThanOrEqual(0.92)
  })

  test.each(queries.filter(({ none }) => none !== undefined))('$query: what must not come first does not', (row) => {
    const found = engine.search(row.query, { limit: 10 }).results.map(({ id }) => id)
    const wanted = row.first ?? (row.expect === null ? [] : [row.expect])
    const before =
      row.expect === null
        ? found
        : found.slice(
            0,
            found.findIndex((id) => wanted.includes(id)),
          )
    expect(before.filter((id) => row.none?.includes(id))).toEqual([])
  })

  test.each(queries)('$query: the medicine that the guide lacks', ({ query, unknown = null }) => {
    expect(engine.search(query).unknownMedicine?.name ?? null).toBe(unknown)
  })
})
