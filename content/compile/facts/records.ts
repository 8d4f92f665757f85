import { z } from 'zod'
import { bundleSchema } from '../../schema/bundle.ts'
import {
  guardedTopics,
  handoutPart,
  handoutPlace,
  sheetPart,
  symptomsBySite as symptomsSchema,
} from '../../schema/guide.ts'
import { indication, medicine, organ, risk } from '../../schema/medicine.ts'
import { prior } from '../../schema/profile.ts'
import { asOfDate, review, type SharedText, source } from '../../schema/provenance.ts'
import { figureRole, sectionIcon } from '../../schema/screen.ts'
import { urgency } from '../../schema/urgent.ts'

// The YAML files as people write them. Lists that are empty and fields that do not apply may be left out;
// sources are one line of text (`source: asco-guide L334; general-article L15`), dates follow from them.

const text = z.string().trim().min(1)
const texts = z.array(text).default([])
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is small letters, digits and single hyphens')
/** Whom a text is for; read by `parseCondition()`, which reports more than a schema can. */
export const condition = z.record(z.string(), z.unknown())
const when = z.union([condition, z.array(condition)]).default([])

const writtenReview = z.strictObject({
  state: review.shape.state,
  role: text.nullable().default(null),
  date: review.shape.date.default(null),
  due: review.shape.due.default(null),
})

export const guideFile = z.strictObject({
  title: text,
  date: z.iso.date(),
  reviews: z.strictObject({
    medicines: writtenReview,
    glossary: writtenReview,
    questions: writtenReview,
    symptoms: writtenReview,
    sheets: writtenReview,
  } satisfies Record<SharedText, typeof writtenReview>),
  sections: z
    .array(
      z.strictObject({ id, number: z.int().positive(), title: text, intro: text, icon: sectionIcon.default('book') }),
    )
    .min(1),
})

const writtenDate = z.union([asOfDate, z.number().transform(String)])
export const sourcesFile = z.array(
  source.extend({
    id,
    asOf: writtenDate,
    sections: z.array(z.strictObject({ from: z.int(), to: z.int(), asOf: writtenDate })).default([]),
  }),
)

export const figuresFile = z.array(
  z.strictObject({
    id: z.string().regex(/^[A-Z]\d{3}$/, 'the id of a figure is a letter and three digits: F056'),
    claim: text,
    value: z.union([z.number(), z.string(), z.array(z.number())]),
    unit: z.string(),
    sensitive: z.boolean().default(false),
    role: figureRole.exactOptional(),
    source: text,
  }),
)

/** By the id of a figure: how the language words it. */
export const figureWordsFile = z.record(z.string(), text)

/** By the name of a drawing, then by the id of a `<text>` in it: its words, one line of the text for each line of the picture. */
export const drawingWordsFile = z.record(z.string(), z.record(z.string(), text))
export type DrawingWords = z.infer<typeof drawingWordsFile>

/** `sex` is read only to be refused with a reason (`checkNote()`): it would take the note from people whose sex is not known. */
const note = z.union([
  text.transform((words) => ({ text: words, organ: null, sex: undefined })),
  z.strictObject({ text, organ: organ.nullable().default(null), sex: z.unknown().optional() }),
])
const notes = z.array(note).default([])

export const medicineFactsFile = z.array(
  z.strictObject({
    id,
    brands: texts,
    therapy: medicine.shape.therapy,
    sideEffectsScope: medicine.shape.sideEffectsScope.default('not-stated'),
    risks: medicine.shape.risks.default([]),
    /** Other medicines of this guide that are a part of it. */
    contains: z
      .strictObject({ medicines: z.array(text).min(1), source: text })
      .nullable()
      .default(null),
    /** Earlier treatments after which it is not given again, nor anything that contains it. */
    notAgainAfter: z
      .strictObject({ treatments: z.array(prior).min(1), source: text })
      .nullable()
      .default(null),
    source: text,
    indications: z
      .array(
        z.strictObject({
          id,
          subtypes: indication.shape.subtypes,
          biomarkers: indication.shape.biomarkers.default([]),
          menopause: indication.shape.menopause.default('any'),
          men: indication.shape.men.default('silent'),
          line: indication.shape.line.default('any'),
          rarely: indication.shape.rarely,
          estrogenReceptors: indication.shape.estrogenReceptors,
          prior: z
            .strictObject({
              all: indication.shape.prior.shape.all.default([]),
              none: indication.shape.prior.shape.none.default([]),
              /** The figure that says how many treatments there must have been. */
              figure: text.nullable().default(null),
            })
            .default({ all: [], none: [], figure: null }),
          sites: indication.shape.sites.default([]),
          givenWith: texts,
          source: text,
        }),
      )
      .min(1),
  }),
)

