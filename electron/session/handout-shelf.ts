import { randomUUID } from 'node:crypto'
import type { FinishedPdf } from '../handout/handout.ts'
import type { Paper } from '../contract/contract.ts'

/** The pages of a handout. */
type Pages = Omit<FinishedPdf, 'level'>

/** A finished handout, as it goes to the printer. */
export interface ShelvedHandout extends Pages {
  paper: Paper
  /** Sets it anew for paper that is printed on both sides: that may need more pages. It is set once, whoever asks. */
  forTwoSides(): Promise<Pages>
}

/** Keeps a visit's last finished handouts in memory, each under a handle that says nothing. */
export class HandoutShelf {
  readonly #handouts = new Map<string, ShelvedHandout>()
  readonly #limit: number
  /** Counts how often the shelf was cleared. */
  #cleared = 0

  /** `limit`: how many are kept; the oldest goes first. */
  constructor(limit: number) {
    this.#limit = limit
  }

  /**
   * To be called before a handout is made. What it returns puts the handout on the shelf and gives its handle, or null if
   * the shelf was cleared meanwhile: the handout then belongs to someone who has gone.
   */
  reserve(): (handout: ShelvedHandout) => string | null {
    const cleared = this.#cleared
    return (handout) => (cleared === this.#cleared ? this.#put(handout) : null)
  }

  #put(handout: ShelvedHandout): string {
    const handle = randomUUID()
    this.#handouts.set(handle, handout)
    const oldest = this.#handouts.keys().next()
    if (this.#handouts.size > this.#limit && !oldest.done) this.#handouts.delete(oldest.value)
    return handle
  }

  get(handle: string): ShelvedHandout | null {
    return this.#handouts.get(handle) ?? null
  }

  clear(): void {
    this.#cleared++
    this.#handouts.clear()
  }
}
