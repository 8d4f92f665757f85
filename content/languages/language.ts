import type { MedicineNameSource } from './medicine-names.ts'
import type { Catalog } from './message-keys.ts'
import type { ReceptorWords } from './receptor-words.ts'

/**
 * Everything that knows a language, for the window, the shell and the paper. It is passed to what reads, searches, speaks or
 * prints; none of these knows a language itself. A part that is missing is a type error, and `npm run build` names it.
 */
export interface Language {
  /** Name of its folders, `content/languages/<code>` and `content/guide/<code>`, and its value in the settings. */
  code: string
  /** What `lang` attributes and PDFs call it (BCP 47). */
  htmlLang: string
  /** Locale of `Intl`, for dates, numbers, the joining of lists and the order of words ("en-US"). */
  locale: string
  /** Name of the locale file that an installed Electron needs ("en-US"). */
  electronLocale: string
  /** Every message of the screens, the paper and the shell. */
  messages: Catalog
  /** The end of a text that ends with a full stop and yet ends no sentence ("… see Dr."). */
  unfinishedSentence: RegExp
  search: SearchWords
  speech: SpeechWords
  keyboard: KeyboardRows
}

/** What the search knows of the words of a language. */
export interface SearchWords {
  /** Words too common to search for, in lower case. They count only when a query has nothing else. */
  stopWords: ReadonlySet<string>
  /** A text in lower case, without the accents that people leave out when they type. */
  fold: (text: string) => string
  /** What of a folded word does not count: every apostrophe, and an ending that shows possession. With the flag `g`. */
  possessive: RegExp
  /** The stem of a folded word, under which all its forms are found. */
  stemOf: (word: string) => string
  /** How a folded word sounds: words with the same key are taken for one another where one is misspelled. */
  soundOf: (word: string) => string
  /** Matches words that can be said; what does not match is nobody's misspelled word. */
  speakable: RegExp
  /** Names of medicines, so that one which the guide does not have is known as such. */
  medicines: readonly MedicineNameSource[]
  receptors: ReceptorWords
}

/** What reading aloud knows. */
export interface SpeechWords {
  /** How a voice says what it would misread; the first pair is replaced first. Patterns have the flag `g`. */
  sayings: readonly (readonly [written: RegExp, said: string])[]
  /** Regions whose voices suit the guide best, best first ("en-US"). Voices of others serve where there is none. */
  voices: readonly [string, ...string[]]
}

/**
 * The keys of the on-screen keyboard, row by row, as simple-keyboard reads them: without the last row, which is the same in
 * each language.
 */
export interface KeyboardRows {
  letters: readonly string[]
  capitals: readonly string[]
  /** Letters with accents, and marks that no other layout has. */
  accents: readonly string[]
  numbers: readonly string[]
}
