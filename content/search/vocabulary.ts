import Fuse from 'fuse.js'
import type { SearchIndex } from './index.ts'
import type { Lexicon } from './lexicon.ts'

/** A word of the guide that a typed word may mean, with how surely (0 … 1]. */
export interface Meaning {
  word: string
  stem: number
  weight: number
}

/** Completions of an unfinished word, most used first; more would only blur the answer. */
const completionLimit = 24
const mendLimit = 5
/** Below this a word is another word, not a slip of the finger. */
const leastLikeness = 0.42
/** Longer typed words are no words of ours; it also bounds the work a keystroke can cause. */
const longestWord = 32

/** A guarded word is not completed before so many of its letters are typed. */
const guardedStart = 4

/** Finds what a typed word means among the words of the guide: itself, what it may become, or what it was meant to be. */
export class Vocabulary {
  readonly #index: SearchIndex
  readonly #lexicon: Lexicon
  readonly #fuse: Fuse<string>
  readonly #sounds = new Map<string, number[]>()
  readonly #remembered = new Map<string, Meaning[]>()
  readonly #isGuarded: (word: string) => boolean

  /** `isGuarded`: words that no spelling correction may reach or leave. `isCorrection`: whether a word may be one at all. */
  constructor(
    index: SearchIndex,
    lexicon: Lexicon,
    isGuarded: (word: string) => boolean = () => false,
    isCorrection: (word: string) => boolean = () => true,
  ) {
    this.#index = index
    this.#lexicon = lexicon
    this.#isGuarded = isGuarded
    // Guarded words are among them: a word closer to one of them than to any other is left uncorrected.
    const words = index.words.filter((word) => word.length > 2 && lexicon.isSpeakable(word) && isCorrection(word))
    this.#fuse = new Fuse(words, { includeScore: true, threshold: 0.45, distance: 12, ignoreFieldNorm: true })
    index.words.forEach((word, number) => {
      if (word.length < 4 || /\d/.test(word) || !lexicon.isSpeakable(word)) return
      if (!isCorrection(word) || isGuarded(word)) return
      const sound = lexicon.soundOf(word)
      const alike = this.#sounds.get(sound)
      if (alike) alike.push(number)
      else this.#sounds.set(sound, [number])
    })
  }

  /** Whether the guide prints the word, or people are known to say it. */
  has(word: string): boolean {
    return this.#numberOf(word) !== null
  }

  /** Whether the guide itself prints the word. */
  prints(word: string): boolean {
    const number = this.#numberOf(word)
    return number !== null && this.#index.wordCounts[number] !== 0
  }

  /** What a whole word means: itself if the guide has it, else the likeliest words of the guide, best first. */
  meanings(word: string): Meaning[] {
    const known = this.#numberOf(word)
    if (known !== null && this.#index.wordCounts[known] !== 0) return [this.#meaning(known, 1)]
    if (word.length < 3 || word.length > longestWord) return []
    if (known !== null) return [this.#meaning(known, 1), ...(this.#isGuarded(word) ? [] : this.#soundingLike(word))]
    let mended = this.#remembered.get(word)
    if (!mended) {
      mended = this.#mend(word)
      if (this.#remembered.size > 500) this.#remembered.clear()
      this.#remembered.set(word, mended)
    }
    return mended
  }

  /** What an unfinished word may become, most used first; not the word itself. */
  completions(start: string): Meaning[] {
    if (start.length < 2 || start.length > longestWord) return []
    const { words, wordCounts } = this.#index
    const found: number[] = []
    for (let at = this.#firstAtLeast(start); words[at]?.startsWith(start); at++) {
      const word = words[at] ?? ''
      if (word === start || (start.length < guardedStart && this.#isGuarded(word))) continue
      found.push(at)
    }
    found.sort((a, b) => (wordCounts[b] ?? 0) - (wordCounts[a] ?? 0))
    return found
      .slice(0, completionLimit)
      .map((number) => this.#meaning(number, 0.55 + 0.4 * (start.length / (words[number]?.length ?? 1))))
  }

  #mend(word: string): Meaning[] {
    const weights = new Map<number, number>()
    let guardedLikeness = leastLikeness
    let bestLikeness = 0
    for (const { item, score = 1 } of this.#fuse.search(word, { limit: 12 })) {
      const longer = Math.max(item.length, word.length)
      const sameStart = item.startsWith(word.charAt(0)) ? 0.08 : 0
      const likeness = 1 - score - 0.6 * (Math.abs(item.length - word.length) / longer) + sameStart
      if (this.#isGuarded(item)) {
        guardedLikeness = Math.max(guardedLikeness, likeness)
        continue
      }
      bestLikeness = Math.max(bestLikeness, likeness)
      const number = this.#numberOf(item)
      if (number !== null && likeness > leastLikeness) weights.set(number, Math.min(0.92, likeness))
    }
    // Most like a guarded word: to correct it to that one would be a guess, and to another one may be wrong.
    if (guardedLikeness > leastLikeness && guardedLikeness >= bestLikeness) return []
    for (const number of this.#sounds.get(this.#lexicon.soundOf(word)) ?? []) {
      weights.set(number, Math.min(0.95, Math.max(weights.get(number) ?? 0, 0.6) + 0.25))
    }
    const ranked = [...weights].sort((a, b) => b[1] - a[1]).slice(0, mendLimit)
    const best = ranked[0]?.[1] ?? 0
    return ranked.filter(([, weight]) => weight > best - 0.2).map(([number, weight]) => this.#meaning(number, weight))
  }

  /** Words the guide prints that sound the same as one it does not. */
  #soundingLike(word: string): Meaning[] {
    const alike = this.#sounds.get(this.#lexicon.soundOf(word)) ?? []
    return alike.filter((number) => this.#index.wordCounts[number] !== 0).map((number) => this.#meaning(number, 0.8))
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

  #numberOf(word: string): number | null {
    const at = this.#firstAtLeast(word)
    return this.#index.words[at] === word ? at : null
  }
}
