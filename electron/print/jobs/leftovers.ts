import { errorFacts } from '../../log/error-facts.ts'
import type { Log } from '../../log/log.ts'
import type { PrivateFiles } from './private-files.ts'
import type { Spooler } from '../spooler/spooler.ts'

/** Jobs that may be left in the spooler and must never be printed for the next person. */
export interface Leftovers {
  /** Notes that a job may be left: the spooler did not answer when it was to be cancelled. */
  mark(): void
  /**
   * Removes all of our jobs if any may be left. With `wanted`, one of them must stay, so it only waits for a removal that
   * is already running. Rejects with a `SpoolError` if the spooler does not answer.
   */
  clear(wanted?: boolean): Promise<void>
}

/** For the command line, which leaves its jobs to the person who started it. */
export const noLeftovers: Leftovers = { mark: () => {}, clear: () => Promise.resolve() }

/** Time between two tries to reach a spooler that does not answer, in milliseconds. */
const retryMs = 2000

/**
 * Removes the files and jobs that an earlier run of the program left, and tries until the spooler answers: after a power
 * cut the spooler may start later than the kiosk, with an earlier visitor's jobs. `idle`: no job is wanted right now.
 */
export class KioskLeftovers implements Leftovers {
  readonly #files: PrivateFiles
  readonly #spooler: Spooler
  readonly #log: Log
  readonly #everyMs: number
  #marked = true
  #clearing: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  /** Checked before each try that no one is waiting for. */
  idle: () => boolean = () => true

  constructor(files: PrivateFiles, spooler: Spooler, log: Log, everyMs = retryMs) {
    this.#files = files
    this.#spooler = spooler
    this.#log = log
    this.#everyMs = everyMs
  }

  /** Removes what an earlier run left. */
  async start(): Promise<void> {
    const left = await this.#files.sweep().catch((error: unknown) => {
      this.#log.error('print files not removed', errorFacts(error))
      return 0
    })
    if (left > 0) this.#log.warn('print files of an earlier run removed', { count: left })
    await this.clear().catch((error: unknown) => {
      this.#log.warn('print system does not answer', errorFacts(error))
    })
  }

  mark(): void {
    this.#marked = true
    this.#tryLater()
  }

  clear(wanted = false): Promise<void> {
    if (this.#clearing) return this.#clearing
    if (!this.#marked || wanted) return Promise.resolve()
    this.#clearing = this.#remove().finally(() => (this.#clearing = null))
    return this.#clearing
  }

  async #remove(): Promise<void> {
    this.#marked = false
    try {
      const count = await this.#spooler.removeLeftovers()
      if (count > 0) this.#log.warn('print jobs of an earlier run removed', { count })
    } catch (error) {
      this.mark()
      throw error
    }
  }

  #tryLater(): void {
    if (this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      if (this.idle()) this.clear().catch(() => {})
      else this.#tryLater()
    }, this.#everyMs)
    this.#timer.unref()
  }
}
