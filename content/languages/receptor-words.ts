import type { Biomarker } from '../vocabulary/biomarkers.ts'

/** The receptors that a query can name; `hr` is the estrogen and the progesterone receptor together. */
export const searchReceptors = ['her2', 'hr', 'er', 'pr'] as const
/** What a query can state a result of: a receptor, or a biomarker of the vocabulary. */
export type Receptor = (typeof searchReceptors)[number] | Biomarker
export type Result = 'positive' | 'negative'

/** A receptor, or several that one word names ("triple"). */
export interface ReceptorName {
  receptors: readonly Receptor[]
  /** As the guide writes it. */
  name: string
  /** Term of the glossary entry whose names it has, too; null = none. */
  term: string | null
  said: readonly string[]
}

/** How the results of a receptor are written. `null`: neither, since the result is not clear or the text says so. */
export interface ReceptorResult {
  result: Result | null
  signs: readonly string[]
  words: readonly string[]
  /** Scores of the HER2 test: 0, low and ultralow are levels of a negative result. */
  scores: readonly string[]
}

/**
 * How people write receptors and their results. The guide's glossary and synonyms add their own spellings. Case, accents,
 * spaces, hyphens and slashes inside a name make no difference.
 */
export interface ReceptorWords {
  receptors: readonly ReceptorName[]
  /** Spellings of biomarkers besides those of the vocabulary and of the glossary. */
  biomarkers: Readonly<Partial<Record<Biomarker, readonly string[]>>>
  results: readonly ReceptorResult[]
  /** A receptor with its result, as the guide writes it ("HER2-negative"). Hyphens may be read as spaces. */
  named: (name: string, result: Result) => string
  /** Words that stand for a sign ("plus"), and so may also join two receptors. */
  signWords: readonly string[]
  /** Endings of a sign that is spelled out: "+ve", "-ive". */
  signEndings: readonly string[]
  /** Tests of HER2. A number after the first is a score: "IHC 2". Without a receptor beside it, a result of both is HER2's. */
  her2Tests: { scored: readonly string[]; others: readonly string[] }
  /** After a number: the share of cells that have a hormone receptor. */
  percent: readonly string[]
  /** Levels of a hormone receptor that is there: "ER low". */
  levels: readonly string[]
  /** Words that turn a result around: "not HER2-positive". */
  negations: readonly string[]
  /** May be between receptors of one list: "ER and PR negative". */
  joiners: readonly string[]
  /** May be between a receptor and its result, and add nothing. */
  fillers: readonly string[]
}
