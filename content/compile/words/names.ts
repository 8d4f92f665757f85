import type { TermForms } from '../../languages/compile-language.ts'
import { escapeRegExp } from '../../text/escape.ts'
import { spellingDistance } from '../../text/slips.ts'

/** What the compiler must know of a medicine to find it in a text. */
export interface NamedMedicine {
  id: string
  generic: string
  shortName: string | null
  brands: readonly string[]
  aliases: readonly string[]
}

export interface NamedTerm {
  id: string
  term: string
  also: readonly string[]
}

export interface Name {
  kind: 'medicine' | 'term'
  id: string
  text: string
}

export interface NameMatch {
  from: number
  to: number
  name: Name
}

const word = /[\p{L}\p{N}]+/gu
const letterOrDigit = /[\p{L}\p{N}]/u
/** Short capitals ('AI', 'PET') are found in capitals only: 'pet' and 'aid' are everyday words. */
const acronym = /^[A-Z0-9-]{2,4}$/

/** Finds the names of medicines and glossary words in a text: whole words, longest first, in any case. */
export class Names {
  readonly all: readonly Name[]
  readonly #terms: TermForms
  readonly #byFirstWord = new Map<string, Name[]>()
  readonly #meant = new Map<string, string | null>()
  readonly #others: RegExp | null
  /** Each text is looked through several times: for its words, its links, its reading level. */
  readonly #found = new Map<string, readonly NameMatch[]>()

  /**
   * @param forms The forms of a term in the language of the texts.
   * @param others Names of anything else that a text may use: places, organizations, tests.
   */
  constructor(
    medicines: Iterable<NamedMedicine>,
    terms: Iterable<NamedTerm>,
    forms: TermForms,
    others: readonly string[] = [],
  ) {
    this.#terms = forms
    const found: Name[] = []
    for (const medicine of medicines) {
      for (const text of namesOf(medicine)) found.push({ kind: 'medicine', id: medicine.id, text })
    }
    for (const term of terms) {
      for (const text of [term.term, ...term.also]) found.push({ kind: 'term', id: term.id, text })
    }
    this.all = found
    for (const name of found) {
      const first = firstWord(name.text)
      this.#byFirstWord.set(first, [...(this.#byFirstWord.get(first) ?? []), name])
    }
    const longestFirst = [...others].sort((a, b) => b.length - a.length).map(escapeRegExp)
    this.#others =
      longestFirst.length === 0
        ? null
        : new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  }

  /** False when the records could not be read: then no name can be called unknown. */
  get hasMedicines(): boolean {
    return this.all.some((name) => name.kind === 'medicine')
  }

  /** All names in the text, left to right, none inside another. */
  find(text: string): readonly NameMatch[] {
    const known = this.#found.get(text)
    if (known) return known
    const matches = this.#search(text)
    this.#found.set(text, matches)
    return matches
  }

  #search(text: string): NameMatch[] {
    const flat = text.replace(/\s/g, ' ')
    const lower = flat.toLowerCase()
    const matches: NameMatch[] = []
    let end = 0
    for (const token of lower.matchAll(word)) {
      const from = token.index
      if (from < end) continue
      const candidates = new Set(
        [token[0], ...this.#terms.baseForms(token[0])].flatMap((first) => this.#byFirstWord.get(first) ?? []),
      )
      const ends = [...candidates].map((name) => ({ name, to: matchEnd(flat, lower, from, name, this.#terms) ?? 0 }))
      const longest = ends.reduce<{ name: Name; to: number } | null>(
        (best, one) => (one.to > (best?.to ?? 0) ? one : best),
        null,
      )
      if (!longest) continue
      matches.push({ from, to: longest.to, name: longest.name })
      end = longest.to
    }
    return matches
  }

  /** A medicine whose misspelt name this most likely is: one letter off, in long names two; else null. */
  meant(written: string): string | null {
    const known = this.#meant.get(written)
    if (known !== undefined) return known
    const limit = written.length >= 9 ? 2 : written.length >= 7 ? 1 : 0
    const near = this.all.find(
      ({ kind, text }) =>
        kind === 'medicine' &&
        Math.abs(text.length - written.length) <= limit &&
        spellingDistance(written.toLowerCase(), text.toLowerCase()) <= limit,
    )
    const name = near?.text ?? null
    this.#meant.set(written, name)
    return name
  }

  /** The text with medicines and glossary words covered: as long as before, and still a word in each place. */
  covered(text: string): string {
    let out = ''
    let at = 0
    for (const match of this.find(text)) {
      out += text.slice(at, match.from) + cover(text.slice(match.from, match.to))
      at = match.to
    }
    return out + text.slice(at)
  }

  /** The text with all other known names covered. */
  withoutOthers(text: string): string {
    return this.#others === null ? text : text.replace(this.#others, cover)
  }

  /** The text with every name replaced, for measuring how hard the words around the names are. */
  replace(text: string, replacement: string): string {
    let out = ''
    let at = 0
    for (const match of this.find(text)) {
      out += text.slice(at, match.from) + replacement
      at = match.to
    }
    return out + text.slice(at)
  }
}

/** Hides words from checks, and leaves a word of the same length. */
export function cover(words: string): string {
  return 'x'.repeat(words.length)
}

/** Every name under which a medicine may stand in a text. */
export function namesOf(medicine: NamedMedicine): string[] {
  const names = [
    medicine.generic,
    ...(medicine.shortName === null ? [] : [medicine.shortName]),
    ...medicine.brands,
    ...medicine.aliases,
  ]
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
}

function firstWord(text: string): string {
  return (text.toLowerCase().match(word) ?? [''])[0]
}

/** Where the name ends when it is at `from`, with the ending of a term if it has one; null if it is not there. */
function matchEnd(flat: string, lower: string, from: number, name: Name, { endings }: TermForms): number | null {
  const wanted = name.text.toLowerCase()
  if (!lower.startsWith(wanted, from)) return null
  if (acronym.test(name.text) && !flat.startsWith(name.text, from)) return null
  const end = from + wanted.length
  for (const ending of ['', ...(name.kind === 'term' ? endings : [])]) {
    if (lower.startsWith(ending, end) && !letterOrDigit.test(lower[end + ending.length] ?? ' '))
      return end + ending.length
  }
  return null
}
