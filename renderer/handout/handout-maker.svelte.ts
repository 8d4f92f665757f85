import type { CallError, FinishedHandout, HandoutOrder } from '../../electron/contract/contract.ts'
import { guide } from '../guide/guide.svelte.ts'
import { ask } from '../shell/kiosk.ts'

/** Has the shell make handouts, one at a time, and keeps the latest one. */
export class HandoutMaker {
  #finished = $state.raw<FinishedHandout | null>(null)
  /** Key of the order that the finished handout was made from. */
  #made = $state.raw<string | null>(null)
  /** The profile that it was made for, as JSON. */
  #madeFor = $state.raw<string | null>(null)
  #error = $state.raw<CallError | null>(null)
  #making = $state(false)
  #waiting: HandoutOrder | null = null
  /** Number of the visit: a handout that was ordered in an earlier one is dropped. */
  #visit = 0

  get finished(): FinishedHandout | null {
    return this.#finished
  }

  get error(): CallError | null {
    return this.#error
  }

  get making(): boolean {
    return this.#making
  }

  /** The finished handout if it was made from exactly this order. Nothing else is ever printed. */
  finishedOf(order: HandoutOrder): FinishedHandout | null {
    return this.#made === keyOf(order) ? this.#finished : null
  }

  /** The finished handout if it was made for this profile. Another person's pages are never shown. */
  finishedFor(person: HandoutOrder['profile']): FinishedHandout | null {
    return this.#madeFor === JSON.stringify(person) ? this.#finished : null
  }

  /**
   * Has the shell make the handout unless it has just made this one. One is made at a time; only the newest order waits, and
   * the result of an older one is dropped.
   */
  async make(order: HandoutOrder): Promise<void> {
    if (!this.#making && this.finishedOf(order)) return
    this.#waiting = order
    if (this.#making) return
    const visit = this.#visit
    this.#making = true
    while (this.#waiting && visit === this.#visit) {
      const next = this.#waiting
      this.#waiting = null
      const made = await ask('handout:make', next)
      if (visit !== this.#visit) break
      if (this.#waiting) continue
      this.#finished = made.ok ? made.value : null
      this.#made = made.ok ? keyOf(next) : null
      this.#madeFor = made.ok ? JSON.stringify(next.profile) : null
      this.#error = made.ok ? null : made.error
    }
    if (visit === this.#visit) this.#making = false
  }

  /** Forgets the handout. One that is still being made is dropped when it arrives. */
  clear(): void {
    this.#visit += 1
    this.#waiting = null
    this.#finished = null
    this.#made = null
    this.#madeFor = null
    this.#error = null
    this.#making = false
  }
}

/** Identifies an order and the guide version it is for. */
function keyOf(order: HandoutOrder): string {
  return JSON.stringify([guide.value?.version ?? null, order])
}
