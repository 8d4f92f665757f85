/**
 * Earlier treatment that a person can state. What follows from it (taxane → chemotherapy …) is in `content/tailor/earlier-treatment.ts`.
 * Source: docs/rules.md 8.
 */
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
export type Prior = (typeof priors)[number]

/** Earlier treatment that only follows from what a person states. */
export const impliedTreatments = ['any-treatment', 'aromatase-inhibitor', 'her2-therapies-1plus'] as const

/** Tokens of earlier treatment that a use of a medicine may ask for: stated, or implied. */
export type EarlierTreatment = Prior | (typeof impliedTreatments)[number]
