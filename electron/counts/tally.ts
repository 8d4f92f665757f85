import { z } from 'zod'
import { subtype } from '../../content/schema/profile.ts'
import { weekOf } from './weeks.ts'

const count = z.int().positive()
const day = z.strictObject({
  /** Page or medicine of the guide → in how many visits it was opened. */
  pages: z.record(z.string(), count),
  /** Subtype → in how many visits a handout for it was printed or saved. */
  handouts: z.partialRecord(subtype, count),
  /** How many searches found nothing, whatever was typed. */
  emptySearches: z.int().nonnegative(),
  /** Word of the guide → in how many visits such a search had it. */
  words: z.record(z.string(), count),
})
/** Totals of one day. */
export type DayTally = z.infer<typeof day>

/** All that is kept: totals by day ("2026-11-22"), and nothing of a single visit. */
export const tallySchema = z.strictObject({ format: z.literal(1), days: z.record(z.iso.date(), day) })
export type Tally = z.infer<typeof tallySchema>

/** A day on which nothing was counted yet. */
export const emptyDay = (): DayTally => ({ pages: {}, handouts: {}, emptySearches: 0, words: {} })

/** How many days are kept. */
const keptDays = 366

/** The tally with these counts added to a day. */
export function addDay(tally: Tally, day: string, added: DayTally): Tally {
  const before = tally.days[day] ?? emptyDay()
  const sum = <Key extends string>(key: 'pages' | 'handouts' | 'words') =>
    Object.fromEntries(sumOf<Key>([before[key], added[key]] as Partial<Record<Key, number>>[]))
  const after: DayTally = {
    pages: sum('pages'),
    handouts: sum('handouts'),
    emptySearches: before.emptySearches + added.emptySearches,
    words: sum('words'),
  }
  return { ...tally, days: { ...tally.days, [day]: after } }
}

/** The same tally with all names in the order of their letters, so that it does not tell what came first. */
export function sorted(tally: Tally): Tally {
  const byName = <Value>(record: Record<string, Value>) =>
    Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
  const days = Object.entries(tally.days).map(([day, { pages, handouts, emptySearches, words }]) => [
    day,
    { pages: byName(pages), handouts: byName(handouts), emptySearches, words: byName(words) },
  ])
  return { format: 1, days: byName(Object.fromEntries(days) as Tally['days']) }
}

/**
 * The tally without weeks that are older than a year, and without days to come, which a jumping clock may have made. Weeks
 * go as a whole: what is shown of the rest of one could be compared with what was shown before.
 */
export function withoutOldDays(tally: Tally, today: string): Tally {
  const newest = Date.parse(today) + 86_400_000
  const oldest = newest - (keptDays + 1) * 86_400_000
  const days = Object.entries(tally.days).filter(
    ([day]) => Date.parse(weekOf(day)) > oldest && Date.parse(day) <= newest,
  )
  return { ...tally, days: Object.fromEntries(days) }
}

/** Adds one to a count that may not be there yet. */
export function addOne<Key extends string>(counts: Partial<Record<Key, number>>, key: Key): void {
  counts[key] = (counts[key] ?? 0) + 1
}

/** The counts of several days together. */
export function sumOf<Key extends string>(counts: readonly Partial<Record<Key, number>>[]): Map<Key, number> {
  const sums = new Map<Key, number>()
  for (const day of counts) {
    // The keys of a record are its own, which Object.entries forgets.
    for (const [key, count] of Object.entries<number | undefined>(day) as [Key, number | undefined][]) {
      sums.set(key, (sums.get(key) ?? 0) + (count ?? 0))
    }
  }
  return sums
}
