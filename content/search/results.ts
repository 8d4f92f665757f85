import type { UnknownMedicine } from './medicine-names.ts'

/** One answer to a search. Text only: nothing of it is ever rendered as markup. */
export interface SearchResult {
  /** Page, medicine, glossary or question id, with its kind in front: `page:bone-medicines`. */
  id: string
  kind: 'page' | 'medicine' | 'word' | 'question'
  title: string
  /** Title of the section it stands in. */
  section: string
  /** The place in the text that answers; empty for sensitive matter. */
  snippet: string
  /** Character ranges [from, to) of `title` and `snippet` to highlight. */
  marks: { title: [number, number][]; snippet: [number, number][] }
  /** Why it was found, where that is not plain from the title ('also called Ibrance'); a name or word, or null. */
  alsoCalled: string | null
  /** Where it leads. */
  target: { kind: 'page' | 'medicine' | 'word' | 'question'; id: string; anchor: string | null }
  /** Higher is better; comparable within one answer only. */
  score: number
}

export interface SearchAnswer {
  query: string
  results: SearchResult[]
  /** Id of the first result where it is the word or medicine that the whole query names: its meaning is the answer. */
  meaning: string | null
  /** The query as it was understood ('herceptin side effects') when words were mended; else null. */
  mended: string | null
  /** When nothing was found: nearest words of the guide, best first. */
  nearest: string[]
  /** A medicine in the query that the guide does not have: the answer is to ask the team. Null where there is none. */
  unknownMedicine: UnknownMedicine | null
}
