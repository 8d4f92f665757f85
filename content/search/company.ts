import type { SearchIndex } from './index.ts'
import type { Passage } from './passages.ts'

/** Tells which words are found together: in one page, medicine, glossary word or question of the guide. */
export class Company {
  readonly #index: SearchIndex
  readonly #passages: readonly Passage[]
  /** For each passage, the number of the page, medicine, word or question that it is a part of. */
  #placeOf: Uint32Array | null = null
  #met = new Uint8Array(0)
  #lastMet = new Uint8Array(0)

  constructor(index: SearchIndex, passages: readonly Passage[]) {
    this.#index = index
    this.#passages = passages
  }

  /**
   * How well words go together: the most of `others` that one place has beside a stem of `stems`, and the number of such
   * places. Each of `others` is the stems of one word.
   */
  of(stems: readonly number[], others: readonly (readonly number[])[]): { met: number; places: number } {
    const placeOf = (this.#placeOf ??= this.#places())
    this.#met.fill(0)
    this.#lastMet.fill(0)
    others.forEach((other, number) => {
      for (const place of this.#placesOf(other, placeOf)) {
        if (this.#lastMet[place] === number + 1) continue
        this.#lastMet[place] = number + 1
        this.#met[place] = (this.#met[place] ?? 0) + 1
      }
    })
    let [met, places] = [0, 0]
    for (const place of this.#placesOf(stems, placeOf)) {
      const here = this.#met[place] ?? 0
      if (here > 0) places++
      met = Math.max(met, here)
    }
    return { met, places }
  }

  *#placesOf(stems: readonly number[], placeOf: Uint32Array): Generator<number> {
    const { offsets, postings } = this.#index
    for (const stem of stems)
      for (let at = offsets[stem] ?? 0; at < (offsets[stem + 1] ?? 0); at++) yield placeOf[postings[at] ?? 0] ?? 0
  }

  #places(): Uint32Array {
    const numbers = new Map<string, number>()
    const placeOf = Uint32Array.from(this.#passages, ({ kind, id }) => {
      const key = `${kind}:${id}`
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      return number
    })
    this.#met = new Uint8Array(numbers.size)
    this.#lastMet = new Uint8Array(numbers.size)
    return placeOf
  }
}
