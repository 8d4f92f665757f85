import type { Synonym } from '../schema/guide.ts'
import type { Lexicon } from './lexicon.ts'

/**
 * The words of a crisis and of the end of life: the single words that the guide's synonyms guard. No spelling correction
 * reaches or leaves them. Of phrases ('kill myself'), no word is guarded by itself.
 */
export function guardedWords(synonyms: readonly Synonym[], { wordsOf }: Lexicon): ReadonlySet<string> {
  const phrases = synonyms.filter(({ guard }) => guard !== undefined).flatMap(({ words }) => words)
  return new Set(
    phrases
      .map((phrase) => wordsOf(phrase))
      .flatMap(([first, ...more]) => (first && more.length === 0 ? [first.word] : [])),
  )
}
