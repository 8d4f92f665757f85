import type { Search } from '../../../content/search/engine.ts'

export interface ScoredQuery {
  group: string
  query: string
  expect: string
}

export interface Quality {
  queries: number
  /** Share of queries whose answer is the first result, among the first five; mean of 1/place among the first ten. */
  hit1: number
  hit5: number
  mrr10: number
  missed: string[]
}

/** Place (from 1) of the first result that shows what was expected; 0 when none of ten does. */
function placeOf({ query, expect }: ScoredQuery, engine: Search): number {
  const wanted = new RegExp(expect, 'i')
  const { results } = engine.search(query, { limit: 10 })
  return (
    1 + results.findIndex(({ title, section, snippet }) => [title, section, snippet].some((text) => wanted.test(text)))
  )
}

/** Scores an engine by how many queries find what they expect, and how far up. */
export function qualityOf(queries: readonly ScoredQuery[], engine: Search): Quality {
  const places = queries.map((query) => placeOf(query, engine))
  const share = (test: (place: number) => boolean) => places.filter(test).length / queries.length
  return {
    queries: queries.length,
    hit1: share((place) => place === 1),
    hit5: share((place) => place >= 1 && place <= 5),
    mrr10: places.reduce((sum, place) => sum + (place > 0 ? 1 / place : 0), 0) / queries.length,
    missed: queries.filter((_, i) => !(Number(places[i]) >= 1 && Number(places[i]) <= 5)).map(({ query }) => query),
  }
}
