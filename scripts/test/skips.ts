/** A test that did not run, and the reason it gave. */
export interface Skip {
  test: string
  reason: string
}

export const noReason = 'no reason given'

/** What no machine that decides about a change can be asked for. Every other test runs there, or counts as failed. */
const allowed: readonly string[] = [
  'only root may mount one',
  'there are no loop devices here',
  // A container has no systemd.
  'systemd-analyze is not installed',
  'the source documents are not here',
]

/** Those that may not be left out where a change is decided about (CI). */
export function notAllowed(skips: readonly Skip[]): Skip[] {
  return skips.filter(({ reason }) => !allowed.includes(reason))
}

/** One line for each reason, with how many tests gave it. */
export function skipLines(skips: readonly Skip[]): string[] {
  const reasons = new Map<string, number>()
  for (const { reason } of skips) reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  return [...reasons].map(([reason, count]) => `  ${count} skipped: ${reason}`)
}
