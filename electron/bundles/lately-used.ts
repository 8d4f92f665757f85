import type { ChoiceSet } from '../../content/bundles/bundle-choice.ts'

/** A shift, in ms: what was not used for so long is forgotten. */
const shiftMs = 8 * 60 * 60 * 1000
/** A set is offered from its second visit on, so that what one person took home never shows. */
const visitsNeeded = 2
/** How many sets are offered, and how many are remembered to count them. */
const offeredLimit = 3
const keptLimit = 40

interface Used {
  set: ChoiceSet
  visits: number
  lastVisit: number
  /** On a clock that only goes forward, in ms. */
  at: number
}

/**
 * The sets of choices that nurses printed with in this shift: parts, length and large print, in memory only. It is told
 * nothing of a person, and its list says neither when nor in which order they were used
 * (docs/decisions/0011-choices-used-lately.md).
 */
export class LatelyUsed {
  readonly #used = new Map<string, Used>()
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** Notes that a handout was printed with these choices, in the visit of this number. Counts once a visit. */
  note({ length, parts, largePrint }: ChoiceSet, visit: number): void {
    this.#forget()
    const set = { length, parts, largePrint }
    const key = JSON.stringify(set)
    const before = this.#used.get(key)
    const visits = (before?.visits ?? 0) + (before?.lastVisit === visit ? 0 : 1)
    // Set anew, so that the first of the map is the one longest unused.
    this.#used.delete(key)
    this.#used.set(key, { set, visits, lastVisit: visit, at: this.#now() })
    const oldest = this.#used.keys().next()
    if (this.#used.size > keptLimit && !oldest.done) this.#used.delete(oldest.value)
  }

  /** The sets used most, in an order that does not depend on when. */
  get list(): ChoiceSet[] {
    this.#forget()
    return [...this.#used.entries()]
      .filter(([, { visits }]) => visits >= visitsNeeded)
      .sort(([keyA, a], [keyB, b]) => b.visits - a.visits || (keyA < keyB ? -1 : 1))
      .slice(0, offeredLimit)
      .sort(([keyA], [keyB]) => (keyA < keyB ? -1 : 1))
      .map(([, { set }]) => set)
  }

  #forget(): void {
    const earliest = this.#now() - shiftMs
    for (const [key, { at }] of this.#used) if (at < earliest) this.#used.delete(key)
  }
}
