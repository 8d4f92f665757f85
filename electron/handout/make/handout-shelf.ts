import { randomUUID } from 'node:crypto'
import type { FinishedPdf } from '../handout.ts'
import type { Paper, Sides } from '../../contract/contract.ts'

/** The pages of a handout. */
type Pages = Omit<FinishedPdf, 'level'>

/** A finished handout, ready to print. */
export interface ShelvedHandout extends Pages {
  paper: Paper
  /** Its pages for this paper and these sides, which may need more of them. Each is rendered once. */
  setFor(paper: Paper, sides: Sides): Promise<Pages>
}

/** Keeps a visit's latest finished handouts in memory, each under a random handle. */
export class HandoutShelf {
  readonly #handouts = new Map<string, ShelvedHandout>()
  readonly #limit: number
  /** How often the shelf was cleared. */
  #cleared = 0

  /** `limit`: how many are kept; the oldest is dropped first. */
  constructor(limit: number) {
    this.#limit = limit
  }

  /**
   * Call this before a handout is made. The returned function shelves the handout and returns its handle, or null if the
   * shelf was cleared in the meantime: its visitor has gone.
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
