import type { Synonym } from '../schema/guide.ts'
import type { Lexicon } from './lexicon.ts'
import type { Passage } from './passages.ts'
import type { SearchAnswer } from './results.ts'

/** The names of words and medicines, by the id of their result (`word:jaundice`). */
type Names = ReadonlyMap<string, readonly string[]>

/** Finds the word or medicine that a whole search asks for, so that its meaning can stand first. */
export class AnswerFirst {
  readonly #lexicon: Lexicon
  readonly #names: Names
  readonly #synonyms: ReadonlyMap<string, readonly string[]>

  constructor(passages: readonly Passage[], synonyms: readonly Synonym[], lexicon: Lexicon) {
    this.#lexicon = lexicon
    const namesOf = ({ kind, title, names, medicineNames }: Passage): readonly string[] =>
      kind === 'word' ? [title, ...names] : medicineNames
    this.#names = new Map(
      passages.flatMap((passage) => {
        const names = namesOf(passage).map((name) => this.#keyOf(name))
        return names.length > 0 ? [[`${passage.kind}:${passage.id}`, names] as const] : []
      }),
    )
    // What a crisis phrase stands for is no meaning of it.
    const plain = synonyms.filter(({ guard }) => guard === undefined)
    this.#synonyms = new Map(plain.flatMap(({ words, means }) => words.map((word) => [this.#keyOf(word), means])))
  }

  /** An answer with that word or medicine before all others; its results stay the same. */
  put(answer: SearchAnswer): SearchAnswer {
    const meaning = this.#of(answer)
    const [best] = answer.results
    const first = answer.results.find(({ id }) => id === meaning)
    if (!first || !best) return answer
    const rest = answer.results.filter((result) => result !== first)
    return { ...answer, meaning, results: [{ ...first, score: best.score }, ...rest] }
  }

  /** The id of the result whose name the search is, as it was understood; null where there is none. */
  #of({ query, mended, results }: SearchAnswer): string | null {
    const said = this.#keyOf(mended ?? query)
    const meant = (this.#synonyms.get(said) ?? []).map((text) => this.#keyOf(text))
    for (const key of [said, ...meant]) {
      const found = key === '' ? undefined : results.find(({ id }) => this.#names.get(id)?.includes(key))
      if (found) return found.id
    }
    return null
  }

  /** The stems of the words of a text that count: 'what is jaundice' and 'jaundice' have the same. */
  #keyOf(text: string): string {
    const { wordsOf, isStopWord, stemOf } = this.#lexicon
    const words = wordsOf(text).map(({ word }) => word)
    const counting = words.filter((word) => !isStopWord(word))
    return (counting.length > 0 ? counting : words).map(stemOf).join(' ')
  }
}
