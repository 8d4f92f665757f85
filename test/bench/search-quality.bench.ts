import { english } from '../../content/languages/en/language.ts'
import { createSearch } from '../../content/search/engine.ts'
import { guideFromDisk } from '../content/guide.ts'
import heldOut from '../content/search/held-out-queries.json'
import { messyQualityOf } from '../content/search/messy-quality.ts'
import messy from '../content/search/messy-queries.json'
import { qualityOf } from '../content/search/quality.ts'
import own from '../content/search/queries.json'
import visitors from '../content/search/visitor-queries.json'
import { type Row, table } from './table.ts'

interface Share {
  queries: number
  /** Share of queries whose answer is first, and among the first five. */
  hit1: number
  hit5: number
}

/** A row for each group of a set of queries, and one for all of it. */
function rowsOf<Q extends { group: string }>(
  set: string,
  queries: readonly Q[],
  judge: (some: readonly Q[]) => Share,
): Row[] {
  const groups = [...new Set(queries.map(({ group }) => group))]
  const row = (kind: string, { queries: count, hit1, hit5 }: Share): Row => ({
    kind,
    queries: String(count),
    'first %': (100 * hit1).toFixed(1),
    'first five %': (100 * hit5).toFixed(1),
  })
  return [
    row(set, judge(queries)),
    ...groups.map((group) => row(`  ${group}`, judge(queries.filter((query) => query.group === group)))),
  ]
}

/** How often the search has the answer first, and among the first five, by kinds of queries. */
export function run(): void {
  const engine = createSearch(guideFromDisk(), english)
  console.log(
    table([
      ...rowsOf('given', own.queries, (some) => qualityOf(some, engine)),
      ...rowsOf('of visitors', visitors.queries, (some) => qualityOf(some, engine)),
      ...rowsOf('messy', messy.queries, (some) => messyQualityOf(some, engine)),
      ...rowsOf('held out', heldOut.queries, (some) => messyQualityOf(some, engine)),
    ]),
  )
}
