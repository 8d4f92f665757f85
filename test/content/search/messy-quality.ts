import type { Search } from '../../../content/search/engine.ts'

export interface MessyQuery {
  group: string
  query: string
  /** Id of the target; null where the query has no answer in the guide. */
  expect: string | null
  /** Targets that are as right as `expect`. */
  first?: string[]
  /** Targets that must not be above it, or anywhere where nothing is expected. */
  none?: string[]
  /** The medicine that the answer says the guide does not have. */
  unknown?: string
}

/** Share of queries whose target is first, and among the first five. A query without an answer must find nothing. */
export function messyQualityOf(
  queries: readonly MessyQuery[],
  engine: Search,
): { queries: number; hit1: number; hit5: number; missed: string[] } {
  const places = queries.map(({ query, expect, first = expect === null ? [] : [expect] }) => {
    const found = engine.search(query, { limit: 10 }).results.map(({ id }) => id)
    if (expect === null) return found.length === 0 ? 1 : 0
    return 1 + found.findIndex((id) => first.includes(id))
  })
  const share = (test: (place: number) => boolean) => places.filter(test).length / queries.length
  return {
    queries: queries.length,
    hit1: share((place) => place === 1),
    hit5: share((place) => place >= 1 && place <= 5),
    missed: queries.flatMap(({ query }, i) => (places[i] === 1 ? [] : [`${query}: ${String(places[i])}`])),
  }
}
