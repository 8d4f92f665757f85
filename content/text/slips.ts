/** Words up to this length share the rows of the comparison: it is done for many words at a keystroke. */
const longest = 64
const sharedRows = rowsFor(longest)

function rowsFor(width: number): [Uint16Array, Uint16Array, Uint16Array] {
  return [new Uint16Array(width), new Uint16Array(width), new Uint16Array(width)]
}

/**
 * How many slips of the finger make one word of another: a letter left out, put in, changed, or swapped with the next (optimal
 * string alignment). Counts up to `most`; more than that is `most + 1`.
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
  let [before, last, next] = width > longest ? rowsFor(width) : sharedRows
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

/** How many slips make one word of another, however many. */
export function spellingDistance(a: string, b: string): number {
  return slipsBetween(a, b, Infinity)
}

/** Shorter words are never taken for a slip: too many right words are one letter away. */
const shortest = 4
/** From how many letters a word may have two slips. */
const twoSlips = 8

/**
 * Whether a typed word may be a slip of the word that was meant. One letter may be wrong, missing, added or swapped; two in a
 * long word, and two in any word that sounds the same. The first letter is right, or swapped with the second.
 */
export function isSlip(typed: string, meant: string, soundOf: (word: string) => string): boolean {
  if (meant.length < shortest || typed.length < shortest - 1 || Math.abs(typed.length - meant.length) > 2) return false
  const [first, second] = [typed.charAt(0), typed.charAt(1)]
  const swapped = meant.startsWith(second) && first === meant.charAt(1)
  if (!meant.startsWith(first) && !swapped) return false
  const distance = slipsBetween(typed, meant, 2)
  if (distance <= (meant.length >= twoSlips && !swapped ? 2 : 1)) return true
  return distance === 2 && !swapped && soundOf(typed) === soundOf(meant)
}
