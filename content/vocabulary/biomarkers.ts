/** A test of the cancer or of inherited genes that opens or closes uses of medicines. */
interface BiomarkerTerm {
  /** Its name in profiles, conditions and facts. Never changed: released guides and handout IDs hold it. */
  id: string
  /** How texts name it; `guide check` knows by these that a sentence speaks of a test. An ending may follow. */
  spellings: readonly string[]
}

/**
 * The biomarkers that a profile can hold, in the order of the form and of `guide explain`. A new one is a row here, its words in
 * the message catalog (the type check names those that are missing) and, on paper, a row that handout IDs already have
 * (`content/handout-id/scheme-2-facts.ts`).
 */
export const biomarkerTerms = [
  { id: 'brca', spellings: ['BRCA'] },
  { id: 'pik3ca', spellings: ['PIK3CA'] },
  { id: 'pd-l1', spellings: ['PD-L1'] },
  { id: 'msi-h', spellings: ['MSI-H'] },
  { id: 'dmmr', spellings: ['dMMR'] },
  { id: 'ntrk', spellings: ['NTRK'] },
] as const satisfies readonly BiomarkerTerm[]

export type Biomarker = (typeof biomarkerTerms)[number]['id']

/** Results that a test can have; no result at all is `unknown` in conditions, and absent from a profile. */
export const biomarkerResults = ['positive', 'negative'] as const
