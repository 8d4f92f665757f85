import type { Synonym } from '../schema/guide.ts'
import type { Vocabulary } from './vocabulary.ts'
import { isStopWord, stemOf, wordsOf } from './words.ts'

/** One thing a query asks for: stems that satisfy it, each with how well it does (0 … 1]. */
export interface Want {
  stems: Map<number, number>
  /** How much it counts among the query's wants. */
  weight: number
}

export interface Understood {
  wants: Want[]
  /** The words that count, as they were understood: mended where the guide lacks them. */
  words: string[]
  /** The query with its mended words put in; null when nothing was mended. */
  mended: string | null
  /** Phrases that everyday words in the query stand for ('jaundice' for 'yellow skin'). */
  means: string[]
}

/** Work a keystroke may cause is bounded: what stands beyond this is not read. */
const longestQuery = 200
const mostWords = 16
/** From how sure a mended word is shown to the person ('Showing results for …'). */
const completionCounts = 0.999

/** The synonyms of the guide, found by the stems of their words. */
export class Synonyms {
  readonly #byFirst = new Map<string, { stems: string[]; means: string[] }[]>()

  constructor(synonyms: readonly Synonym[]) {
    for (const { words, means } of synonyms) {
      for (const phrase of words) {
        const stems = countingWords(phrase).map(stemOf)
        const [first] = stems
        if (first === undefined) continue
        const entry = { stems, means }
        const alike = this.#byFirst.get(first)
        if (alike) alike.push(entry)
        else this.#byFirst.set(first, [entry])
      }
    }
  }

  /** The longest phrases that begin at each of the words: [word's place, how many words, what they mean]. */
  *in(stems: readonly string[]): Generator<{ at: number; length: number; means: string[] }> {
    for (let at = 0; at < stems.length; at++) {
      for (const entry of this.#byFirst.get(stems[at] ?? '') ?? []) {
        if (entry.stems.every((stem, i) => stems[at + i] === stem))
          yield { at, length: entry.stems.length, means: entry.means }
      }
    }
  }
}

function countingWords(text: string): string[] {
  const words = wordsOf(text).map(({ word }) => word)
  const counting = words.filter((word) => !isStopWord(word))
  return counting.length > 0 ? counting : words
}

/** Makes out what a typed query asks for. Never throws, whatever was typed. */
export function understand(query: string, vocabulary: Vocabulary, synonyms: Synonyms): Understood {
  const text = query.slice(0, longestQuery)
  const typed = wordsOf(text).slice(0, mostWords)
  const counting = typed.filter(({ word }) => !isStopWord(word))
  const kept = counting.length > 0 ? counting : typed
  const unfinished = /[\p{L}\p{N}]$/u.test(text)

  let mended = ''
  let from = 0
  let changed = false
  const words: string[] = []
  const wants: Want[] = []
  for (const [place, { word, from: start, to }] of kept.entries()) {
    const stems = new Map<number, number>()
    const put = (stem: number, weight: number) => stems.set(stem, Math.max(stems.get(stem) ?? 0, weight))
    const known = vocabulary.has(word)
    const completions = unfinished && place === kept.length - 1 ? vocabulary.completions(word) : []
    for (const { stem, weight } of completions) put(stem, known ? weight * 0.5 : weight)
    const meanings = known || completions.length === 0 ? vocabulary.meanings(word) : []
    for (const { stem, weight } of meanings) put(stem, weight)
    const best = meanings.find((meaning) => meaning.word !== word)
    if (best && completions.length === 0 && !vocabulary.prints(word)) {
      mended += text.slice(from, start) + best.word
      from = to
      changed = true
    }
    words.push(known ? word : ((completions[0] ?? best)?.word ?? word))
    wants.push({ stems, weight: completions.length > 0 && !known ? completionCounts : 1 })
  }

  const means: string[] = []
  for (const found of [...synonyms.in(words.map(stemOf))]) {
    const stems = new Map<number, number>()
    for (const phrase of found.means) {
      means.push(phrase)
      for (const word of countingWords(phrase)) {
        for (const { stem, weight } of vocabulary.meanings(word)) if (weight === 1) stems.set(stem, 0.9)
      }
    }
    for (let i = found.at; i < found.at + found.length; i++) {
      const want = wants[i]
      if (want) want.weight = Math.min(want.weight, 0.5)
    }
    wants.push({ stems, weight: found.length })
  }
  return { wants, words, mended: changed ? mended + text.slice(from) : null, means }
}
