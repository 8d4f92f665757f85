import { limits } from '../schema/limits.ts'
import type { Synonym } from '../schema/guide.ts'
import type { Company } from './company.ts'
import type { Lexicon, Word } from './lexicon.ts'
import type { MedicineNames, UnknownMedicine } from './medicine-names.ts'
import { slipsBetween } from './slips.ts'
import type { Meaning, Vocabulary } from './vocabulary.ts'

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
  /** Stems of the words that stand in the query as they are, and of what these stand for. No correction is among them. */
  own: ReadonlySet<string>
  /** The query with its mended words put in; null when nothing was mended. */
  mended: string | null
  /** Phrases that everyday words in the query stand for ('jaundice' for 'yellow skin'). */
  means: string[]
  /** Whether the query is a phrase that stands for its meanings only. */
  alone: boolean
  /** A medicine in the query that the guide does not have, or of which a word is a slip. */
  unknownMedicine: UnknownMedicine | null
}

/** Work a keystroke may cause is bounded: what stands beyond this is not read. */
const mostWords = 16
/** From how sure a mended word is shown to the person ('Showing results for …'). */
const completionCounts = 0.999
/** Two words that were run together have at least so many letters each, and at most so many in all. */
const shortestPart = 3
const longestRunTogether = 28

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

/** What a query is read with. */
export interface Reader {
  vocabulary: Vocabulary
  synonyms: Synonyms
  medicines: MedicineNames
  company: Company
  lexicon: Lexicon
}

/** A word of a query with what it may mean. */
interface Reading extends Word {
  /** The guide has the word, or people are known to say it. */
  isKnown: boolean
  completions: Meaning[]
  meanings: Meaning[]
  /** What is searched for in its place, one word or two; null when nothing is. */
  corrected: string[] | null
}

