import { z } from 'zod'

/** What a handout ID names by number. */
export const numberedKinds = ['parts', 'pages', 'medicines', 'questions', 'questionGroups'] as const
export type NumberedKind = (typeof numberedKinds)[number]

const numbers = z.record(z.string(), z.int().nonnegative()).default({})

/**
 * The number of each thing that a handout ID may name, by its id. A number is given out once and for all: what is gone
 * from the guide keeps it, so that an old handout is never read as something else.
 */
export const numbersSchema = z.strictObject({
  parts: numbers,
  pages: numbers,
  medicines: numbers,
  questions: numbers,
  questionGroups: numbers,
})
export type Numbers = z.infer<typeof numbersSchema>

export const noNumbers: Numbers = numbersSchema.parse({})
