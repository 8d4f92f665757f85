import type { SafeCount } from '../ipc/contract.ts'

/** Numbers below this could point at somebody who was seen at the kiosk. */
const smallest = 5

/**
 * Makes a list of counts safe to show. Numbers from one to four become 'few'. Where that hides only one of them, it could
 * be worked out from a total, so the smallest of the others is hidden too.
 */
export function suppress(counts: readonly number[]): SafeCount[] {
  const hidden = new Set(counts.flatMap((count, at) => (isSmall(count) ? [at] : [])))
  if (hidden.size === 1) {
    const others = [...counts.entries()].filter(([at, count]) => count > 0 && !hidden.has(at))
    const [next] = others.sort(([, a], [, b]) => a - b)
    if (next) hidden.add(next[0])
  }
  return counts.map((count, at) => (hidden.has(at) ? 'few' : count))
}

function isSmall(count: number): boolean {
  return count > 0 && count < smallest
}
