import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadCompiledGuide } from '../../content/compile/current-guide.ts'
import { english } from '../../content/languages/en/language.ts'
import { createSearch } from '../../content/search/engine.ts'

interface SearchCase {
  name: string
  query: string
  /** Pairs: the first is found, and the second not before it. */
  before?: [string, string][]
  /** One of these comes first. */
  first?: string[]
  /** None of these is the first page. */
  firstPageNot?: string[]
  /** Each of these is among the first six. */
  has?: string[]
  /** Something is found. */
  some?: boolean
  /** What comes first is what comes first for this query. */
  sameAs?: string
}

const cases = JSON.parse(readFileSync('test/cases/search.json', 'utf8')) as SearchCase[]

const { guide } = loadCompiledGuide()
if (!guide) throw new Error('no guide')
const engine = createSearch(guide, english)
const find = (query: string): string[] => engine.search(query, { limit: 24 }).results.map(({ id }) => id)

test.each(cases)('$name: “$query”', (one) => {
  const found = find(one.query)
  const place = (id: string) => (found.includes(id) ? found.indexOf(id) : Infinity)
  for (const [good, bad] of one.before ?? []) {
    expect(found).toContain(good)
    expect(place(good)).toBeLessThan(place(bad))
  }
  if (one.first) expect(one.first).toContain(found[0])
  if (one.firstPageNot) expect(one.firstPageNot).not.toContain(found.find((id) => id.startsWith('page:')))
  expect(found.slice(0, 6)).toEqual(expect.arrayContaining(one.has ?? []))
  if (one.some) expect(found).not.toEqual([])
  if (one.sameAs !== undefined) expect(found[0]).toBe(find(one.sameAs)[0])
})
