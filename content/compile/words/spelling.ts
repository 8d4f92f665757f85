import { spellingDistance } from '../../text/slips.ts'

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
