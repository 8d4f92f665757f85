import type { Lexicon } from './lexicon.ts'
import type { Passage } from './passages.ts'

/**
 * A BM25 index in flat arrays. Of stem `s`, the postings [offsets[s], offsets[s + 1]) name the passages that hold it and
 * what it adds to their score, worked out beforehand: a query only adds numbers up, so that its cost stays small at a
 * hundred times the guide's text (docs/decisions/0005).
 */
export interface SearchIndex {
  passages: number
  stems: string[]
  offsets: Uint32Array
  postings: Uint32Array
  impacts: Float32Array
  /** Distinct words as written, sorted: what typed words are completed to and mended by. */
  words: string[]
  /** For each word, its stem's number, and in how many passages it is printed (0: people say it, the guide does not). */
  wordStems: Uint32Array
  wordCounts: Uint32Array
}

/** BM25's usual constants; b a little lower, since short passages (words, questions) are no better answers for being short. */
const k1 = 1.2
const b = 0.5
const fieldWeights = { title: 4, names: 4, heading: 3, text: 1 }

/** Builds the index over passages. `said` are words that people use and the guide does not: known, but found nowhere. */
export function buildIndex(
  passages: readonly Passage[],
  { isStopWord, stemOf, wordsOf }: Lexicon,
  said: readonly string[] = [],
): SearchIndex {
  const stemNumbers = new Map<string, number>()
  const byStem: { passage: number; weight: number }[][] = []
  const numberOf = (stem: string): number => {
    const known = stemNumbers.get(stem)
    if (known !== undefined) return known
    stemNumbers.set(stem, byStem.length)
    byStem.push([])
    return byStem.length - 1
  }
  const wordCounts = new Map<string, number>()
  const lengths = new Float32Array(passages.length)

  passages.forEach((passage, number) => {
    const weights = new Map<string, number>()
    const printed = new Map<string, 0 | 1>()
    const add = (text: string, weight: number, isPrinted: 0 | 1 = 1) => {
      for (const { word } of wordsOf(text)) {
        if (isStopWord(word)) continue
        if (isPrinted || !printed.has(word)) printed.set(word, isPrinted)
        const stem = stemOf(word)
        weights.set(stem, (weights.get(stem) ?? 0) + weight)
        lengths[number] = (lengths[number] ?? 0) + 1
      }
    }
    add(passage.title, fieldWeights.title)
    add(passage.heading, fieldWeights.heading)
    for (const name of passage.names) add(name, fieldWeights.names, passage.kind === 'page' ? 0 : 1)
    add(passage.text, fieldWeights.text)
    for (const [word, count] of printed) wordCounts.set(word, (wordCounts.get(word) ?? 0) + count)
    for (const [stem, weight] of weights) byStem[numberOf(stem)]?.push({ passage: number, weight })
  })
  for (const phrase of said) {
    for (const { word } of wordsOf(phrase)) if (!isStopWord(word) && !wordCounts.has(word)) wordCounts.set(word, 0)
  }

  const words = [...wordCounts.keys()].sort()
  const wordStems = Uint32Array.from(words, (word) => numberOf(stemOf(word)))
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, passages.length)
  const offsets = new Uint32Array(byStem.length + 1)
  byStem.forEach((postings, stem) => (offsets[stem + 1] = (offsets[stem] ?? 0) + postings.length))
  const total = offsets[byStem.length] ?? 0
  const postings = new Uint32Array(total)
  const impacts = new Float32Array(total)
  let at = 0
  for (const list of byStem) {
    const rarity = Math.log(1 + (passages.length - list.length + 0.5) / (list.length + 0.5))
    for (const { passage, weight } of list) {
      const length = (lengths[passage] ?? 0) / average
      postings[at] = passage
      impacts[at] = (rarity * weight * (k1 + 1)) / (weight + k1 * (1 - b + b * length))
      at++
    }
  }

  return {
    passages: passages.length,
    stems: [...stemNumbers.keys()],
    offsets,
    postings,
    impacts,
    words,
    wordStems,
    wordCounts: Uint32Array.from(words, (word) => wordCounts.get(word) ?? 0),
  }
}
