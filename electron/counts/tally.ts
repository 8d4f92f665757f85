import { z } from 'zod'
import { subtype } from '../../content/schema/profile.ts'

const count = z.int().positive()
const day = z.strictObject({
  /** Page or medicine of the guide → how often it was opened. */
  pages: z.record(z.string(), count),
  /** Subtype → how many handouts were printed or saved. */
  handouts: z.partialRecord(subtype, count),
  /** How many searches found nothing, whatever was typed. */
  emptySearches: z.int().nonnegative(),
  /** Word of the guide → in how many of these searches it stood. */
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

/** The tally without days that are older than a year, and without days to come, which a jumping clock may have made. */
export function withoutOldDays(tally: Tally, today: string): Tally {
  const newest = Date.parse(today) + 86_400_000
  const oldest = newest - (keptDays + 1) * 86_400_000
  const days = Object.entries(tally.days).filter(([day]) => Date.parse(day) > oldest && Date.parse(day) <= newest)
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
