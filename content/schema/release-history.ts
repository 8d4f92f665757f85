import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { handoutPart } from './handout-part.ts'
import { indication, medicine, organ } from './medicine.ts'
import { numberedKinds } from './numbers.ts'
import { site } from './profile.ts'

/** Fingerprint of a text, made by `content/fingerprint/fingerprint.ts`. */
const fingerprint = z.string().regex(/^[0-9a-z]{1,7}$/)
const id = z.string().min(1)

/**
 * A passage that may be printed, without its words: `frame` is the fingerprint of what stands around its pieces (points, rows,
 * paragraphs); each piece is its fingerprint, then the medicines it names.
 */
export const passageOutline = z.strictObject({
  heading: z.union([z.literal(2), z.literal(3)]).nullable(),
  frame: fingerprint,
  pieces: z.array(z.tuple([fingerprint], id)),
  when: z.array(conditionSchema),
  sensitive: z.boolean(),
})
export type PassageOutline = z.infer<typeof passageOutline>

export const pageOutline = z.strictObject({
  title: id,
  part: handoutPart,
  order: z.int(),
  length: z.enum(['short', 'full']).exactOptional(),
  when: z.array(conditionSchema),
  sensitive: z.boolean(),
  passages: z.array(passageOutline),
})
export type PageOutline = z.infer<typeof pageOutline>

/** A note without its words. Releases before November 2026 said `sex: female` where an organ is named now. */
const noteOutline = z.union([
  z.strictObject({ text: z.string(), organ: organ.nullable() }),
  z
    .strictObject({ text: z.string(), sex: z.enum(['female', 'male']).nullable() })
    .transform(({ text, sex }) => ({ text, organ: sex === null ? null : ('womb' as const) })),
])

/**
 * A medicine with fingerprints for its texts. Whom it fits stays whole: it decides what stood on a handout. `count` says in
 * words what stands in `prior`.
 */
export const medicineOutline = medicine.omit({ id: true, sources: true, asOf: true }).extend({
  sideEffects: z.array(noteOutline),
  checks: z.array(noteOutline),
  notes: z.array(noteOutline),
  warnings: z.array(noteOutline).default([]),
  risks: medicine.shape.risks.default([]),
  indications: z.array(indication.omit({ sources: true, asOf: true, count: true })),
})
export type MedicineOutline = z.infer<typeof medicineOutline>

const questionOutline = z.strictObject({
  fingerprint,
  group: id,
  when: z.array(conditionSchema),
  sensitive: z.boolean(),
  rank: z.int(),
})
const groupOutline = z.strictObject({ title: z.string(), sensitive: z.boolean() })
const symptomsOutline = z.strictObject({ site: z.union([site, z.literal('any')]), title: z.string(), fingerprint })
const sheetOutline = z.strictObject({ title: z.string(), fingerprint })
const termOutline = z.strictObject({ term: z.string(), fingerprint })

/** What was true of a thing from a release on; null = it was no longer there. */
const track = <T extends z.ZodType>(outline: T) =>
  z
    .record(z.string(), z.array(z.strictObject({ since: z.int().positive(), is: outline.nullable() })).min(1))
    .default({})

export const release = z.strictObject({
  /** 1, 2, 3 …: what a handout ID names. */
  number: z.int().positive(),
  version: z.string(),
  hash: z.string(),
  date: z.iso.date(),
  /** Fingerprint of the rules by which its handouts were put together: `content/recall/rules.ts`. */
  rules: fingerprint,
  /** How many numbers of each kind had been given out, and the fingerprint of these: they may never change. */
  numbers: z.record(z.enum(numberedKinds), z.strictObject({ count: z.int().nonnegative(), fingerprint })),
})
export type Release = z.infer<typeof release>

/** The released versions of a guide, and what each of them held, without its words. Written by `guide release`. */
export const releaseHistorySchema = z.strictObject({
  releases: z.array(release).default([]),
  pages: track(pageOutline),
  medicines: track(medicineOutline),
  questionGroups: track(groupOutline),
  questions: track(questionOutline),
  symptoms: track(symptomsOutline),
  sheets: track(sheetOutline),
  terms: track(termOutline),
})
export type ReleaseHistory = z.infer<typeof releaseHistorySchema>
export type TrackedKind = Exclude<keyof ReleaseHistory, 'releases'>

export const noReleaseHistory: ReleaseHistory = releaseHistorySchema.parse({})
