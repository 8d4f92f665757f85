import type { MedicineNameSource } from '../languages/medicine-names.ts'
import type { Lexicon } from './lexicon.ts'
import type { Passage } from './passages.ts'
import { slipsBetween } from '../text/slips.ts'
import { LookAlikes } from './look-alikes.ts'

/** A medicine that people ask about and the guide does not have. */
export interface UnknownMedicine {
  /** As its list writes it: "Ozempic", "metformin". */
  name: string
  /** Its generic name, where `name` is a brand; else null. */
  generic: string | null
}

/** A name shorter than this is known only as it is written: too many words are a slip away from it. */
const leastSlipLength = 6
/** Shorter words of names ("high", "dose", "acid") are no names by themselves. */
const leastGuideLength = 5
/** The most words of a name ("trastuzumab and hyaluronidase"). */
const mostNameWords = 4

/** Tells the medicines that the guide has from those that it does not. */
export class MedicineNames {
  readonly #lexicon: Lexicon
  readonly #unknown = new Map<string, UnknownMedicine>()
  /** Names that a word can be a slip of. */
  readonly #lookAlikes: LookAlikes
  /** The words of the guide's own names. */
  readonly #guideWords: ReadonlySet<string>

  /** `prints`: whether the guide's texts have a word; a medicine that a text names is not unknown. */
  constructor(
    passages: readonly Passage[],
    sources: readonly MedicineNameSource[],
    lexicon: Lexicon,
    prints: (word: string) => boolean,
  ) {
    this.#lexicon = lexicon
    const own = new Set(passages.flatMap(({ medicineNames }) => medicineNames.map(this.#keyOf)))
    const ownWords = passages.flatMap(({ medicineNames }) => medicineNames.flatMap(lexicon.wordsOf))
    this.#guideWords = new Set(ownWords.map(({ word }) => word).filter((word) => word.length >= leastGuideLength))
    const add = (name: string, generic: string | null) => {
      const key = this.#keyOf(name)
      if (own.has(key) || this.#unknown.has(key) || prints(key)) return
      this.#unknown.set(key, { name, generic })
    }
    for (const { medicines } of sources)
      for (const [generic, brands] of Object.entries(medicines)) {
        if (own.has(this.#keyOf(generic))) continue
        add(generic, null)
        for (const brand of brands) add(brand, generic)
      }
    this.#lookAlikes = new LookAlikes([...this.#unknown.keys()].filter((key) => key.length >= leastSlipLength))
  }

  /** The first medicine of a query that the guide does not have, with the place of its words; null where there is none. */
  unknownIn(words: readonly string[]): { medicine: UnknownMedicine; at: number; length: number } | null {
    for (let at = 0; at < words.length; at++)
      for (let length = Math.min(mostNameWords, words.length - at); length > 0; length--) {
        const medicine = this.#unknown.get(words.slice(at, at + length).join(''))
        if (medicine) return { medicine, at, length }
      }
    return null
  }

  /** The medicine that the guide does not have and of which a word is a slip; null where there is none, or several. */
  slipOf(word: string): UnknownMedicine | null {
    const [first, ...more] = this.#within(word, 1)
    return first !== undefined && more.length === 0 ? (this.#unknown.get(first) ?? null) : null
  }

  /**
   * Whether a typed word may be corrected to this one, which it is so many slips away from. To a medicine of the guide only
   * from close by, and not where a medicine that the guide lacks is as close.
   */
  mayBecome = (typed: string, word: string, slips: number): boolean => {
    if (!this.#guideWords.has(word)) return true
    return slips <= (typed.length < 7 ? 1 : 2) && this.#within(typed, slips).length === 0
  }

  /** Names of medicines that the guide lacks, at most so many slips away. */
  #within(word: string, most: number): string[] {
    return this.#lookAlikes.near(word, most).filter((key) => slipsBetween(word, key, most) <= most)
  }

  /** The letters and digits of a name. */
  #keyOf = (name: string): string => this.#lexicon.fold(name).replace(/[^\p{L}\p{N}]/gu, '')
}
