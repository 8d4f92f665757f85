/** Finds words that look alike, before they are compared letter by letter. */
export class LookAlikes {
  readonly #byLength = new Map<number, { word: string; letters: number }[]>()

  constructor(words: Iterable<string>) {
    for (const word of words) {
      const row = { word, letters: lettersOf(word) }
      const alike = this.#byLength.get(word.length)
      if (alike) alike.push(row)
      else this.#byLength.set(word.length, [row])
    }
  }

  /** All words that can be at most so many slips away; some of them are further. */
  near(typed: string, most: number): string[] {
    const letters = lettersOf(typed)
    const found: string[] = []
    for (let length = Math.max(1, typed.length - most); length <= typed.length + most; length++)
      for (const row of this.#byLength.get(length) ?? [])
        if (bitsIn(row.letters & ~letters) <= most && bitsIn(letters & ~row.letters) <= most) found.push(row.word)
    return found
  }
}

/** Which letters a word has, a bit for each. Letters beyond a to z share bits. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

function bitsIn(letters: number): number {
  let count = 0
  for (let left = letters; left !== 0; left &= left - 1) count++
  return count
}
