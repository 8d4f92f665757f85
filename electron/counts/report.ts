import type { CountsReport } from '../ipc/contract.ts'
import { suppress } from './suppress.ts'
import { sumOf } from './tally.ts'
import type { Tally } from './tally.ts'

/** What of a tally may be shown and exported: every list is suppressed on its own. */
export function reportOf(
  tally: Tally,
  titles: ReadonlyMap<string, string>,
  counting: CountsReport['counting'],
): CountsReport {
  const days = Object.keys(tally.days).sort().reverse()
  const tallies = days.flatMap((day) => tally.days[day] ?? [])
  const total = (counts: Readonly<Record<string, number>>) =>
    Object.values(counts).reduce((sum, count) => sum + count, 0)
  const column = (of: (day: (typeof tallies)[number]) => number) => suppress(tallies.map(of))
  const [pages, handouts, empty] = [
    column((day) => total(day.pages)),
    column((day) => total(day.handouts)),
    column((day) => day.emptySearches),
  ]
  return {
    counting,
    days: days.map((day, at) => ({
      day,
      pages: pages[at] ?? 0,
      handouts: handouts[at] ?? 0,
      emptySearches: empty[at] ?? 0,
    })),
    pages: ranked(sumOf(tallies.map((day) => day.pages))).map(([id, count]) => ({
      id,
      title: titles.get(id) ?? id,
      count,
    })),
    handouts: ranked(sumOf(tallies.map((day) => day.handouts))).map(([subtype, count]) => ({ subtype, count })),
    words: ranked(sumOf(tallies.map((day) => day.words))).map(([word, count]) => ({ word, count })),
  }
}

/** Sums, most first; equal and hidden ones by name, so that their order tells nothing. */
function ranked<Key extends string>(sums: ReadonlyMap<Key, number>) {
  const entries = [...sums].sort(([nameA, a], [nameB, b]) => b - a || nameA.localeCompare(nameB))
  const safe = suppress(entries.map(([, count]) => count))
  const rows = entries.map(([name], at) => [name, safe[at] ?? 'few'] as const)
  const hidden = rows.filter(([, count]) => count === 'few').sort(([a], [b]) => a.localeCompare(b))
  return [...rows.filter(([, count]) => count !== 'few'), ...hidden]
}
