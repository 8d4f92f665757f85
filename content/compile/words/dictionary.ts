import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nspell from 'nspell'
import type { SpellingWords } from '../../languages/compile-language.ts'
import type { Uses } from '../steps/uses.ts'

/** Reading a dictionary takes most of a second: once for a process, however often the guide is compiled. */
const opened = new Map<string, ReturnType<typeof nspell>>()
const judged = new Map<string, boolean>()
const listed = new Map<string, readonly string[]>()
/** To look for what was meant takes a tenth of a second for each word. */
const mostSuggestions = 10

/** Knows the words of a language and those of the guide's own list; a word of neither is misspelt, or a name. */
export class Dictionary {
  readonly #package: string
  readonly #own: ReadonlySet<string>
  readonly #uses: Uses
  #suggestions = 0

  /**
   * @param own Words that the guide uses and the language's dictionary does not have.
   * @param uses Where it is noted which of them are used.
   */
  constructor({ dictionary }: SpellingWords, own: readonly string[], uses: Uses) {
    this.#package = dictionary
    this.#own = new Set(own)
    this.#uses = uses
  }

  /** Begins with the words of another file. Of each the first misspelt words get a suggestion. */
  beginFile(): void {
    this.#suggestions = 0
  }

  /** Whether a word in small letters is one. */
  has(word: string): boolean {
    const plain = word.replaceAll('’', "'")
    if (this.#own.has(plain)) {
      this.#uses.add('word', plain)
      return true
    }
    return this.#isWord(plain)
  }

  /** Whether the language has a word in small letters, whatever the guide's own list says. */
  isOfLanguage(word: string): boolean {
    return this.#isWord(word.replaceAll('’', "'"))
  }

  /** Of the guide's own words those that no text uses, or that are in the dictionary anyway. */
  get needless(): string[] {
    const used = this.#uses.of('word')
    return [...this.#own].filter((word) => !used.has(word) || this.#isWord(word))
  }

  /** The word that a misspelt one most likely is; null where none is near, or after many misspelt words in a file. */
  meant(word: string): string | null {
    if (this.#suggestions++ >= mostSuggestions) return null
    return open(this.#package).suggest(word.replaceAll('’', "'"))[0] ?? null
  }

  /** The words of the language's dictionary that are written in small letters, in all their forms. */
  get words(): readonly string[] {
    const known = listed.get(this.#package)
    if (known) return known
    // nspell expands all forms when it reads a dictionary, and its types do not name where it keeps them.
    const data: unknown = Reflect.get(open(this.#package), 'data')
    if (typeof data !== 'object' || data === null) throw new Error('nspell no longer lists its words')
    const words = Object.keys(data).filter((word) => /^\p{Ll}+$/u.test(word))
    listed.set(this.#package, words)
    return words
  }

  #isWord(word: string): boolean {
    const key = `${this.#package} ${word}`
    const known = judged.get(key)
    if (known !== undefined) return known
    const is = open(this.#package).correct(word)
    judged.set(key, is)
    return is
  }
}

function open(name: string): ReturnType<typeof nspell> {
  const known = opened.get(name)
  if (known) return known
  // The package can only be imported where `await` may stand outside of functions; its files can be read anywhere.
  const folder = dirname(createRequire(import.meta.url).resolve(name))
  const read = nspell({ aff: readFileSync(join(folder, 'index.aff')), dic: readFileSync(join(folder, 'index.dic')) })
  opened.set(name, read)
  return read
}
