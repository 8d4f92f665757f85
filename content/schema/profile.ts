import { z } from 'zod'
import { type Biomarker, biomarkerResults, biomarkerTerms } from '../vocabulary/biomarkers.ts'
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
export const biomarker = z.enum(biomarkers)
export const site = z.enum(sites)
export const prior = z.enum(priors)

const biomarkerResult = z.enum(biomarkerResults).exactOptional()

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
  biomarkers: z.strictObject(eachBiomarker(biomarkerResult)).default({}),
  sites: z.array(site).default([]),
  line: z.enum(personFields.line).default('unknown'),
  prior: z.array(prior).default([]),
})
export type Profile = z.infer<typeof profileSchema>
/** A profile as a person or a file gives it: everything but the receptors may be left out. */
export type ProfileInput = z.input<typeof profileSchema>

/** A profile of which nothing is known. */
export const emptyProfile: Profile = profileSchema.parse({ hr: 'unknown', her2: 'unknown' })

/** The same for each biomarker, by its id. */
export function eachBiomarker<T>(value: T): Record<Biomarker, T> {
  return Object.fromEntries(biomarkers.map((id) => [id, value])) as Record<Biomarker, T>
}
