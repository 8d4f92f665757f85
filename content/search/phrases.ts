import type { Synonym } from '../schema/guide.ts'
import type { Lexicon } from './lexicon.ts'
import type { Passage } from './passages.ts'

/** Words of a phrase are joined as far as this many: 'sideeffectsofchemo' is no slip of the space bar. */
const mostJoined = 3

/** The phrases that a guide has a page, a heading, a word, a medicine or a synonym for. */
export class Phrases {
  readonly #followed = new Set<string>()
  readonly #joined = new Map<string, readonly string[]>()
  readonly #joinedNames = new Map<string, readonly string[]>()

  constructor(passages: readonly Passage[], synonyms: readonly Synonym[], { wordsOf, stemOf, isStopWord }: Lexicon) {
    const names = passages.flatMap(({ kind, title, heading, names }) =>
      kind === 'question' ? [] : [title, heading, ...names],
    )
    // Of a crisis and the end of life, nothing is known but what is typed.
    const said = synonyms.filter(({ guard }) => guard === undefined).flatMap(({ words }) => words)
    const isName = new Set(names)
    for (const phrase of new Set([...names, ...said])) {
      const words = wordsOf(phrase)
      // 'PD-L1' is read as 'pdl1', 'pd' and 'l1'.
      if (words.some(({ from }, at) => from < (words[at - 1]?.to ?? 0))) continue
      const all = words.map(({ word }) => word)
      if (all.length > 1 && all.length <= mostJoined) {
        this.#joined.set(all.join(''), all)
        if (isName.has(phrase)) this.#joinedNames.set(all.join(''), all)
      }
      const counting = all.filter((word) => !isStopWord(word)).map(stemOf)
      counting.slice(1).forEach((stem, at) => this.#followed.add(`${counting[at] ?? ''} ${stem}`))
    }
  }

  /** Whether a phrase has one stem after another, common words apart. */
  follows(first: string, second: string): boolean {
    return this.#followed.has(`${first} ${second}`)
  }

  /** The words of a name that is written without its spaces. A synonym would not do: 'key truda' is for Keytruda. */
  partsOfName(word: string): readonly string[] | null {
    return this.#joinedNames.get(word) ?? null
  }

  /** The words of the phrase that is written without its spaces; null where there is none. */
  partsOf(word: string): readonly string[] | null {
    return this.#joined.get(word) ?? null
  }
}
