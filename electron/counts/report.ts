import type { CountsReport, SafeCount } from '../ipc/contract.ts'
import { suppress, suppressTogether } from './suppress.ts'
import { sumOf } from './tally.ts'
import type { Tally } from './tally.ts'

/** What of a tally may be shown and exported: lists with the same total are suppressed together. */
export function reportOf(
  tally: Tally,
  titles: ReadonlyMap<string, string>,
  counting: CountsReport['counting'],
): CountsReport {
  const days = Object.keys(tally.days).sort().reverse()
  const tallies = days.flatMap((day) => tally.days[day] ?? [])
  const pages = inTwoWays(tallies.map((day) => day.pages))
  const handouts = inTwoWays(tallies.map((day) => day.handouts))
  const empty = suppress(tallies.map((day) => day.emptySearches))
  const words = mostFirst(sumOf(tallies.map((day) => day.words)))
  const shownWords = suppress(words.map(([, count]) => count))
  return {
    counting,
    days: days.map((day, at) => ({
      day,
      pages: pages.byDay[at] ?? 0,
      handouts: handouts.byDay[at] ?? 0,
      emptySearches: empty[at] ?? 0,
    })),
    pages: pages.byName.map(([id, count]) => ({ id, title: titles.get(id) ?? id, count })),
    handouts: handouts.byName.map(([subtype, count]) => ({ subtype, count })),
    words: hiddenLast(words, shownWords).map(([word, count]) => ({ word, count })),
  }
}

/** The same things counted by day and by name. */
function inTwoWays<Key extends string>(counts: readonly Partial<Record<Key, number>>[]) {
  const names = mostFirst(sumOf(counts))
  const totals = counts.map((day) => Object.values<number | undefined>(day).reduce<number>((a, b) => a + (b ?? 0), 0))
  const [byDay, safe] = suppressTogether(
    totals,
    names.map(([, count]) => count),
  )
  return { byDay, byName: hiddenLast(names, safe) }
}

function mostFirst<Key extends string>(sums: ReadonlyMap<Key, number>): [Key, number][] {
  return [...sums].sort(([nameA, a], [nameB, b]) => b - a || nameA.localeCompare(nameB))
}

/** The hidden ones come last, by name, so that their order tells nothing. */
function hiddenLast<Key extends string>(names: readonly (readonly [Key, number])[], safe: readonly SafeCount[]) {
  const rows = names.map(([name], at) => [name, safe[at] ?? 'few'] as const)
  const hidden = rows.filter(([, count]) => count === 'few').sort(([a], [b]) => a.localeCompare(b))
  return [...rows.filter(([, count]) => count !== 'few'), ...hidden]
}
