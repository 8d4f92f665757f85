import { limits } from '../schema/limits.ts'
import type { Synonym } from '../schema/guide.ts'
import type { Company } from './company.ts'
import type { Lexicon, Word } from './lexicon.ts'
import type { MedicineNames, UnknownMedicine } from './medicine-names.ts'
import { slipsBetween } from '../text/slips.ts'
import type { Phrases } from './phrases.ts'
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
  /** All words of the query, the common ones too, as they were understood. */
  written: string
  /** Stems of the words that stand in the query as they are, and of what these stand for. No correction is among them. */
  own: ReadonlySet<string>
  /** Stems of the words as they are typed or corrected, not completed. */
  whole: ReadonlySet<string>
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
/** What a correction gains for standing beside its neighbors in a phrase of the guide: 'hart test' is a heart test. */
const phraseGains = 0.4
const longestRunTogether = 28

/** What the words of a phrase keep of their weight beside what the phrase stands for. */
const phraseKeeps = 0.7

interface Phrase {
  /** All its words, in small letters. */
  said: string
  stems: string[]
  means: string[]
  /** Stands for its meanings only: its words by themselves say something else ('kill myself'). */
  alone: boolean
  /** Found only as it is written: of its words one counts ('which cancer'), or it stands alone. */
  asWritten: boolean
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
        const alone = guard === 'crisis'
        const asWritten = alone || (stems.length === 1 && lexicon.wordsOf(said).length > 1)
        const phrase = { said: this.#allWords(said), stems, means, alone, asWritten }
        const alike = this.#byFirst.get(first)
        if (alike) alike.push(phrase)
        else this.#byFirst.set(first, [phrase])
      }
    }
  }

  /**
   * The phrases in a text, by the stems of its words that count: at which of them, and how many. Shorter ones within a
   * phrase do not count: 'pins and needles' is no needle.
   */
  in(stems: readonly string[], text: string): (Phrase & { at: number; length: number })[] {
    const found = stems.flatMap((first, at) =>
      (this.#byFirst.get(first) ?? [])
        .filter((phrase) => phrase.stems.every((stem, i) => stems[at + i] === stem))
        .filter((phrase) => !phrase.asWritten || ` ${this.#allWords(text)} `.includes(` ${phrase.said} `))
        .map((phrase) => ({ ...phrase, at, length: phrase.stems.length })),
    )
    type Found = (typeof found)[number]
    const covers = (long: Found, short: Found) =>
      long.at <= short.at && long.at + long.length >= short.at + short.length && long.length > short.length
    const hides = (other: Found, phrase: Found) =>
      covers(other, phrase) ||
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
  phrases: Phrases
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
  const { vocabulary, synonyms, medicines, phrases, lexicon } = reader
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
    // The index joins 'growth-factor' to one word, but 'growth factor' has more answers.
    const isKnown = vocabulary.has(word.word) && phrases.partsOfName(word.word) === null
    return {
      ...word,
      isKnown,
      completions: isLast ? vocabulary.completions(word.word) : [],
      meanings: isKnown ? vocabulary.meanings(word.word) : [],
      corrected: null,
    }
  })
  let unknown = named?.medicine ?? null
  readings.forEach((reading, place) => {
    if (reading.isKnown || reading.completions.length > 0) return
    const slip = correct(reading, place, readings, reader)
    unknown ??= slip
  })

  let mended = ''
  let from = 0
  const words: string[] = []
  const wants: Want[] = []
  /** Whether the word at the same place of `words` is as it was typed. */
  const asTyped: boolean[] = []
  const isCompleted: boolean[] = []
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
      for (const part of corrected.filter((part) => !isStopWord(part))) {
        words.push(part)
        asTyped.push(false)
        isCompleted.push(false)
        wants.push({ stems: new Map(vocabulary.meanings(part).map(({ stem, weight }) => [stem, weight])), weight: 1 })
      }
      continue
    }
    for (const { stem, weight } of meanings) put(stem, weight)
    words.push(isKnown ? word : (completions[0]?.word ?? corrected?.[0] ?? word))
    asTyped.push(vocabulary.isWord(word))
    isCompleted.push(!isKnown && completions.length > 0)
    wants.push({ stems, weight: completions.length > 0 && !isKnown ? completionCounts : 1 })
  }

  const own = new Set(words.filter((_, place) => asTyped[place]).map(stemOf))
  const means: string[] = []
  const typedWants = [...wants]
  // A word that was not understood stands for nothing, though its stem may look like a known one ('surviveing').
  const understoodStems = words.map((word, place) => (wants[place]?.stems.size ? stemOf(word) : ''))
  for (const found of synonyms.in(understoodStems, text)) {
    const stems = new Map<number, number>()
    const isOwn = asTyped.slice(found.at, found.at + found.length).every(Boolean)
    for (const phrase of found.means) {
      means.push(phrase)
      for (const word of countingWords(phrase, lexicon)) {
        for (const { stem, weight } of vocabulary.meanings(word)) if (weight === 1) stems.set(stem, 0.9)
        if (isOwn) own.add(stemOf(word))
      }
    }
    const single = found.length === 1 && !found.alone ? wants[found.at] : undefined
    if (single) {
      // A word and what it stands for are one wish: else 'spread' would outweigh 'liver'.
      for (const [stem, weight] of stems) single.stems.set(stem, Math.max(weight, single.stems.get(stem) ?? 0))
      continue
    }
    for (let i = found.at; i < found.at + found.length; i++) {
      const want = wants[i]
      if (want) want.weight = Math.min(want.weight, found.alone ? 0 : phraseKeeps)
    }
    wants.push({ stems, weight: found.length })
  }
  const mendedText = from > 0 ? mended + text.slice(from) : null
  return {
    wants: wants.filter(({ weight }) => weight > 0),
    words,
    written: wordsOf(mendedText ?? text)
      .map(({ word }) => word)
      .join(' '),
    own,
    whole: new Set(words.filter((_, place) => !isCompleted[place]).map(stemOf)),
    mended: mendedText,
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
 * Corrects a word that the guide does not have: to words that were run together, or to guide words that fit the rest of
 * the query. Returns the medicine of which it is a slip, where that is closer than any guide word.
 */
function correct(
  reading: Reading,
  place: number,
  readings: readonly Reading[],
  reader: Reader,
): UnknownMedicine | null {
  const { vocabulary, medicines, phrases } = reader
  const { word } = reading
  const phrase = phrases.partsOf(word)
  if (phrase) {
    reading.corrected = [...phrase]
    return null
  }
  const corrections = vocabulary.corrections(word)
  const isOneSlip = corrections.some((correction) => slipsBetween(word, correction.word, 1) === 1)
  const medicine = isOneSlip ? null : medicines.slipOf(word)
  if (medicine) return medicine
  const parts = isOneSlip ? null : runTogether(word, reader)
  if (parts) {
    reading.corrected = parts
    return null
  }
  const others = readings
    .filter((other) => other !== reading && other.isKnown)
    .map((other) => stemsMeantBy(other.word, reader))
  const known = new Set(corrections.map((correction) => correction.word))
  const alike = vocabulary.soundAlikes(word).filter((other) => !known.has(other.word))
  const fitting = [...corrections, ...alike]
    .map((correction) => {
      const { met } = reader.company.of(stemsMeantBy(correction.word, reader), others)
      const share = others.length > 0 ? (0.2 * met) / others.length : 0
      const inPhrase = standsInPhrase(correction.word, place, readings, reader) ? phraseGains : 0
      const fits = inPhrase > 0 || (known.has(correction.word) && (others.length === 0 || met > 0))
      return { ...correction, fits, rank: correction.weight + share + inPhrase }
    })
    .filter(({ fits }) => fits)
    .sort((a, b) => b.rank - a.rank)
  const [best] = fitting
  if (!best) return null
  reading.meanings = fitting.filter(({ rank }) => rank > best.rank - 0.2)
  reading.corrected = [best.word]
  return null
}

/** Whether a phrase of the guide has a correction beside the word before or after it, or beside what that may be. */
function standsInPhrase(correction: string, place: number, readings: readonly Reading[], reader: Reader): boolean {
  const { phrases, vocabulary, lexicon } = reader
  const stem = lexicon.stemOf(correction)
  const stemsAt = (at: number): string[] => {
    const other = readings[at]
    if (!other) return []
    const words = other.isKnown ? [other.word] : vocabulary.corrections(other.word).map(({ word }) => word)
    return [...words, ...other.completions.map(({ word }) => word)].map(lexicon.stemOf)
  }
  return (
    stemsAt(place - 1).some((before) => phrases.follows(before, stem)) ||
    stemsAt(place + 1).some((after) => phrases.follows(stem, after))
  )
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
  if (word.length > longestRunTogether || vocabulary.isLikeGuarded(word) || vocabulary.isNearGuarded(word)) return null
  let best: { parts: string[]; places: number } | null = null
  for (let at = shortestPart; at <= word.length - shortestPart; at++) {
    const parts = [word.slice(0, at), word.slice(at)]
    if (!parts.every((part) => vocabulary.isPart(part) && !lexicon.isStopWord(part))) continue
    const [first = [], second = []] = parts.map((part) => stemsMeantBy(part, reader))
    const { places } = company.of(first, [second])
    if (!best || places > best.places) best = { parts, places }
  }
  return best?.parts ?? null
}
