import { randomUUID } from 'node:crypto'
import type { FinishedPdf } from '../handout/handout.ts'
import type { Paper } from '../ipc/contract.ts'

/** A finished handout, as it goes to the printer. */
export interface ShelvedHandout extends FinishedPdf {
  paper: Paper
  /** Sets it anew for paper that is printed on both sides: that may need more pages. It is set once, whoever asks. */
  forTwoSides(): Promise<FinishedPdf>
}

/** Keeps a visit's last finished handouts in memory, each under a handle that says nothing. */
export class HandoutShelf {
  readonly #handouts = new Map<string, ShelvedHandout>()
  readonly #limit: number

  /** `limit`: how many are kept; the oldest goes first. */
  constructor(limit: number) {
    this.#limit = limit
  }

  put(handout: ShelvedHandout): string {
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
    this.#handouts.clear()
  }
}
