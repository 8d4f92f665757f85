import { z } from 'zod'

/** A page or a medicine of the guide, by its id: what a reader can print, or add to a handout. */
export const readingSchema = z.strictObject({ kind: z.enum(['page', 'medicine']), id: z.string().min(1).max(100) })
export type Reading = z.infer<typeof readingSchema>

/** Readings that can be added to one handout. */
export const mostReadings = 6

/** The readings added to a handout, in the order they were added. */
export const addedReadings = z.array(readingSchema).max(mostReadings)
