/** Number of letters to change, add, drop or swap to make `a` into `b` (optimal string alignment). */
export function spellingDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost)
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1)
      }
      current.push(best)
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? a.length
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
  const swapped = typed.startsWith(meant.charAt(1) + meant.charAt(0))
  if (!typed.startsWith(meant.charAt(0)) && !swapped) return false
  const distance = spellingDistance(typed, meant)
  if (distance <= (meant.length >= twoSlips && !swapped ? 2 : 1)) return true
  return distance === 2 && !swapped && soundOf(typed) === soundOf(meant)
}
