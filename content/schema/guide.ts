import { z } from 'zod'
import { blockSchema, inlineSchema } from './block.ts'
import { bundleSchema } from './bundle.ts'
import { conditionSchema } from './condition.ts'
import { type HandoutPart, handoutPart, handoutParts, sheetPart } from './handout-part.ts'
import { releaseHistorySchema } from './release-history.ts'
import { medicine, risk, riskWarning } from './medicine.ts'
import { numbersSchema } from './numbers.ts'
import { site } from './profile.ts'
import { asOfDate, review, sharedReviews, source, sourceRef } from './provenance.ts'
import { screenSchema } from './screen.ts'
import { countrySchema, urgentSchema } from './urgent.ts'

export { type HandoutPart, handoutPart, handoutParts, sheetPart }

/**
 * Where a page stands on handouts. `length`: only on handouts of this length; those for `short` ones are on paper only,
 * and no page of the screen. Without it the page stands on both.
 */
export const handoutPlace = z.strictObject({
  part: handoutPart,
  order: z.int(),
  length: z.enum(['short', 'full']).exactOptional(),
})

export const pageSchema = z.strictObject({
  id: z.string(),
  /** Place in the outline, by which pages are ordered; the name of the file has it: "6.1". */
  number: z.string(),
  /** Id of the section it belongs to. */
  section: z.string(),
  title: z.string(),
  /** The two lines 'In short' on top of the page. */
  summary: z.array(inlineSchema),
  keywords: z.array(z.string()),
  related: z.array(z.string()),
  /** Sheets to fill in that are printed from this page, in this order. */
  sheets: z.array(sheetPart).min(1).exactOptional(),
  sensitive: z.boolean(),
  /** Whom the whole page concerns; empty = everyone. */
  when: z.array(conditionSchema),
  /** The place on handouts that this page's short version is printed in; null = a page for the screen only. */
  handout: handoutPlace.nullable(),
  review,
  blocks: z.array(blockSchema),
  sources: z.array(sourceRef),
  asOf: asOfDate,
})
export type Page = z.infer<typeof pageSchema>

/** Whether a page is written for the paper alone. */
export function onPaperOnly({ handout }: Pick<Page, 'handout'>): boolean {
  return handout?.length === 'short'
}

export const sectionSchema = z.strictObject({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  intro: z.string(),
  pages: z.array(z.string()),
})
export type Section = z.infer<typeof sectionSchema>

export const glossaryEntry = z.strictObject({
  id: z.string(),
  term: z.string(),
  /** Other spellings under which the term may stand in a text. */
  also: z.array(z.string()),
  meaning: z.string(),
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
  /** Whom the word may be explained to on paper (a man's handout has no menopause text); empty = everyone. */
  when: z.array(conditionSchema),
})
export type GlossaryEntry = z.infer<typeof glossaryEntry>

export const question = z.strictObject({
  id: z.string(),
  /** Which list it stands in: after-diagnosis, treatment, living, advanced, side-effects … */
  group: z.string(),
  text: z.string(),
  when: z.array(conditionSchema),
  sensitive: z.boolean(),
  /** 1 = among the first five a short handout prints; higher numbers later. */
  rank: z.int(),
  /** What several questions ask in nearly the same words: a screen offers one of them. */
  topic: z.string().exactOptional(),
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
})
export type Question = z.infer<typeof question>

const questionGroup = z.strictObject({ id: z.string(), title: z.string(), sensitive: z.boolean() })

export const figure = z.strictObject({
  id: z.string(),
  /** As it is printed in a text: "28 of 100", "about 15%". */
  text: z.string(),
  /** What it counts, for editors. */
  claim: z.string(),
  value: z.union([z.number(), z.string(), z.array(z.number())]),
  unit: z.string(),
  /** Survival and the like: never outside sensitive text. */
  sensitive: z.boolean(),
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
})
export type Figure = z.infer<typeof figure>

export const symptomsBySite = z.strictObject({
  site: z.union([site, z.literal('any')]),
  title: z.string(),
  symptoms: z.array(z.string()).min(1),
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
})
export type SymptomsBySite = z.infer<typeof symptomsBySite>

/** A sheet to print and fill in by hand: a table with so many empty rows, or lines under prompts. */
export const sheet = z.strictObject({
  id: handoutPart,
  title: z.string(),
  instructions: z.array(z.string()),
  columns: z.array(z.strictObject({ title: z.string(), hint: z.string().nullable(), width: z.number().positive() })),
  /** Texts that stand in the first column; the rest of `rowCount` is left empty. */
  rows: z.array(z.string()),
  rowCount: z.int().nonnegative(),
  prompts: z.array(z.strictObject({ label: z.string(), lines: z.int().positive() })),
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
})
export type Sheet = z.infer<typeof sheet>

/**
 * What must not be reached, or left, by a spelling correction: a person in a crisis, and what only sensitive pages tell.
 * A crisis phrase also stands for nothing but its meanings.
 */
export const guardedTopics = ['crisis', 'end-of-life'] as const

/** Words people use for what the guide calls otherwise; for search. */
export const synonym = z.strictObject({
  words: z.array(z.string()).min(1),
  means: z.array(z.string()).min(1),
  guard: z.enum(guardedTopics).exactOptional(),
})
export type Synonym = z.infer<typeof synonym>

/** The whole guide in one language, compiled and checked: what screen, paper, search and command line read. */
export const guideSchema = z.strictObject({
  format: z.literal(1),
  language: z.string(),
  title: z.string(),
  /** Hash of the content (12 hex digits) and the day of its last change: "2026-11-22.3f9a…". */
  version: z.string(),
  hash: z.string(),
  date: z.iso.date(),
  /** Who has read the texts that stand in no page of their own. */
  reviews: sharedReviews,
  sources: z.array(source),
  sections: z.array(sectionSchema),
  pages: z.array(pageSchema),
  medicines: z.array(medicine),
  /** The warning of each risk that a medicine can have. */
  warnings: z.partialRecord(risk, riskWarning).default({}),
  glossary: z.array(glossaryEntry),
  questionGroups: z.array(questionGroup),
  questions: z.array(question),
  figures: z.array(figure),
  symptoms: z.array(symptomsBySite),
  sheets: z.array(sheet),
  synonyms: z.array(synonym),
  /** Searches that may come from a person who needs help now. */
  urgent: urgentSchema.prefault({}),
  /** The numbers to call in each country, where the sources name one. */
  countries: z.array(countrySchema).default([]),
  /** Drawings by name: SVG text of our own. */
  drawings: z.record(z.string(), z.string()),
  /** Sets of choices for a handout that come with the guide. */
  bundles: z.array(bundleSchema).default([]),
  /** What only the screens use; not part of `hash`. */
  screen: screenSchema.prefault({}),
  /** What handout IDs name by number. */
  numbers: numbersSchema.prefault({}),
  /** What was released before; not part of `hash`. */
  history: releaseHistorySchema.prefault({}),
})
export type Guide = z.infer<typeof guideSchema>
