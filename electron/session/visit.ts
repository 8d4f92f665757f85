import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'

/** Drops what one part of the shell keeps for the visitor. */
export type Cleanup = () => void | Promise<void>

/**
 * The visit of one person. Whoever keeps something for the visitor registers how it is dropped; `end` drops it all.
 */
export class Visit {
  readonly #cleanups: Cleanup[] = []
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  onEnd(cleanup: Cleanup): void {
    this.#cleanups.push(cleanup)
  }

  /** Ends the visit. One part that fails does not keep the others from dropping theirs. */
  async end(): Promise<void> {
    const outcomes = await Promise.allSettled(this.#cleanups.map(async (cleanup) => cleanup()))
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') this.#log.error('visit not cleaned', errorFacts(outcome.reason))
    }
  }
}
