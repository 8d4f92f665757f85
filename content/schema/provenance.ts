import { z } from 'zod'

/** A place in a source: `source` is an id of `facts/sources.yaml`, `place` is where in it ("L334", "L446-450", a heading of a web page). */
export const sourceRef = z.strictObject({ source: z.string(), place: z.string() })
export type SourceRef = z.infer<typeof sourceRef>

/** The lines that a place names, first and last; null where a place is no line, but the number of a decision. */
export function linesOf(place: string): { from: number; to: number } | null {
  const match = /^L(\d+)(?:-(\d+))?$/.exec(place)
  return match && { from: Number(match[1]), to: Number(match[2] ?? match[1]) }
}

/** The same references without repetitions, in the order of their first mention. */
export function uniqueRefs(refs: readonly SourceRef[]): SourceRef[] {
  return [...new Map(refs.map((ref) => [`${ref.source} ${ref.place}`, ref])).values()]
}

/** When a statement was true by its source: "2021-07", "2021", or null where the source bears no date. */
export const asOfDate = z
  .string()
  .regex(/^\d{4}(-\d{2})?$/, 'write the date as year-month, for example 2021-07')
  .nullable()
export type AsOf = z.infer<typeof asOfDate>

export const source = z.strictObject({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  /** `web`: a public web page, named by its `address`. The others are documents, or the editors' own words. */
  kind: z.enum(['guide', 'article', 'web', 'definition', 'decision']),
  asOf: asOfDate,
  /** Where a web page is. */
  address: z.url({ protocol: /^https?$/ }).exactOptional(),
  /** The day on which a web page was read (YYYY-MM-DD), where it is known. */
  read: z.iso.date().exactOptional(),
  /** How many lines a document has: no statement can stand further down. */
  lines: z.int().positive().exactOptional(),
  /** Parts of a source that carry a date of their own, by line. */
  sections: z.array(z.strictObject({ from: z.int(), to: z.int(), asOf: asOfDate })).default([]),
})
export type Source = z.infer<typeof source>

export const review = z.strictObject({
  state: z.enum(['draft', 'reviewed']),
  role: z.string().nullable(),
  /** Day of the review, and day from which it is due again (YYYY-MM-DD). */
  date: z.iso.date().nullable(),
  due: z.iso.date().nullable(),
})
export type Review = z.infer<typeof review>

/** Texts that pages and handouts share. Each is reviewed as a whole. */
export const sharedTexts = ['medicines', 'glossary', 'questions', 'symptoms', 'sheets'] as const
export type SharedText = (typeof sharedTexts)[number]

export const sharedReviews = z.strictObject({
  medicines: review,
  glossary: review,
  questions: review,
  symptoms: review,
  sheets: review,
} satisfies Record<SharedText, typeof review>)
export type SharedReviews = z.infer<typeof sharedReviews>
