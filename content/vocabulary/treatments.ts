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
