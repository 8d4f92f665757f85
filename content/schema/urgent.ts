import { z } from 'zod'
import { asOfDate, sourceRef } from './provenance.ts'

/** What may stand at one place of a phrase: any of these words, or a number in any of these ranges (both ends count). */
const slot = z.strictObject({
  words: z.array(z.string()),
  /** Words that count only as they are written: no other form of them, and no misspelling. */
  exact: z.array(z.string()),
  numbers: z.array(z.strictObject({ from: z.number(), to: z.number() })),
  /** Whether up to three words of any kind may stand before it; else only words of `between`. */
  far: z.boolean(),
})
export type UrgentSlot = z.infer<typeof slot>

/** Words that say something together. `anyOrder`: in any order. `whole`: nothing else that counts is in the search. */
export const urgentPhrase = z.strictObject({ slots: z.array(slot).min(1), anyOrder: z.boolean(), whole: z.boolean() })
export type UrgentPhrase = z.infer<typeof urgentPhrase>

/** How soon a sign needs help, as its sources say it. */
export const urgency = z.enum(['emergency', 'call-now'])

/** A sign for which the sources ask for help at once, and how people say it. */
export const urgentTopic = z.strictObject({
  id: z.string(),
  urgency,
  /** Whether it is about self-harm: then a crisis line is named, too. */
  crisis: z.boolean(),
  /** The sign in plain words. */
  sign: z.string(),
  phrases: z.array(urgentPhrase).min(1),
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
})
export type UrgentTopic = z.infer<typeof urgentTopic>

/** The searches that may come from a person who needs help now. */
export const urgentSchema = z.strictObject({
  topics: z.array(urgentTopic).default([]),
  /** Words that may stand inside a phrase without changing it ("really"), besides those too common to search for. */
  between: z.array(z.string()).default([]),
  /** Phrases of everyday life ("hay fever"): their words are not read as a sign. */
  everyday: z.array(urgentPhrase).default([]),
  /** Words that deny what follows ("no"), and those that may stand between the two ("no more …"). */
  denials: z.array(z.string()).default([]),
  afterDenial: z.array(z.string()).default([]),
  /** Words before or after a sign by which somebody asks about it and does not have it ("risk of"). Not for a crisis. */
  asides: z
    .strictObject({ before: z.array(z.string()), after: z.array(z.string()) })
    .prefault({ before: [], after: [] }),
  /** Words of the language that look like a misspelled word of a phrase and are right ("lever"). */
  rightWords: z.array(z.string()).default([]),
})
export type UrgentWords = z.infer<typeof urgentSchema>

const helpNumber = z.strictObject({
  /** As people dial it. */
  number: z.string(),
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
})

/** The numbers of a country that help at once. What no source names is null. */
export const countrySchema = z.strictObject({
  /** Two capital letters (ISO 3166-1): "US". */
  code: z.string(),
  emergency: helpNumber.nullable(),
  /** For people who think of suicide or self-harm. `text`: it takes text messages. `always`: day and night. */
  crisis: helpNumber.extend({ text: z.boolean(), always: z.boolean() }).nullable(),
})
export type Country = z.infer<typeof countrySchema>