/** By medicine id; `uses` by indication id. */
export const medicineWordsFile = z.record(
  z.string(),
  z.strictObject({
    generic: text,
    shortName: text.nullable().default(null),
    aliases: texts,
    what: text,
    how: text.nullable().default(null),
    className: text.nullable().default(null),
    sideEffects: notes,
    checks: notes,
    notes,
    warnings: notes,
    uses: z.record(z.string(), text),
  }),
)
export type MedicineWords = z.infer<typeof medicineWordsFile>

/** The warning of each risk, by its name. */
export const warningsFile = z.partialRecord(
  risk,
  z.strictObject({ text, withPartner: text, ownNumber: text.nullable().default(null), source: text }),
)

export const glossaryFile = z.array(z.strictObject({ id, term: text, also: texts, meaning: text, when, source: text }))

export const questionsFile = z.strictObject({
  groups: z.array(z.strictObject({ id, title: text, sensitive: z.boolean().default(false) })),
  questions: z.array(
    z.strictObject({
      id,
      group: text,
      text,
      when,
      sensitive: z.boolean().default(false),
      rank: z.int().positive().default(50),
      topic: text.exactOptional(),
      source: text,
    }),
  ),
})

export const symptomsFile = z.array(
  z.strictObject({ site: symptomsSchema.shape.site, title: text, symptoms: z.array(text).min(1), source: text }),
)

export const sheetsFile = z.array(
  z.strictObject({
    id: handoutPart,
    title: text,
    instructions: texts,
    columns: z
      .array(
        z.strictObject({ title: text, hint: text.nullable().default(null), width: z.number().positive().default(1) }),
      )
      .default([]),
    rows: texts,
    rowCount: z.int().nonnegative().default(0),
    prompts: z.array(z.strictObject({ label: text, lines: z.int().positive().default(1) })).default([]),
    source: text,
  }),
)

export const bundlesFile = z.array(bundleSchema)

/** Names of anything but medicines and glossary words that a text may use. */
export const namesFile = z.array(text)

/** Words in small letters that the language's dictionary does not have. */
export const wordsFile = z.array(
  z.string().refine((word) => /^\p{Ll}+(?:'\p{Ll}+)*$/u.test(word), 'write one word in small letters, without hyphens'),
)

export const synonymsFile = z.array(
  z.strictObject({
    words: z.array(text).min(1),
    means: z.array(text).min(1),
    guard: z.enum(guardedTopics).exactOptional(),
  }),
)

/** Phrases as `readPhrase` reads them. */
const phrases = z.array(text).min(1)
export const urgentFile = z.strictObject({
  /** Words that one name stands for in phrases: `@cannot`. */
  sets: z.record(z.string(), z.array(text).min(1)).default({}),
  between: texts,
  denials: texts,
  afterDenial: texts,
  asides: z.strictObject({ before: texts, after: texts }).prefault({}),
  everyday: z.array(text).default([]),
  topics: z.array(
    z.strictObject({ id, urgency, crisis: z.boolean().default(false), sign: text, source: text, said: phrases }),
  ),
})

const number = z.string().regex(/^[\d +()-]+$/, 'write the number in quotes, as people dial it')
export const countriesFile = z.array(
  z.strictObject({
    code: z.string().regex(/^[A-Z]{2}$/, 'the code of a country is two capital letters: US'),
    emergency: z.strictObject({ number, source: text }).nullable().default(null),
    crisis: z.strictObject({ number, text: z.boolean(), always: z.boolean(), source: text }).nullable().default(null),
  }),
)

export const frontMatter = z.strictObject({
  title: text,
  section: text,
  summary: text,
  keywords: texts,
  related: z.array(text).max(5).default([]),
  /** Sheets to fill in that are printed from this page. */
  sheets: z.array(sheetPart).default([]),
  sensitive: z.boolean().default(false),
  when,
  handout: handoutPlace.nullable().default(null),
  /** The question of the attract screen that this page answers. */
  attract: text.nullable().default(null),
  /** Listed among the 'pages for you' of every profile. */
  forEveryProfile: z.boolean().default(false),
  review: writtenReview,
})
export type FrontMatter = z.infer<typeof frontMatter>