/** Makes out what a typed query asks for. Never throws, whatever was typed. */
export function understand(query: string, reader: Reader): Understood {
  const { vocabulary, synonyms, medicines, lexicon } = reader
  const { wordsOf, isStopWord, stemOf } = lexicon
  const text = query.slice(0, limits.query)
  const all = wordsOf(text).slice(0, mostWords)
  const named = medicines.unknownIn(all.map(({ word }) => word))
  const [start = null, end = null] = named ? [all[named.at]?.from, all[named.at + named.length - 1]?.to] : []
  const typed = start === null || end === null ? all : all.filter(({ from, to }) => to <= start || from >= end)
  const counting = typed.filter(({ word }) => !isStopWord(word))
  const kept = counting.length > 0 ? counting : typed
  const unfinished = /[\p{L}\p{N}]$/u.test(text)

  const readings = kept.map((word): Reading => {
    const isLast = unfinished && word === all.at(-1)
    const isKnown = vocabulary.has(word.word)
    return {
      ...word,
      isKnown,
      completions: isLast ? vocabulary.completions(word.word) : [],
      meanings: isKnown ? vocabulary.meanings(word.word) : [],
      corrected: null,
    }
  })
  let unknown = named?.medicine ?? null
  for (const reading of readings) {
    if (reading.isKnown || reading.completions.length > 0) continue
    unknown ??= correct(reading, readings, reader)
  }

  let mended = ''
  let from = 0
  const words: string[] = []
  const wants: Want[] = []
  /** Whether the word at the same place of `words` is as it was typed. */
  const asTyped: boolean[] = []
  for (const { word, isKnown, completions, meanings, corrected, from: at, to } of readings) {
    const stems = new Map<number, number>()
    const put = (stem: number, weight: number) => stems.set(stem, Math.max(stems.get(stem) ?? 0, weight))
    for (const { stem, weight } of completions) put(stem, isKnown ? weight * 0.5 : weight)
    const better =
      corrected ?? (isKnown && !vocabulary.prints(word) && completions.length === 0 ? otherForm(meanings, word) : null)
    if (better) {
      mended += text.slice(from, at) + better.join(' ')
      from = to
    }
    if (corrected && corrected.length > 1) {
      for (const part of corrected) {
        words.push(part)
        asTyped.push(false)
        wants.push({ stems: new Map(vocabulary.meanings(part).map(({ stem, weight }) => [stem, weight])), weight: 1 })
      }
      continue
    }
    for (const { stem, weight } of meanings) put(stem, weight)
    words.push(isKnown ? word : (completions[0]?.word ?? corrected?.[0] ?? word))
    asTyped.push(isKnown)
    wants.push({ stems, weight: completions.length > 0 && !isKnown ? completionCounts : 1 })
  }

  const own = new Set(words.filter((_, place) => asTyped[place]).map(stemOf))
  const means: string[] = []
  const typedWants = [...wants]
  for (const found of synonyms.in(words.map(stemOf), text)) {
    const stems = new Map<number, number>()
    const isOwn = asTyped.slice(found.at, found.at + found.length).every(Boolean)
    for (const phrase of found.means) {
      means.push(phrase)
      for (const word of countingWords(phrase, lexicon)) {
        for (const { stem, weight } of vocabulary.meanings(word)) if (weight === 1) stems.set(stem, 0.9)
        if (isOwn) own.add(stemOf(word))
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
    own,
    mended: from > 0 ? mended + text.slice(from) : null,
    means,
    alone: typedWants.length > 0 && typedWants.every(({ weight }) => weight === 0),
    unknownMedicine: unknown,
  }
}

/** The guide's own form of a word that people say. */
function otherForm(meanings: readonly Meaning[], word: string): string[] | null {
  const best = meanings.find((meaning) => meaning.word !== word)
  return best ? [best.word] : null
}

/**
 * Corrects a word that the guide does not have: to two words that were run together, or to guide words that fit the rest of
 * the query. Returns the medicine of which it is a slip, where that is closer than any guide word.
 */
function correct(reading: Reading, readings: readonly Reading[], reader: Reader): UnknownMedicine | null {
  const { vocabulary, medicines } = reader
  const { word } = reading
  const others = readings
    .filter((other) => other !== reading && other.isKnown)
    .map((other) => stemsMeantBy(other.word, reader))
  const corrections = vocabulary.corrections(word)
  const isOneSlip = corrections.some((correction) => slipsBetween(word, correction.word, 1) === 1)
  const medicine = isOneSlip ? null : medicines.slipOf(word)
  if (medicine) return medicine
  const parts = isOneSlip ? null : runTogether(word, reader)
  if (parts) {
    reading.corrected = parts
    return null
  }
  const fitting = corrections
    .map((correction) => {
      const { met } = reader.company.of(stemsMeantBy(correction.word, reader), others)
      return { ...correction, met, rank: correction.weight + (others.length > 0 ? (0.2 * met) / others.length : 0) }
    })
    .filter(({ met }) => others.length === 0 || met > 0)
    .sort((a, b) => b.rank - a.rank)
  const [best] = fitting
  if (!best) return null
  reading.meanings = fitting.filter(({ rank }) => rank > best.rank - 0.2)
  reading.corrected = [best.word]
  return null
}

/** The stems of a word, and of what it stands for. */
function stemsMeantBy(word: string, { vocabulary, synonyms, lexicon }: Reader): number[] {
  const own = vocabulary.meanings(word).map(({ stem }) => stem)
  const means = synonyms.in([lexicon.stemOf(word)], word).flatMap((phrase) => phrase.means)
  return [
    ...own,
    ...means
      .flatMap((phrase) => countingWords(phrase, lexicon))
      .flatMap((part) => vocabulary.meanings(part).map(({ stem }) => stem)),
  ]
}

/** The two words of the guide that a word is made of: those that are found together most. */
function runTogether(word: string, reader: Reader): string[] | null {
  const { vocabulary, company, lexicon } = reader
  if (word.length > longestRunTogether) return null
  let best: { parts: string[]; places: number } | null = null
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const parts = [word.slice(0, at), word.slice(at)]
    if (!parts.every((part) => vocabulary.has(part) && !vocabulary.isGuarded(part) && !lexicon.isStopWord(part)))
      continue
    const [first = [], second = []] = parts.map((part) => stemsMeantBy(part, reader))
    const { places } = company.of(first, [second])
    if (!best || places > best.places) best = { parts, places }
  }
  return best?.parts ?? null
}
