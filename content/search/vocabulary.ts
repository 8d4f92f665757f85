import Fuse from 'fuse.js'
import type { SearchIndex } from './index.ts'
import type { Lexicon } from './lexicon.ts'
import { slipsBetween } from '../text/slips.ts'
import { LookAlikes } from './look-alikes.ts'

/** A word of the guide that a typed word may mean, with how surely (0 … 1]. */
export interface Meaning {
  word: string
  stem: number
  weight: number
}

interface Corrections {
  meanings: Meaning[]
  /** Whether a guarded word is closer than any other, so that there are none. */
  isLikeGuarded: boolean
}

/** Completions of an unfinished word, most used first; more would only blur the answer. */
const completionLimit = 24
const correctionLimit = 5
/** How many of the words that fuse.js finds are looked at. */
const candidateLimit = 12
/** Below this a word is another word, not a slip of the finger. */
const leastLikeness = 0.42
/** What a correction gains in likeness for being a word of titles and names. */
const topicGains = 0.1
/** What a correction loses in likeness for being no word of a passage. */
const unfoundCosts = 0.12
/** Shorter typed words are like too many others. */
const shortestCorrected = 4
/** Longer typed words are no words of ours; it also bounds the work a keystroke can cause. */
const longestWord = 32

/** A shorter guarded word looks like too many others. */
const leastNearGuarded = 6
/** A guarded word is not completed before so many of its letters are typed. */
const guardedStart = 4

/** How many slips make a word of so many letters another word. One that sounds the same may be further away. */
function mostSlips(letters: number, soundsAlike: boolean): number {
  return Math.max(1, Math.floor(soundsAlike ? letters / 2.4 : letters / 3.2))
}

/** What the vocabulary is told about words. Without a rule, no word is under it. */
export interface VocabularyRules {
  /** Words that no correction may reach or leave. */
  isGuarded?: (word: string) => boolean
  /** Whether a word may be a correction at all. */
  isCorrection?: (word: string) => boolean
  /** Whether a word is one that titles, headings and names have: people search for those. */
  isTopic?: (word: string) => boolean
  /** Whether a typed word may be corrected to this one, which it is so many slips away from. */
  mayBecome?: (typed: string, word: string, slips: number) => boolean
}

/**
 * Finds what a typed word means among the words of the guide: itself, what it may become, or what it was meant to be. Of what
 * fuse.js and the sound of a word suggest, rules decide which words count as corrections.
 */
export class Vocabulary {
  readonly #index: SearchIndex
  readonly #lexicon: Lexicon
  readonly #rules: Required<VocabularyRules>
  /** What a correction can be, guarded words apart. */
  readonly #lookAlikes: LookAlikes
  readonly #guarded: readonly string[]
  readonly #guardedStems: ReadonlySet<number>
  readonly #sounds = new Map<string, number[]>()
  readonly #remembered = new Map<string, Corrections>()
  readonly #stems: ReadonlyMap<string, number>

