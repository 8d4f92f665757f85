import { z } from 'zod'

/** A page, a medicine or a sheet of the guide, by its id: what a reader can print, or add to a handout. */
export const readingSchema = z.strictObject({
  kind: z.enum(['page', 'medicine', 'sheet']),
  id: z.string().min(1).max(100),
})
export type Reading = z.infer<typeof readingSchema>

/** Whether both are the same piece of the guide. */
export function isSameReading(one: Reading, other: Reading): boolean {
  return one.kind === other.kind && one.id === other.id
}

/** Readings that can be added to one handout. */
export const mostReadings = 6

/** The readings added to a handout, in the order they were added. */
export const addedReadings = z.array(readingSchema).max(mostReadings)
