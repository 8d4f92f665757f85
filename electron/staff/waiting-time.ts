/** Wrong tries that cost nothing: fingers slip. */
const freeTries = 2
const firstWaitMs = 30_000
const longestWaitMs = 60 * 60_000

/** How long the next try has to wait after so many wrong ones in a row, in ms: nothing, then 30 s, doubled up to an hour. */
export function waitAfter(wrongTries: number): number {
  if (wrongTries <= freeTries) return 0
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(20, wrongTries - freeTries - 1))
}

/** What is left of the waiting time, in ms. Both times are of one clock: the wall's, where they outlive a restart. */
export function waitLeft(wrongTries: number, lastWrongAt: number, now: number): number {
  return Math.max(0, lastWrongAt + waitAfter(wrongTries) - now)
}
