import type { Lexicon } from './lexicon.ts'
import type { Passage } from './passages.ts'

/** What leads to a sensitive passage: any of these groups of stems, all of them typed. */
type Ways = readonly ReadonlySet<string>[]

/**
 * Knows the own words of sensitive passages. They are keywords, and words of titles that no open page has in its titles and
 * keywords. A sensitive passage is an answer only to a query with its own words.
 */
export class SensitiveWords {
  readonly #lexicon: Lexicon
  readonly #ways = new Map<Passage, Ways>()
  /** Own words of sensitive pages that stand alone, as they are written. */
  readonly words: ReadonlySet<string>

  /** `guarded`: words that stand for sensitive matter, though open pages may name them, too. */
  constructor(passages: readonly Passage[], guarded: ReadonlySet<string>, lexicon: Lexicon) {
    this.#lexicon = lexicon
    const { stemOf } = lexicon
    const sensitive = passages.filter((passage) => passage.sensitive)
    const open = new Set<string>()
    if (sensitive.length > 0)
      for (const { sensitive: isSensitive, kind, title, heading, names } of passages)
        if (!isSensitive && kind !== 'word')
          for (const text of [title, heading, ...names]) for (const word of this.#wordsOf(text)) open.add(stemOf(word))
    const isOwn = (word: string) => guarded.has(word) || !open.has(stemOf(word))
    const keywords = new Map(
      sensitive.filter(({ names }) => names.length > 0).map(({ kind, id, names }) => [`${kind}:${id}`, names] as const),
    )
    const words = new Set<string>()
    for (const passage of sensitive) {
      const { kind, id, title, heading } = passage
      const titleWords = [title, heading].flatMap(this.#wordsOf)
      const ownOfTitle = titleWords.filter(isOwn).map((word) => [word])
      const ownKeywords = (keywords.get(`${kind}:${id}`) ?? [])
        .map(this.#wordsOf)
        .filter(([first = '', ...more]) => first !== '' && (more.length > 0 || isOwn(first)))
      const ways = [...ownOfTitle, ...ownKeywords]
      // A question without a word of its own is found by any two of its words.
      if (ways.length === 0)
        ways.push(...titleWords.flatMap((word, at) => titleWords.slice(0, at).map((other) => [other, word])))
      this.#ways.set(
        passage,
        ways.map((way) => new Set(way.map(stemOf))),
      )
      if (kind === 'page' && heading === '')
        for (const [word = '', ...more] of ways) if (more.length === 0) words.add(word)
    }
    this.words = words
  }

  /** Whether typed stems lead to a passage. */
  leadTo(passage: Passage, typed: ReadonlySet<string>): boolean {
    const ways = this.#ways.get(passage)
    return ways === undefined || ways.some((way) => [...way].every((stem) => typed.has(stem)))
  }

  #wordsOf = (text: string): string[] =>
    this.#lexicon
      .wordsOf(text)
      .map(({ word }) => word)
      .filter((word) => !this.#lexicon.isStopWord(word))
}
