import { type NamedMedicine, namesOf } from './names.ts'
import { spellingDistance } from '../../text/slips.ts'

/** Words in a text that are most likely the misspelt name of a medicine. */
export interface MisspeltMedicine {
  written: string
  /** The name that is nearest, as the guide writes it, and whose it is. */
  name: string
  medicine: string
}

interface Form {
  /** Letters and digits only, in small letters. */
  letters: string
  /** Which letters it holds, as bits: most words are told apart by these. */
  bits: number
  words: number
  name: string
  medicine: string
}

interface Token {
  text: string
  bits: number
  from: number
  to: number
}

const word = /[\p{L}\p{N}]+/gu
/** Shorter names are near to too many words: they are compared only with what has a digit or a hyphen, as T-DM1 and 5-FU do. */
const shortestName = 5
const hasSign = /[-\d]/

/**
 * Finds misspelt names of medicines in short texts that no dictionary checks: keywords, words for search, names of bundles.
 * A word or several together that are one letter off, in long names two, are meant as the name; so is a name with a space
 * in it. Words that are known to be something else are left alone.
 */
export class MedicineSpelling {
  /** By length. */
  readonly #forms = new Map<number, Form[]>()
  readonly #names = new Set<string>()
  readonly #mostWords: number
  readonly #isKnown: (word: string) => boolean

  /** @param isKnown Whether the language has a word in small letters. What only the guide's own lists have may be misspelt there. */
  constructor(medicines: Iterable<NamedMedicine>, isKnown: (word: string) => boolean) {
    this.#isKnown = isKnown
    let mostWords = 1
    for (const medicine of medicines) {
      for (const name of namesOf(medicine)) {
        const words = wordsOf(name)
        mostWords = Math.max(mostWords, words.length)
        this.#addForm(words, name, medicine.id)
        for (const one of words) {
          this.#names.add(one)
          const isOwn = words.length > 1 && one.length >= shortestName && !isKnown(one)
          if (isOwn) this.#addForm([one], one, medicine.id)
        }
      }
    }
    this.#mostWords = mostWords
  }

  /** All misspelt names in the text, left to right, none inside another. */
  find(text: string): MisspeltMedicine[] {
    const tokens = [...text.toLowerCase().matchAll(word)].map(({ 0: token, index }): Token => ({
      text: token,
      bits: bitsOf(token),
      from: index,
      to: index + token.length,
    }))
    const found: MisspeltMedicine[] = []
    for (let first = 0; first < tokens.length; first++) {
      const match = this.#matchAt(tokens, first, text)
      if (match === null) continue
      if (match.form !== null) {
        const written = text.slice(tokens[first]?.from, tokens[match.last]?.to)
        found.push({ written, name: match.form.name, medicine: match.form.medicine })
      }
      first = match.last
    }
    return found
  }

  /** The name that begins at a word: right (`form` is null) or misspelt. Null if none does. */
  #matchAt(tokens: readonly Token[], first: number, text: string): { form: Form | null; last: number } | null {
    let length = 0
    let bits = 0
    let right: { form: null; last: number } | null = null
    let near: { form: Form; last: number; distance: number } | null = null
    for (let last = first; last < tokens.length && last <= first + this.#mostWords; last++) {
      const token = tokens[last]
      if (!token) break
      length += token.text.length
      bits |= token.bits
      const candidates = this.#candidates(length, bits)
      if (candidates.length === 0) continue
      const words = tokens.slice(first, last + 1).map((one) => one.text)
      const found = this.#judge(words, candidates, text.slice(tokens[first]?.from, token.to))
      if (found === 'right') right = { form: null, last }
      else if (found !== null && found.distance < (near?.distance ?? Infinity)) near = { ...found, last }
    }
    return near && near.last > (right?.last ?? -1) ? near : right
  }

  /** Forms that are as long as some words and have nearly the same letters. */
  #candidates(length: number, bits: number): Form[] {
    const most = limitFor(length)
    const found: Form[] = []
    for (let near = length - most; near <= length + most; near++) {
      for (const form of this.#forms.get(near) ?? []) {
        const limit = Math.min(most, limitFor(near))
        if (countBits(bits ^ form.bits) <= 2 * limit) found.push(form)
      }
    }
    return found
  }

  #judge(
    words: readonly string[],
    candidates: readonly Form[],
    written: string,
  ): 'right' | { form: Form; distance: number } | null {
    const letters = words.join('')
    const exact = candidates.find((form) => form.letters === letters)
    if (exact && words.length <= exact.words) return isJoined(exact, words) ? { form: exact, distance: 0 } : 'right'
    // "Trastu zumab" is a name cut in two, unless its parts are words of their own.
    if (exact) return words.every((one) => this.#isRight(one)) ? null : { form: exact, distance: 0 }
    if (words.length === 1 && this.#isName(letters)) return null
    const hasName = words.some((one) => this.#isName(one))
    let best: { form: Form; distance: number } | null = null
    for (const form of candidates) {
      if (form.letters.length < shortestName && !(hasSign.test(written) && /\d/.test(form.letters))) continue
      // A right name with some other word beside it.
      if (hasName && words.length !== form.words) continue
      const limit = Math.min(limitFor(letters.length), limitFor(form.letters.length))
      const distance = spellingDistance(letters, form.letters)
      if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { form, distance }
    }
    // Asked last: the dictionary takes longest.
    return best && words.every((one) => this.#isRight(one)) ? null : best
  }

  #isName(word: string): boolean {
    return this.#names.has(word) || this.#names.has(word.replace(/s$/, ''))
  }

  #isRight(word: string): boolean {
    return this.#isName(word) || this.#isKnown(word)
  }

  #addForm(words: readonly string[], name: string, medicine: string): void {
    const letters = words.join('')
    if (letters.length < 3) return
    const form = { letters, bits: bitsOf(letters), words: words.length, name, medicine }
    this.#forms.set(letters.length, [...(this.#forms.get(letters.length) ?? []), form])
  }
}

function wordsOf(name: string): string[] {
  return name.toLowerCase().match(word) ?? []
}

/** Whether a name of several words is written in fewer. Short ones such as T-DM1 are usual without their hyphen. */
function isJoined(form: Form, words: readonly string[]): boolean {
  return words.length < form.words && form.letters.length > shortestName
}

function limitFor(length: number): number {
  return length >= 9 ? 2 : 1
}

function bitsOf(letters: string): number {
  let bits = 0
  for (let index = 0; index < letters.length; index++) bits |= 1 << (letters.charCodeAt(index) % 31)
  return bits
}

/** How many bits are set, without a loop: this is asked for each word and name. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
