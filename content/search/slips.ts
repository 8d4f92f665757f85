/** Words longer than this are not compared. */
const longest = 64
/** The rows of the comparison, made once: it is done for many words at a keystroke. */
const rows = [new Uint8Array(longest), new Uint8Array(longest), new Uint8Array(longest)] as const

/**
 * How many slips of the finger make one word of another: a letter left out, put in, changed, or swapped with the next. Counts
 * up to `most`; more than that is `most + 1`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  const tooMany = most + 1
  if (Math.abs(a.length - b.length) > most) return tooMany
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  if (endA === start || endB === start) return Math.min(tooMany, endA - start + endB - start)
  const width = endB - start + 1
  if (width > longest) return tooMany
  let before = rows[0]
  let last = rows[1]
  let next = rows[2]
  for (let column = 0; column < width; column++) last[column] = column
  for (let row = 1; row <= endA - start; row++) {
    next[0] = row
    let least = row
    for (let column = 1; column < width; column++) {
      const one = a.charCodeAt(start + row - 1)
      const other = b.charCodeAt(start + column - 1)
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (one === other ? 0 : 1),
      )
      const isSwap =
        row > 1 && column > 1 && one === b.charCodeAt(start + column - 2) && a.charCodeAt(start + row - 2) === other
      if (isSwap) slips = Math.min(slips, (before[column - 2] ?? 0) + 1)
      next[column] = slips
      if (slips < least) least = slips
    }
    if (least > most) return tooMany
    ;[before, last, next] = [last, next, before]
  }
  return Math.min(tooMany, last[width - 1] ?? tooMany)
}

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
