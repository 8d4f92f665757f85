import { z } from 'zod'
import { type EarlierTreatment, impliedTreatments } from '../vocabulary/treatments.ts'
import { prior, site, subtype } from './profile.ts'
import { asOfDate, sourceRef } from './provenance.ts'
import { requirement } from './requirement.ts'

/** Tokens of earlier treatment that an indication may ask for: what a person states, and what follows from it. */
const earlierTreatment = z.union([prior, z.enum(impliedTreatments)])
export type { EarlierTreatment }

/** How many treatments a token of `prior` counts: 2 for `her2-therapies-2plus`; null where it counts none. */
export function countIn(token: EarlierTreatment): number | null {
  const [, count] = /-(\d+)plus$/.exec(token) ?? []
  return count === undefined ? null : Number(count)
}

/** Kinds of treatment that a medicine can be given with, where the sources name no single one. */
export const partnerClasses = [
  'aromatase-inhibitor',
  'chemotherapy',
  'her2-targeted',
  'hormonal-therapy',
  'taxane',
] as const

/**
 * One use of a medicine: who, when, with what. A medicine may be named on a handout only through an indication that fits.
 * Empty lists ask for nothing. Source: docs/rules.md 1.
 */
export const indication = z.strictObject({
  id: z.string(),
  /** Subtypes it is for. Supportive medicines list all five; no cancer medicine lists `not-known` (decision D16). */
  subtypes: z.array(subtype).min(1),
  /** Any one of these opens the use; empty = no biomarker needed. */
  biomarkers: z.array(requirement),
  /** `any`: the source sets no limit. `post`: after menopause only. `suppression`: before menopause only with ovarian suppression. `pre`: before menopause only. */
  menopause: z.enum(['any', 'post', 'suppression', 'pre']),
  /** `with-gnrh`: in men only with goserelin or leuprolide (the AI rule); `only`: for men only; `silent`: the source does not speak of men, which is no exclusion. */
  men: z.enum(['yes', 'no', 'with-gnrh', 'only', 'silent']),
  line: z.enum(['any', 'first', 'later']),
  /** The source says that it is used only now and then: it is never among the first options (docs/rules.md D19). */
  rarely: z.literal(true).exactOptional(),
  /** The source speaks of estrogen receptors, and not of hormone receptors in general (decision D11). */
  estrogenReceptors: z.literal(true).exactOptional(),
  prior: z.strictObject({ all: z.array(earlierTreatment), none: z.array(earlierTreatment) }),
  /** How many treatments there must have been, in the words of its figure: "two or more"; absent where `prior` counts none. */
  count: z.string().exactOptional(),
  sites: z.array(site),
  /** Ids of medicines, or of `partnerClasses`, that it is given with. A growth factor is printed only beside one of them. */
  givenWith: z.array(z.string()),
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
  /** How the use is said to a person, without its conditions: "with fulvestrant". */
  use: z.string(),
})
export type Indication = z.infer<typeof indication>

/** Parts of the body that not everyone has. */
const organs = ['ovaries', 'vagina', 'womb'] as const
export const organ = z.enum(organs)
export type Organ = z.infer<typeof organ>

/**
 * A short statement on a medicine. With `organ`, the text itself says whom it concerns ("if you have a womb: …"), and it is
 * left out only for people who surely do not have that organ (docs/rules.md 3.3).
 */
const medicineNote = z.strictObject({ text: z.string(), organ: organ.nullable() })

/** Dangers that a medicine can bring, each with one warning in the guide's `warnings`. */
export const risks = ['infection'] as const
export const risk = z.enum(risks)
export type Risk = z.infer<typeof risk>

/** What the guide says about a risk, wherever a medicine has it. */
export const riskWarning = z.strictObject({
  /** Beside a medicine that has the risk. */
  text: z.string(),
  /** Beside a medicine that is given with one that has the risk. */
  withPartner: z.string(),
  /** Label of the line to write on where the team gave a number of its own; null where there is none to give. */
  ownNumber: z.string().nullable(),
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
})
export type RiskWarning = z.infer<typeof riskWarning>

export const therapies = [
  'hormonal',
  'chemotherapy',
  'targeted',
  'immunotherapy',
  'bone-modifying',
  'growth-factor',
] as const

export const medicine = z.strictObject({
  id: z.string(),
  generic: z.string(),
  /** The short name people say, where there is one: "T-DM1". */
  shortName: z.string().nullable(),
  brands: z.array(z.string()),
  /** Other words that mean this medicine in a text or a search: "Enhertu", "Kadcyla", "fam-trastuzumab". Besides generic and brands. */
  aliases: z.array(z.string()),
  therapy: z.enum(therapies),
  className: z.string().nullable(),
  indications: z.array(indication).min(1),
  /** What it is and does, in one or two plain sentences. */
  what: z.string(),
  /** How and how often it is taken; null where the sources are silent. */
  how: z.string().nullable(),
  sideEffects: z.array(medicineNote),
  /** Whom the side effects speak of: this medicine, or its kind of treatment in general. */
  sideEffectsScope: z.enum(['medicine', 'chemotherapy', 'with-chemotherapy', 'immunotherapy', 'not-stated']),
  /** Checks before and during treatment: only those of docs/rules.md 6. */
  checks: z.array(medicineNote),
  notes: z.array(medicineNote),
  /** What a person must watch for and report. Printed on every handout. */
  warnings: z.array(medicineNote),
  /** Each brings its warning of the guide's `warnings`. */
  risks: z.array(risk),
  /** Sources of what is said about the medicine, and their date. Each use has its own. */
  sources: z.array(sourceRef).min(1),
  asOf: asOfDate,
})
export type Medicine = z.infer<typeof medicine>
