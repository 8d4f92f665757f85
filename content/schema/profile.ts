import { z } from 'zod'

/** The answer to a receptor test. `unknown` is a value of its own: it is never read as negative. */
export const receptorStatus = z.enum(['positive', 'negative', 'unknown'])

/** The five subtypes the guide tells apart (docs/rules.md 1). Always derived, never stored beside the receptors. */
export const subtypes = [
  'hr-positive-her2-negative',
  'her2-positive-hr-positive',
  'her2-positive-hr-negative',
  'triple-negative',
  'not-known',
] as const
export const subtype = z.enum(subtypes)
export type Subtype = z.infer<typeof subtype>

export const biomarkers = ['brca', 'pik3ca', 'pd-l1', 'msi-h', 'dmmr', 'ntrk'] as const
export const biomarker = z.enum(biomarkers)
export type Biomarker = z.infer<typeof biomarker>

export const sites = ['bone', 'brain', 'liver', 'lung'] as const
export const site = z.enum(sites)
export type Site = z.infer<typeof site>

/** Earlier treatment that a person can state. Implications (taxane → chemotherapy …) are in `content/tailor/history.ts`. */
export const priors = [
  'none',
  'hormonal-therapy',
  'aromatase-inhibitor-alone',
  'chemotherapy',
  'taxane',
  'trastuzumab',
  'pertuzumab',
  't-dm1',
  'her2-therapies-2plus',
  'treatments-2plus',
] as const
export const prior = z.enum(priors)
export type Prior = z.infer<typeof prior>

const biomarkerResult = z.enum(['positive', 'negative'])

/**
 * What is known about one person's cancer: the whole input of `tailor()`. It holds no name and lives in memory only.
 * A biomarker that is absent has no result. Contradictions are found by `contradictions()` in `content/tailor/`.
 * Source: docs/rules.md 8.
 */
export const profileSchema = z.strictObject({
  hr: receptorStatus,
  her2: receptorStatus,
  sex: z.enum(['female', 'male', 'unknown']).default('unknown'),
  menopause: z.enum(['pre', 'post', 'unknown', 'not-applicable']).default('unknown'),
  biomarkers: z
    .strictObject({
      brca: biomarkerResult.exactOptional(),
      pik3ca: biomarkerResult.exactOptional(),
      'pd-l1': biomarkerResult.exactOptional(),
      'msi-h': biomarkerResult.exactOptional(),
      dmmr: biomarkerResult.exactOptional(),
      ntrk: biomarkerResult.exactOptional(),
    })
    .default({}),
  sites: z.array(site).default([]),
  line: z.enum(['first', 'later', 'unknown']).default('unknown'),
  prior: z.array(prior).default([]),
})
export type Profile = z.infer<typeof profileSchema>
/** A profile as a person or a file gives it: everything but the receptors may be left out. */
export type ProfileInput = z.input<typeof profileSchema>

/** A profile of which nothing is known. */
export const emptyProfile: Profile = {
  hr: 'unknown',
  her2: 'unknown',
  sex: 'unknown',
  menopause: 'unknown',
  biomarkers: {},
  sites: [],
  line: 'unknown',
  prior: [],
}

/** The subtype that the two receptors make. Unknown receptors give `not-known`, unless HER2 and HR together already decide. */
export function subtypeOf(receptors: Pick<Profile, 'hr' | 'her2'>): Subtype {
  if (receptors.hr === 'unknown' || receptors.her2 === 'unknown') return 'not-known'
  if (receptors.her2 === 'positive') {
    return receptors.hr === 'positive' ? 'her2-positive-hr-positive' : 'her2-positive-hr-negative'
  }
  return receptors.hr === 'positive' ? 'hr-positive-her2-negative' : 'triple-negative'
}

/** The receptors that make each subtype. */
export const receptorsOf: Readonly<Record<Subtype, Pick<Profile, 'hr' | 'her2'>>> = {
  'hr-positive-her2-negative': { hr: 'positive', her2: 'negative' },
  'her2-positive-hr-positive': { hr: 'positive', her2: 'positive' },
  'her2-positive-hr-negative': { hr: 'negative', her2: 'positive' },
  'triple-negative': { hr: 'negative', her2: 'negative' },
  'not-known': { hr: 'unknown', her2: 'unknown' },
}
