import type { MedicineNameSource } from '../languages/medicine-names.ts'
import type { Lexicon } from './lexicon.ts'
import type { Passage } from './passages.ts'

/** A medicine that people ask about and the guide does not have. */
export interface UnknownMedicine {
  /** As its list writes it: "Ozempic", "metformin". */
  name: string
  /** Its generic name, where `name` is a brand; else null. */
  generic: string | null
}

/** The most words of a name ("trastuzumab and hyaluronidase"). */
const mostNameWords = 4

/** Tells the medicines that the guide has from those that it does not. */
export class MedicineNames {
  readonly #lexicon: Lexicon
  readonly #unknown = new Map<string, UnknownMedicine>()

  /** `prints`: whether the guide's texts have a word; a medicine that a text names is not unknown. */
  constructor(
    passages: readonly Passage[],
    sources: readonly MedicineNameSource[],
    lexicon: Lexicon,
    prints: (word: string) => boolean,
  ) {
    this.#lexicon = lexicon
    const own = new Set(passages.flatMap(({ medicineNames }) => medicineNames.map(this.#keyOf)))
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

  /** The letters and digits of a name. */
  #keyOf = (name: string): string => this.#lexicon.fold(name).replace(/[^\p{L}\p{N}]/gu, '')
}
