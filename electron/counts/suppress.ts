import type { SafeCount } from '../contract/contract.ts'

/** Numbers below this could point at somebody who was seen at the kiosk. */
const smallest = 5

/**
 * Makes a list of counts safe to show, whoever knows its total. Numbers from one to four become 'few'. Where that hides
 * only one of them, or only ones or only fours, they could be worked out from the total, so the smallest of the others are
 * hidden too.
 */
export function suppress(counts: readonly number[]): SafeCount[] {
  return shown(counts, hiddenOf(counts).hidden)
}

/**
 * Makes two lists safe that count the same things in two ways, so that each shows the total of the other. Where one has
 * nothing left to hide behind, the other is hidden as a whole, and the total with it.
 */
export function suppressTogether(a: readonly number[], b: readonly number[]): [SafeCount[], SafeCount[]] {
  const [ofA, ofB] = [hiddenOf(a), hiddenOf(b)]
  return [shown(a, ofB.exhausted ? all(a) : ofA.hidden), shown(b, ofA.exhausted ? all(b) : ofB.hidden)]
}

/** Where the counts stand that are hidden; `exhausted`: even that does not hide them from who knows the total. */
function hiddenOf(counts: readonly number[]): { hidden: ReadonlySet<number>; exhausted: boolean } {
  const small = [...counts.entries()].filter(([, count]) => isSmall(count))
  const hidden = new Set(small.map(([at]) => at))
  const given = new Set(small.map(([, count]) => count))
  const open = small.length !== 1 && !(given.size === 1 && (given.has(1) || given.has(smallest - 1)))
  if (open) return { hidden, exhausted: false }
  const next = Math.min(...counts.filter((count) => count >= smallest))
  // All of that size: which of them was taken would tell where the small one stands.
  for (const [at, count] of counts.entries()) if (count === next) hidden.add(at)
  return { hidden, exhausted: next === Infinity }
}

const all = (counts: readonly number[]): ReadonlySet<number> => new Set(counts.keys())

function shown(counts: readonly number[], hidden: ReadonlySet<number>): SafeCount[] {
  return counts.map((count, at) => (count > 0 && hidden.has(at) ? 'few' : count))
}

function isSmall(count: number): boolean {
  return count > 0 && count < smallest
}
