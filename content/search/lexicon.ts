import { sentenceTexts } from '../text/sentences.ts'
import type { Language, SearchWords } from '../languages/language.ts'

/** A word of a text as it is indexed, with the characters [from, to) it stands at. */
export interface Word {
  /** Folded, and without apostrophes. */
  word: string
  from: number
  to: number
}

const mostStems = 50_000

/** What keyboards and word processors put for an apostrophe: accents, quotation marks, primes. */
const apostrophes = /[´`‘’‛ʹʻʼʽˈˊˋ′‵＇\u1FBF\u1FFD]/gu

/** A text with one kind of apostrophe: "can´t" and "can’t" are "can't". As long as before. */
export function withPlainApostrophes(text: string): string {
  return text.replace(apostrophes, "'")
}

/** Reads the words of texts as a language's search knows them. */
export class Lexicon {
  readonly #words: SearchWords
  /** The same words are met again and again. */
  readonly #stems = new Map<string, string>()

  constructor(language: Pick<Language, 'search' | 'unfinishedSentence'>) {
    this.#words = language.search
    this.sentencesOf = (text) => sentenceTexts(text, language)
  }

  /** The sentences of a text. */
  readonly sentencesOf: (text: string) => string[]

  /** In lower case, and without the accents that people leave out. */
  fold = (text: string): string => this.#words.fold(text)

  /**
   * The words of a text, in order. Letters and digits make words; an inner hyphen or slash joins names as people type them
   * ('t-dm1', 'cdk4/6', 'pd-l1') and its parts are words of their own as well.
   */
  wordsOf = (text: string): Word[] => {
    const found: Word[] = []
    for (const match of withPlainApostrophes(text).matchAll(
      /[\p{L}\p{N}][\p{L}\p{N}\p{M}']*(?:[-/][\p{L}\p{N}]+)*/gu,
    )) {
      const raw = match[0]
      const from = match.index
      const whole = this.#words.fold(raw).replace(this.#words.possessive, '')
      if (!/[-/]/.test(whole)) {
        found.push({ word: whole, from, to: from + raw.length })
        continue
      }
      found.push({ word: whole.replace(/[-/]/g, ''), from, to: from + raw.length })
      let at = from
      for (const part of raw.split(/[-/]/)) {
        const word = this.#words.fold(part).replaceAll("'", '')
        if (word) found.push({ word, from: at, to: at + part.length })
        at += part.length + 1
      }
    }
    return found
  }

  /** Whether a folded word is too common to search for. */
  isStopWord = (word: string): boolean => this.#words.stopWords.has(word)

  /** The stem under which all forms of a folded word are indexed ('paying', 'pays' → 'pai'). */
  stemOf = (word: string): string => {
    let stem = this.#stems.get(word)
    if (stem === undefined) {
      stem = this.#words.stemOf(word)
      if (this.#stems.size > mostStems) this.#stems.clear()
      this.#stems.set(word, stem)
    }
    return stem
  }

  /** How a folded word sounds. */
  soundOf = (word: string): string => this.#words.soundOf(word)

  /** Whether a folded word can be said: letter codes at the end of medicine names ('zzxf') are no one's misspelled word. */
  isSpeakable = (word: string): boolean => this.#words.speakable.test(word)
}
