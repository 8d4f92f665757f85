import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'

/** How long somebody who has finished waits for what is dropped slowly, in ms: a print system may hang. */
const longestWaitMs = 2_000

/** Drops what one part of the shell keeps for the visitor. */
export type Cleanup = () => void | Promise<void>

/**
 * The visits of people, one after the other. Whoever keeps something for the visitor registers how it is dropped; `end` drops
 * it all, `forget` what the visitor's pages, which may still be on their way, do not need.
 */
export class Visit {
  readonly #forgettings: Cleanup[] = []
  readonly #cleanups: Cleanup[] = []
  readonly #afterFinish: (() => void)[] = []
  readonly #log: Log
  #number = 1

  constructor(log: Log) {
    this.#log = log
  }

  /** Counts the visits: what was begun in one visit and ends in another is nobody's any more. */
  get number(): number {
    return this.#number
  }

  /** Registers how something is dropped that nobody needs once the visitor has gone for their pages, or altogether. */
  onForget(cleanup: Cleanup): void {
    this.#forgettings.push(cleanup)
  }

  /** Registers how something is dropped when the visit ends. */
  onEnd(cleanup: Cleanup): void {
    this.#cleanups.push(cleanup)
  }

  /**
   * Registers what happens once a visit that was finished in the window has left nothing in the shell, or what is left takes
   * long to be dropped.
   */
  onFinished(listener: () => void): void {
    this.#afterFinish.push(listener)
  }

  /**
   * Ends the visit because the visitor finished it, or went away; after two seconds nobody waits for it any more. Where its
   * end took so long that the next visit has ended or lost its page meanwhile, nobody is told: the page is another one's by
   * now.
   */
  async finish(): Promise<void> {
    const ended = this.end().then(() => true)
    const number = this.#number
    const late = new Promise<false>((resolve) => setTimeout(resolve, longestWaitMs, false).unref())
    if (!(await Promise.race([ended, late]))) this.#log.warn('end of visit slow')
    if (number !== this.#number) return
    for (const listener of this.#afterFinish) listener()
  }

  /** Drops what was said and chosen, while what is printed goes on. */
  forget(): Promise<void> {
    return this.#drop(this.#forgettings)
  }

  /** Ends the visit. One part that fails does not keep the others from dropping theirs. */
  end(): Promise<void> {
    this.#number++
    return this.#drop([...this.#forgettings, ...this.#cleanups])
  }

  async #drop(cleanups: readonly Cleanup[]): Promise<void> {
    const outcomes = await Promise.allSettled(cleanups.map(async (cleanup) => cleanup()))
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') this.#log.error('visit not cleaned', errorFacts(outcome.reason))
    }
  }
}
