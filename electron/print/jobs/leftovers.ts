import { errorFacts } from '../../log/error-facts.ts'
import type { Log } from '../../log/log.ts'
import type { PrivateFiles } from './private-files.ts'
import type { Spooler } from '../spooler/spooler.ts'

/** What may be left in the spooler, and must never come out for the next person. */
export interface Remains {
  /** Something may be left now: the spooler did not answer when a job was to be taken back. */
  mark(): void
  /**
   * Removes what is left, if anything may be. All of our jobs go: with `wanted`, where one of them must stay, only a
   * removal under way is waited for. Rejects with a `SpoolError` where the spooler does not answer.
   */
  clear(wanted?: boolean): Promise<void>
}

/** For a program that leaves its jobs to whoever started it. */
export const noRemains: Remains = { mark: () => {}, clear: () => Promise.resolve() }

/** Between two tries to reach a spooler that does not answer, in milliseconds. */
const retryMs = 2000

/**
 * Removes the files and jobs that an earlier run of the program left, and goes on trying until the spooler answers: after
 * a power cut it may start later than the kiosk, with the jobs of the person before. `idle`: no job is wanted right now.
 */
export class KioskRemains implements Remains {
  readonly #files: PrivateFiles
  readonly #spooler: Spooler
  readonly #log: Log
  readonly #everyMs: number
  #marked = true
  #clearing: Promise<void> | null = null
  #timer: NodeJS.Timeout | null = null
  /** Asked before each try that nobody waits for. */
  idle: () => boolean = () => true

  constructor(files: PrivateFiles, spooler: Spooler, log: Log, everyMs = retryMs) {
    this.#files = files
    this.#spooler = spooler
    this.#log = log
    this.#everyMs = everyMs
  }

  /** Begins with what an earlier run left. */
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
