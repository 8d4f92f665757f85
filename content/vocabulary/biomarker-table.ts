/** A test of the cancer or of inherited genes that opens or closes uses of medicines. */
export interface BiomarkerTerm {
  /** Its name in conditions, facts and messages. Never changed: released guides and handout IDs hold it. */
  id: string
  /** How texts name it; `guide check` knows by these that a sentence is about a test. An ending may follow. */
  spellings: readonly string[]
  /** Its levels, from the lowest to the highest. Without levels and score it is positive or negative. */
  levels?: readonly [string, string, ...string[]]
  /** It is a whole number from 0 to `max`; conditions ask for `>=10` or `<10`. */
  score?: { readonly max: number }
  /** Its own field in profile files. Without one, it is a key of `biomarkers`. */
  field?: string
  /** The result of another test, or of a receptor, that follows from it. */
  decides?: Decision
  /**
   * Its number in handout IDs, where scheme 2 has no row for it by name (`content/handout-id/scheme-2-facts.ts`): 1 to 32,
   * each given once and never changed.
   */
  idNumber?: number
}

/** Which values make another test positive or negative, written as in conditions: `>=10`, `low`. */
interface Decision {
  on: string
  positive: readonly string[]
  negative: readonly string[]
}

/**
 * The biomarkers that a profile can hold, in the order of the form and of `guide explain`. A new one is a row here and its
 * words in the message catalog; the type check names the words that are missing. CONTRIBUTING.md has the recipe.
 */
export const biomarkerTable = [
  { id: 'brca', spellings: ['BRCA'] },
  { id: 'pik3ca', spellings: ['PIK3CA'] },
  { id: 'pd-l1', spellings: ['PD-L1'] },
  { id: 'msi-h', spellings: ['MSI-H'] },
  { id: 'dmmr', spellings: ['dMMR'] },
  { id: 'ntrk', spellings: ['NTRK'] },
] as const satisfies readonly BiomarkerTerm[]
