import { z } from 'zod'
import { once } from './once.ts'
import {
  type Biomarker,
  biomarkerTerms,
  type BiomarkerValue,
  type OwnRow,
  type Scale,
  scaleOf,
} from '../vocabulary/biomarkers.ts'
import { personFields, sites } from '../vocabulary/person.ts'
import { priors } from '../vocabulary/treatments.ts'
import { receptorStatuses, subtypes } from '../vocabulary/receptors.ts'

export type { Biomarker } from '../vocabulary/biomarkers.ts'
export { type Site, sites } from '../vocabulary/person.ts'
export { receptorsOf, type Subtype, subtypeOf, subtypes } from '../vocabulary/receptors.ts'
export { type Prior, priors } from '../vocabulary/treatments.ts'

export const receptorStatus = z.enum(receptorStatuses)
export const subtype = z.enum(subtypes)
export const biomarkers = biomarkerTerms.map(({ id }) => id)
export const site = z.enum(sites)
export const prior = z.enum(priors)

type Optional<Value> = z.ZodExactOptional<z.ZodType<Value, Value>>

const biomarkerShape = shapeOf(
  biomarkerTerms.flatMap(({ id, field }) => (field === undefined ? [{ key: id, scale: scaleOf(id) }] : [])),
) as { [Id in Exclude<Biomarker, OwnRow['id']>]: Optional<BiomarkerValue<Id>> }
const ownFields = shapeOf(
  biomarkerTerms.flatMap(({ id, field }) => (field === undefined ? [] : [{ key: field, scale: scaleOf(id) }])),
) as { [Row in OwnRow as Row['field']]: Optional<BiomarkerValue<Row['id']>> }

/** Each value may be left out: then nothing is known. */
function shapeOf(terms: readonly { key: string; scale: Scale }[]): Record<string, z.ZodType> {
  return Object.fromEntries(terms.map(({ key, scale }) => [key, valueSchema(scale).exactOptional()]))
}

function valueSchema(scale: Scale): z.ZodType {
  return scale.kind === 'score' ? z.int().min(0).max(scale.max) : z.enum(scale.values)
}

/**
 * What is known about one person's cancer: the whole input of `tailor()`. It holds no name and lives in memory only.
 * A biomarker that is absent has no result. Contradictions are found by `contradictions()` in `content/tailor/`.
 * Source: docs/rules.md 8. The terms are those of `content/vocabulary/`.
 */
export const profileSchema = z.strictObject({
  hr: receptorStatus,
  her2: receptorStatus,
  sex: z.enum(personFields.sex).default('unknown'),
  menopause: z.enum(personFields.menopause).default('unknown'),
  biomarkers: z.strictObject(biomarkerShape).default({}),
  ...ownFields,
  sites: z.array(site).overwrite(once).default([]),
  line: z.enum(personFields.line).default('unknown'),
  prior: z.array(prior).overwrite(once).default([]),
})
export type Profile = z.infer<typeof profileSchema>
/** A profile as a person or a file gives it: everything but the receptors may be left out. */
export type ProfileInput = z.input<typeof profileSchema>

/** A profile of which nothing is known. */
export const emptyProfile: Profile = profileSchema.parse({ hr: 'unknown', her2: 'unknown' })
