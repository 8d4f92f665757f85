import type { SearchWords } from '../languages/language.ts'
import type { UrgentPhrase, UrgentSlot, UrgentWords } from '../schema/urgent.ts'

/** A word or number of a search; `other` is what an everyday phrase took. */
export type UrgentToken =
  { kind: 'word'; word: string; meant: ReadonlySet<string> } | { kind: 'number'; value: number } | { kind: 'other' }

/** Words run together are taken apart into so many at most. */
const mostParts = 4
const shortestJoined = 6
/** More words than anybody types in one search are not read. */
const mostTokens = 48

/** Reads the words of a search as words of the urgent phrases, right or misspelled. */
export class UrgentReading {
  readonly #search: SearchWords
  readonly #isSlip: (typed: string, meant: string) => boolean
  /** The words of the phrases, and for each stem those that have it. */
  readonly #words: ReadonlySet<string>
  /** Those that may be misspelled, by their first and by their second letter: a slip leaves one of them. */
  readonly #slippable = new Map<string, Set<string>>()
  readonly #byStem: ReadonlyMap<string, readonly string[]>
  readonly #right: ReadonlySet<string>
  readonly #between: (token: UrgentToken | undefined) => boolean

  /** @param names Names of the guide, which are no misspelled words either. */
  constructor(
    urgent: UrgentWords,
    names: readonly string[],
    search: SearchWords,
    isSlip: (typed: string, meant: string) => boolean,
  ) {
    this.#search = search
    this.#isSlip = isSlip
    const slots = [...urgent.everyday, ...urgent.topics.flatMap(({ phrases }) => phrases)].flatMap(slotsOf)
    const inflected = new Set(slots.flatMap(({ words }) => words))
    this.#words = new Set([...inflected, ...slots.flatMap(({ exact }) => exact)])
    for (const word of urgent.topics.flatMap(({ phrases }) => phrases.flatMap(slotsOf)).flatMap(({ words }) => words)) {
      for (const letter of word.slice(0, 2)) {
        const alike = this.#slippable.get(letter)
        if (alike) alike.add(word)
        else this.#slippable.set(letter, new Set([word]))
      }
    }
    const byStem = new Map<string, string[]>()
    for (const word of inflected) {
      const stem = search.stemOf(word)
      byStem.set(stem, [...(byStem.get(stem) ?? []), word])
    }
    this.#byStem = byStem
    const own = [
      ...urgent.denials,
      ...urgent.afterDenial,
      ...urgent.asides.before,
      ...urgent.asides.after,
      ...urgent.between,
    ]
    const known = [...names, ...own].flatMap((name) => this.#partsOf(name))
    this.#right = new Set([...urgent.rightWords, ...known, ...search.stopWords])
    const between = this.wordSet(urgent.between)
    this.#between = (token) => token?.kind === 'word' && (search.stopWords.has(token.word) || between(token))
  }

  /** Tells whether a token is one of these words, as they are written. */
  wordSet(words: readonly string[]): (token: UrgentToken | undefined) => boolean {
    const set = new Set(words.map(this.#search.fold))
    return (token) => token?.kind === 'word' && set.has(token.word)
  }

  /** Whether a token may stand inside a phrase without changing it. */
  isBetween(token: UrgentToken | undefined): boolean {
    return this.#between(token)
  }

  /** Whether a token is what a place of a phrase asks for. */
  fits(token: UrgentToken | undefined, { words, exact, numbers }: UrgentSlot): boolean {
    if (token?.kind === 'number') return numbers.some(({ from, to }) => token.value >= from && token.value <= to)
    if (token?.kind !== 'word') return false
    return words.some((word) => token.meant.has(word)) || exact.includes(token.word)
  }

  /** Tells of a phrase whether each of its places has a token that it asks for: most phrases have none. */
  mayStandIn(tokens: readonly UrgentToken[]): (phrase: UrgentPhrase) => boolean {
    const meant = new Set(tokens.flatMap((token) => (token.kind === 'word' ? [...token.meant] : [])))
    const hasNumber = tokens.some(({ kind }) => kind === 'number')
    return ({ slots }) =>
      slots.every(
        ({ words, exact, numbers }) =>
          (hasNumber && numbers.length > 0) ||
          words.some((word) => meant.has(word)) ||
          exact.some((word) => meant.has(word)),
      )
  }

  /** The words and numbers of a search, in order. */
  tokensOf(query: string): UrgentToken[] {
    const parts = this.#joined(this.#partsOf(query).slice(0, mostTokens)).flatMap((part) => this.#apart(part))
    return parts.map((part) => {
      const value = Number(part.replace(',', '.'))
      if (/^\d/.test(part) && !this.#words.has(part)) return { kind: 'number', value }
      return { kind: 'word', word: part, meant: this.#meantBy(part) }
    })
  }

  /** Folded words without apostrophes, and numbers with their decimals. */
  #partsOf(text: string): string[] {
    const plain = this.#search.fold(text.replace(/[´`‘’ʼ′]/g, "'").normalize('NFKC'))
    const parts = plain.match(/\d+(?:[.,]\d+)?|\p{L}[\p{L}\p{M}']*/gu) ?? []
    return parts.map((part) => part.replaceAll("'", ''))
  }

  /** Words that were parted by mistake are one: 'my self', 'nose bleed'. */
  #joined(parts: readonly string[]): string[] {
    const joined: string[] = []
    for (let at = 0; at < parts.length; at++) {
      const whole = (parts[at] ?? '') + (parts[at + 1] ?? '')
      const isOne = at + 1 < parts.length && whole.length >= shortestJoined && this.#words.has(whole)
      joined.push(isOne ? whole : (parts[at] ?? ''))
      if (isOne) at++
    }
    return joined
  }

  /** Words that were run together are several: 'chestpain', 'wanttodie'. */
  #apart(part: string): string[] {
    if (part.length < shortestJoined || this.#words.has(part) || this.#right.has(part)) return [part]
    const isWord = (text: string) => this.#words.has(text) || this.#search.stopWords.has(text)
    const split = (text: string, left: number): string[] | null => {
      if (isWord(text)) return [text]
      if (left === 1) return null
      for (let at = text.length - 1; at > 0; at--) {
        const rest = isWord(text.slice(0, at)) ? split(text.slice(at), left - 1) : null
        if (rest) return [text.slice(0, at), ...rest]
      }
      return null
    }
    return split(part, mostParts) ?? [part]
  }

  /** The words of the phrases that a typed word is a form of, or a slip of where it is no right word. */
  #meantBy(typed: string): ReadonlySet<string> {
    const stem = this.#search.stemOf(typed)
    const forms = [...(this.#words.has(typed) ? [typed] : []), ...(this.#byStem.get(stem) ?? [])]
    if (forms.length > 0 || this.#right.has(typed)) return new Set(forms)
    return new Set([...(this.#slippable.get(typed.charAt(0)) ?? [])].filter((word) => this.#isSlip(typed, word)))
  }
}

const slotsOf = ({ slots }: UrgentPhrase): readonly UrgentSlot[] => slots