  constructor(index: SearchIndex, lexicon: Lexicon, rules: VocabularyRules = {}) {
    this.#index = index
    this.#lexicon = lexicon
    this.#rules = {
      isGuarded: () => false,
      isCorrection: () => true,
      isTopic: () => false,
      mayBecome: () => true,
      ...rules,
    }
    const { isGuarded, isCorrection } = this.#rules
    this.#stems = new Map(index.stems.map((stem, number) => [stem, number]))
    const words = index.words.filter((word) => word.length > 2 && lexicon.isSpeakable(word) && isCorrection(word))
    this.#lookAlikes = new LookAlikes(words.filter((word) => !isGuarded(word)))
    this.#guarded = words.filter(isGuarded)
    this.#guardedStems = new Set(this.#guarded.flatMap((word) => this.#stemNumberOf(word) ?? []))
    index.words.forEach((word, number) => {
      if (word.length < 4 || /\d/.test(word) || !lexicon.isSpeakable(word)) return
      if (!isCorrection(word) || isGuarded(word)) return
      const sound = lexicon.soundOf(word)
      const alike = this.#sounds.get(sound)
      if (alike) alike.push(number)
      else this.#sounds.set(sound, [number])
    })
  }

  /**
   * Whether the guide has the word or another form of it, or people are known to say it. What looks like a form may be
   * misspelled: 'counseler' is a counselor, and 'surviveing' is left alone as all slips of guarded words are.
   */
  has(word: string): boolean {
    if (this.#numberOf(word) !== null) return true
    const stem = this.#stemNumberOf(word)
    if (stem === null || this.#guardedStems.has(stem)) return false
    return this.#soundingLike(word).every((other) => other.stem === stem)
  }

  /** Whether the guide has the word, or people are known to say it, in just this form. */
  isWord(word: string): boolean {
    return this.#numberOf(word) !== null
  }

  /** Whether a word can be a part of two that were run together: as it is written, and not guarded. */
  isPart(word: string): boolean {
    return this.#numberOf(word) !== null && !this.#rules.isGuarded(word)
  }

  /** Whether a word is a slip or two away from a guarded one. */
  isNearGuarded(word: string): boolean {
    return this.#guarded.some((guarded) => guarded.length >= leastNearGuarded && slipsBetween(word, guarded, 2) <= 2)
  }

  /** Whether the guide itself prints the word. */
  prints(word: string): boolean {
    const number = this.#numberOf(word)
    return number !== null && this.#index.wordCounts[number] !== 0
  }

  /** What a word that the guide has means: itself, and words that a form that people say is misspelled for. Else none. */
  meanings(word: string): Meaning[] {
    const known = this.#numberOf(word)
    if (known === null) {
      const stem = this.#stemNumberOf(word)
      return stem === null ? [] : [{ word, stem, weight: 1 }]
    }
    if (this.#index.wordCounts[known] !== 0 || this.#rules.isGuarded(word)) return [this.#meaning(known, 1)]
    return [this.#meaning(known, 1), ...this.#soundingLike(word)]
  }

  /** What a word that the guide does not have may have been meant to be, likeliest first. */
  corrections(word: string): Meaning[] {
    if (word.length < shortestCorrected || word.length > longestWord || this.#rules.isGuarded(word)) return []
    return this.#correctionsOf(word).meanings
  }

  /** Whether a word is a form of a guarded word or looks most like one: then it is left as it is typed. */
  isLikeGuarded(word: string): boolean {
    const stem = this.#stemNumberOf(word)
    return (stem !== null && this.#guardedStems.has(stem)) || this.#correctionsOf(word).isLikeGuarded
  }

  #correctionsOf(word: string): Corrections {
    let corrected = this.#remembered.get(word)
    if (!corrected) {
      corrected = this.#correct(word)
      if (this.#remembered.size > 500) this.#remembered.clear()
      this.#remembered.set(word, corrected)
    }
    return corrected
  }

  /** Words that sound like one that the guide does not have, though too little like it to correct it by itself ('boan'). */
  soundAlikes(word: string): Meaning[] {
    if (word.length < shortestCorrected || word.length > longestWord || this.#rules.isGuarded(word)) return []
    const most = 1 + mostSlips(word.length, true)
    return (this.#sounds.get(this.#lexicon.soundOf(word)) ?? []).flatMap((number) => {
      const other = this.#index.words[number] ?? ''
      const slips = slipsBetween(word, other, most)
      return slips <= most && this.#rules.mayBecome(word, other, slips) ? [this.#meaning(number, 0.5)] : []
    })
  }

  /** What an unfinished word may become, most used first; not the word itself. */
  completions(start: string): Meaning[] {
    if (start.length < 2 || start.length > longestWord) return []
    const { words, wordCounts } = this.#index
    const found: number[] = []
    for (let at = this.#firstAtLeast(start); words[at]?.startsWith(start); at++) {
      const word = words[at] ?? ''
      if (word === start || (start.length < guardedStart && this.#rules.isGuarded(word))) continue
      found.push(at)
    }
    found.sort((a, b) => (wordCounts[b] ?? 0) - (wordCounts[a] ?? 0))
    return found
      .slice(0, completionLimit)
      .map((number) => this.#meaning(number, 0.55 + 0.4 * (start.length / (words[number]?.length ?? 1))))
  }

  #correct(word: string): Corrections {
    const weights = new Map<number, number>()
    const sound = this.#lexicon.soundOf(word)
    const { isGuarded } = this.#rules
    let guardedLikeness = leastLikeness
    let bestLikeness = 0
    // Guarded words are among them: a word closer to one of them than to any other is left uncorrected.
    const candidates = [...this.#lookAlikes.near(word, mostSlips(word.length + 1, true)), ...this.#guarded]
    const fuse = new Fuse(candidates, { includeScore: true, threshold: 0.45, distance: 12, ignoreFieldNorm: true })
    for (const { item, score = 1 } of fuse.search(word, { limit: candidateLimit })) {
      const longer = Math.max(item.length, word.length)
      const sameStart = item.startsWith(word.charAt(0)) ? 0.08 : 0
      const likeness = 1 - score - 0.6 * (Math.abs(item.length - word.length) / longer) + sameStart
      if (isGuarded(item)) {
        guardedLikeness = Math.max(guardedLikeness, likeness)
        continue
      }
      bestLikeness = Math.max(bestLikeness, likeness)
      const number = this.#numberOf(item)
      if (number === null || likeness <= leastLikeness) continue
      if (!this.#isSlip(word, item, this.#lexicon.soundOf(item) === sound)) continue
      weights.set(number, Math.min(0.92, likeness))
    }
    // Most like a guarded word: to correct it to that one would be a guess, and to another one may be wrong.
    if (guardedLikeness > leastLikeness && guardedLikeness >= bestLikeness) return { meanings: [], isLikeGuarded: true }
    for (const number of this.#sounds.get(sound) ?? []) {
      if (!this.#isSlip(word, this.#index.words[number] ?? '', true)) continue
      weights.set(number, Math.min(0.95, Math.max(weights.get(number) ?? 0, 0.6) + 0.25))
    }
    // A misspelling that the synonyms list is known, but no word to show.
    for (const [number, weight] of weights) {
      if (!this.#isFound(number)) weights.set(number, weight - unfoundCosts)
      else if (this.#rules.isTopic(this.#index.words[number] ?? ''))
        weights.set(number, Math.min(1, weight + topicGains))
    }
    const ranked = [...weights].sort((a, b) => b[1] - a[1]).slice(0, correctionLimit)
    return { meanings: ranked.map(([number, weight]) => this.#meaning(number, weight)), isLikeGuarded: false }
  }

  /** Whether a passage has the word, and not only the synonyms. */
  #isFound(number: number): boolean {
    const stem = this.#index.wordStems[number] ?? 0
    return this.#index.offsets[stem] !== this.#index.offsets[stem + 1]
  }

  /** Whether one word can be a slip of another. A word that sounds the same may be further away. */
  #isSlip(typed: string, word: string, soundsAlike: boolean): boolean {
    const most = mostSlips(Math.max(typed.length, word.length), soundsAlike)
    const slips = slipsBetween(typed, word, most)
    return slips <= most && this.#rules.mayBecome(typed, word, slips)
  }

  /** Words the guide prints that a word that people say is misspelled for. */
  #soundingLike(word: string): Meaning[] {
    const alike = this.#sounds.get(this.#lexicon.soundOf(word)) ?? []
    return alike
      .filter((number) => this.#index.wordCounts[number] !== 0)
      .filter((number) => slipsBetween(word, this.#index.words[number] ?? '', 1) === 1)
      .map((number) => this.#meaning(number, 0.8))
  }

  #meaning(number: number, weight: number): Meaning {
    return { word: this.#index.words[number] ?? '', stem: this.#index.wordStems[number] ?? 0, weight }
  }

  #firstAtLeast(word: string): number {
    const { words } = this.#index
    let low = 0
    let high = words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((words[middle] ?? '') < word) low = middle + 1
      else high = middle
    }
    return low
  }

  #stemNumberOf(word: string): number | null {
    return this.#stems.get(this.#lexicon.stemOf(word)) ?? null
  }

  #numberOf(word: string): number | null {
    const at = this.#firstAtLeast(word)
    return this.#index.words[at] === word ? at : null
  }
}
