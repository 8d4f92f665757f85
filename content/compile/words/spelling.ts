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

/** The known word nearest to what was written, or null when none is near enough to be meant. */
export function nearest(written: string, known: Iterable<string>): string | null {
  const lower = written.toLowerCase()
  let best: string | null = null
  let bestDistance = Math.max(2, Math.floor(lower.length / 3)) + 1
  for (const word of known) {
    const candidate = word.toLowerCase()
    const distance = candidate.startsWith(lower) && lower.length > 2 ? 0.5 : spellingDistance(lower, candidate)
    if (distance < bestDistance) {
      best = word
      bestDistance = distance
    }
  }
  return best
}
