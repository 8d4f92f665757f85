import { limits } from '../schema/limits.ts'
import type { Synonym } from '../schema/guide.ts'
import type { Lexicon } from './lexicon.ts'
import type { Vocabulary } from './vocabulary.ts'

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
  /** Whether the query is a phrase that stands for its meanings only. */
  alone: boolean
}

/** Work a keystroke may cause is bounded: what stands beyond this is not read. */
const mostWords = 16
/** From how sure a mended word is shown to the person ('Showing results for …'). */
const completionCounts = 0.999

interface Phrase {
  /** All its words, in small letters. */
  said: string
  stems: string[]
  means: string[]
  /** Stands for its meanings only: its words by themselves say something else ('kill myself'). */
  alone: boolean
}

/** The synonyms of the guide, found by the stems of their words. */
export class Synonyms {
  readonly #lexicon: Lexicon
  readonly #byFirst = new Map<string, Phrase[]>()

  constructor(synonyms: readonly Synonym[], lexicon: Lexicon) {
    this.#lexicon = lexicon
    for (const { words, means, guard } of synonyms) {
      for (const said of words) {
        const stems = countingWords(said, lexicon).map(lexicon.stemOf)
        const [first] = stems
        if (first === undefined) continue
        const phrase = { said: this.#allWords(said), stems, means, alone: guard === 'crisis' }
        const alike = this.#byFirst.get(first)
        if (alike) alike.push(phrase)
        else this.#byFirst.set(first, [phrase])
      }
    }
  }

  /**
   * The phrases in a text, by the stems of its words that count: at which of them, and how many. A phrase that stands alone is
   * found as it is written, and where it is, shorter ones in it do not count.
   */
  in(stems: readonly string[], text: string): (Phrase & { at: number; length: number })[] {
    const found = stems.flatMap((first, at) =>
      (this.#byFirst.get(first) ?? [])
        .filter((phrase) => phrase.stems.every((stem, i) => stems[at + i] === stem))
        .filter((phrase) => !phrase.alone || ` ${this.#allWords(text)} `.includes(` ${phrase.said} `))
        .map((phrase) => ({ ...phrase, at, length: phrase.stems.length })),
    )
    if (!found.some((phrase) => phrase.alone)) return found
    type Found = (typeof found)[number]
    const covers = (long: Found, short: Found) =>
      long.at <= short.at && long.at + long.length >= short.at + short.length && long.length > short.length
    const hides = (other: Found, phrase: Found) =>
      ((other.alone || phrase.alone) && covers(other, phrase)) ||
      (other.alone && !phrase.alone && other.at === phrase.at && other.length === phrase.length)
    return found.filter((phrase) => !found.some((other) => hides(other, phrase)))
  }

  /** All words of a text, the common ones too: 'end my life' is not 'end of life'. */
  #allWords(text: string): string {
    return this.#lexicon
      .wordsOf(text)
      .map(({ word }) => word)
      .join(' ')
  }
}

function countingWords(text: string, { wordsOf, isStopWord }: Lexicon): string[] {
  const words = wordsOf(text).map(({ word }) => word)
  const counting = words.filter((word) => !isStopWord(word))
  return counting.length > 0 ? counting : words
}

/** Makes out what a typed query asks for. Never throws, whatever was typed. */
export function understand(query: string, vocabulary: Vocabulary, synonyms: Synonyms, lexicon: Lexicon): Understood {
  const { wordsOf, isStopWord, stemOf } = lexicon
  const text = query.slice(0, limits.query)
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
  const typedWants = [...wants]
  for (const found of synonyms.in(words.map(stemOf), text)) {
    const stems = new Map<number, number>()
    for (const phrase of found.means) {
      means.push(phrase)
      for (const word of countingWords(phrase, lexicon)) {
        for (const { stem, weight } of vocabulary.meanings(word)) if (weight === 1) stems.set(stem, 0.9)
      }
    }
    for (let i = found.at; i < found.at + found.length; i++) {
      const want = wants[i]
      if (want) want.weight = Math.min(want.weight, found.alone ? 0 : 0.5)
    }
    wants.push({ stems, weight: found.length })
  }
  return {
    wants: wants.filter(({ weight }) => weight > 0),
    words,
    mended: changed ? mended + text.slice(from) : null,
    means,
    alone: typedWants.length > 0 && typedWants.every(({ weight }) => weight === 0),
  }
}
