import type { CountsReport, SafeCount } from '../contract/contract.ts'
import { suppress, suppressTogether } from './suppress.ts'
import { sumOf } from './tally.ts'
import type { DayTally, Tally } from './tally.ts'
import { pastWeeks } from './weeks.ts'

/**
 * What of a tally may be shown and exported. Each week that is over is made safe by itself, once and for all, and what is
 * shown is the sum of that: so two reports, a visit apart or a month, differ by whole safe weeks and nothing else. Lists with
 * the same total are suppressed together.
 */
export function reportOf(
  tally: Tally,
  titles: ReadonlyMap<string, string>,
  counting: CountsReport['counting'],
  today: string,
): CountsReport {
  const weeks = pastWeeks(Object.keys(tally.days), today).map((days) =>
    weekReport(days.map((day) => [day, tally.days[day]] as const)),
  )
  return {
    counting,
    days: weeks.flatMap(({ days }) => days),
    pages: together(weeks.map(({ pages }) => pages)).map(([id, count]) => ({ id, title: titles.get(id) ?? id, count })),
    handouts: together(weeks.map(({ handouts }) => handouts)).map(([subtype, count]) => ({ subtype, count })),
    words: together(weeks.map(({ words }) => words)).map(([word, count]) => ({ word, count })),
  }
}

type SafeNames<Key extends string> = (readonly [Key, SafeCount])[]

/** One week, made safe. */
function weekReport(days: readonly (readonly [string, DayTally | undefined])[]) {
  const tallies = days.flatMap(([, tally]) => tally ?? [])
  const pages = inTwoWays(tallies.map((day) => day.pages))
  const handouts = inTwoWays(tallies.map((day) => day.handouts))
  const empty = suppress(tallies.map((day) => day.emptySearches))
  const words = [...sumOf(tallies.map((day) => day.words))]
  const shownWords = suppress(words.map(([, count]) => count))
  return {
    days: days.map(([day], at) => ({
      day,
      pages: pages.byDay[at] ?? 0,
      handouts: handouts.byDay[at] ?? 0,
      emptySearches: empty[at] ?? 0,
    })),
    pages: pages.byName,
    handouts: handouts.byName,
    words: words.map(([word], at) => [word, shownWords[at] ?? 'few'] as const),
  }
}

/** The same things counted by day and by name. */
function inTwoWays<Key extends string>(counts: readonly Partial<Record<Key, number>>[]) {
  const names = [...sumOf(counts)]
  const totals = counts.map((day) => Object.values<number | undefined>(day).reduce<number>((a, b) => a + (b ?? 0), 0))
  const [byDay, safe] = suppressTogether(
    totals,
    names.map(([, count]) => count),
  )
  return { byDay, byName: names.map(([name], at) => [name, safe[at] ?? 'few'] as const) }
}

/**
 * The weeks together, most first: the sum of the numbers that are shown. What is hidden in every week comes last, by name, so
 * that its order tells nothing.
 */
function together<Key extends string>(weeks: readonly SafeNames<Key>[]): [Key, SafeCount][] {
  const sums = new Map<Key, SafeCount>()
  for (const [name, count] of weeks.flat()) {
    const before = sums.get(name) ?? 'few'
    if (count === 'few') sums.set(name, before)
    else sums.set(name, before === 'few' ? count : before + count)
  }
  const height = (count: SafeCount) => (count === 'few' ? 0 : count)
  return [...sums].sort(([nameA, a], [nameB, b]) => height(b) - height(a) || nameA.localeCompare(nameB))
}
