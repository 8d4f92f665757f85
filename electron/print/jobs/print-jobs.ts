import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Paper, PrintJob, PrintJobState, Printer, Sides } from '../../contract/contract.ts'
import { errorFacts } from '../../log/error-facts.ts'
import { codeOf, messageOf } from '../../log/error-text.ts'
import type { Log } from '../../log/log.ts'
import { followJob, isFinal, usualPace } from './follow-job.ts'
import type { FinalState } from './follow-job.ts'
import type { PrivateFiles } from './private-files.ts'
import type { Leftovers } from './leftovers.ts'
import { SpoolError } from '../spooler/spooler.ts'
import type { SpooledJob, Spooler } from '../spooler/spooler.ts'

/** A print job to start: the file, and how it is printed. */
export interface NewPrintJob {
  bytes: Uint8Array
  /** Pages of one copy. */
  pages: number
  paper: Paper
  /** Queue name; null = the default one. */
  printer: string | null
  copies: number
  sides: Sides
  color: 'color' | 'gray'
}

interface RunningJob {
  printer: string
  state: PrintJobState
  abort: AbortController
  /** Settles when the job has ended and nothing of it is left. */
  ended: Promise<void>
}

export interface PrintJobsOptions {
  spooler: Spooler
  files: PrivateFiles
  log: Log
  /** The default printer from the settings, if any. */
  defaultPrinter: () => string | null
  /** Jobs of an earlier run or visit. Nothing is sent before they are gone. */
  leftovers: Leftovers
  pace?: { everyMs: number; patienceMs: number; silenceMs: number }
}

/** How many open jobs a visit may have, and how many of its jobs are remembered. */
const openLimit = 5
const keptLimit = 50

/** The print jobs of one visit. */
export class PrintJobs {
  readonly #jobs = new Map<string, RunningJob>()
  readonly #options: PrintJobsOptions
  #running = 0
  /** How many jobs have been handed to the spooler or are being handed over. */
  #sent = 0
  /** Settles when the jobs of earlier visits are cancelled or cancelling them has failed. */
  #ending: Promise<unknown> = Promise.resolve()

  constructor(options: PrintJobsOptions) {
    this.#options = options
  }

  /** Whether no more jobs are accepted until one has ended. */
  get full(): boolean {
    return [...this.#jobs.values()].filter((job) => !isFinal(job.state)).length >= openLimit
  }

  /** Whether no job is open, not even one that is being cancelled. */
  get idle(): boolean {
    return this.#running === 0
  }

  /** Starts printing. `onState` is called with every state of the job until the visit ends. */
  start(request: NewPrintJob, onState: (job: PrintJob) => void): PrintJob {
    const handle = randomUUID()
    const job: RunningJob = {
      printer: request.printer ?? '',
      state: { stage: 'sending' },
      abort: new AbortController(),
      ended: Promise.resolve(),
    }
    const change = (state: PrintJobState) => {
      job.state = state
      // The window may be the next visitor's by now.
      if (this.#jobs.has(handle)) onState(this.#view(handle, job))
    }
    job.abort.signal.addEventListener('abort', () => {
      if (!isFinal(job.state)) change({ stage: 'cancelling' })
    })
    this.#jobs.set(handle, job)
    this.#forgetOldest()
    job.ended = this.#run(job, request, change)
    return this.#view(handle, job)
  }

  /** Cancels a job and waits until its printer knows and it is off the queue; null if there is no such job. */
  async cancel(handle: string): Promise<PrintJob | null> {
    const job = this.#jobs.get(handle)
    if (!job) return null
    job.abort.abort()
    await job.ended
    return this.#view(handle, job)
  }

  /**
   * Cancels all open jobs and forgets everything. Need not be awaited: a hand-over ends at once, and no later job is sent
   * before the open ones are cancelled or marked as leftovers.
   */
  async endAll(): Promise<void> {
    const jobs = [...this.#jobs.values()]
    this.#jobs.clear()
    for (const job of jobs) job.abort.abort()
    this.#ending = Promise.all([this.#ending, ...jobs.map((job) => job.ended)])
    await this.#ending
    await this.#options.files.removeLeft().catch(this.#sayLeftFile)
    if (this.idle) {
      await this.#options.leftovers.clear().catch(() => {
        // It is tried again until the spooler answers.
      })
    }
  }

  readonly #sayLeftFile = (error: unknown): void => {
    this.#options.log.error('print file not removed', errorFacts(error))
  }

  async #run(job: RunningJob, request: NewPrintJob, change: (state: PrintJobState) => void): Promise<void> {
    const { log } = this.#options
    this.#running++
    try {
      change(await this.#print(job, request, change))
    } catch (error) {
      const reason = error instanceof SpoolError ? error.reason : 'unknown'
      const said = error instanceof SpoolError ? { said: error.message } : errorFacts(error)
      log.error('print failed', { printer: job.printer, reason, ...said })
      change({ stage: 'failed', reason })
      return
    } finally {
      this.#running--
    }
    // Which printer was chosen concerns the clinic only if it failed.
    if (job.state.stage !== 'failed') return log.info('print ended', job.state)
    if (job.state.reason !== 'unsupported') return log.info('print ended', { printer: job.printer, ...job.state })
    log.warn('print ended', { printer: job.printer, ...job.state, paper: request.paper, mend: unsupportedMend })
  }

  async #print(job: RunningJob, request: NewPrintJob, change: (state: PrintJobState) => void) {
    const { leftovers } = this.#options
    const { signal } = job.abort
    await unlessAborted(this.#ending, signal)
    if (!signal.aborted) await unlessAborted(leftovers.clear(this.#sent > 0), signal)
    if (signal.aborted) return cancelled
    this.#sent++
    try {
      return await this.#send(job, request, change)
    } finally {
      this.#sent--
    }
  }

  async #send(job: RunningJob, request: NewPrintJob, change: (state: PrintJobState) => void) {
    const { spooler, files, leftovers, log, pace = usualPace } = this.#options
    const { signal } = job.abort
    const printer = choosePrinter(await spooler.printers(), request.printer, this.#options.defaultPrinter())
    if (!printer) return { stage: 'failed', reason: 'no-printer' } as const
    job.printer = printer.name
    if (signal.aborted) return cancelled
    // Neither size of paper: it would never print the pages whole.
    if (printer.can?.papers?.length === 0) return { stage: 'failed', reason: 'unsupported' } as const

    const file = await files.write(request.bytes).catch((error: unknown) => {
      throw notWritten(error)
    })
    const { copies, sides, color, paper } = request
    const pages = request.pages * copies
    const title = path.basename(file, path.extname(file))
    const options = { title, printer: printer.name, copies, sides, color, paper, pages }
    let spooled: SpooledJob
    try {
      spooled = await spooler
        .submit(file, options, signal)
        // The file goes as soon as the spooler has its own copy, has refused it, or is not to have it any more.
        .finally(() => files.remove(file).catch(this.#sayLeftFile))
    } catch (error) {
      const outcome = await this.#takeBack(title, job, error)
      if (!outcome) throw error
      return outcome
    }
    return followJob(spooler, spooled, {
      ...pace,
      signal,
      onState: change,
      onFailed: (said) => log.warn('print system said', { printer: job.printer, said }),
      onLeft: () => leftovers.mark(),
      onFault: (error) => log.error('print failed', { printer: job.printer, reason: 'unknown', ...errorFacts(error) }),
    })
  }

  /**
   * After a hand-over that failed or was aborted: removes what the spooler took of it. Returns how an aborted job has ended,
   * null if the hand-over failed by itself.
   */
  async #takeBack(title: string, { abort }: RunningJob, error: unknown): Promise<FinalState | null> {
    const refused = error instanceof SpoolError && error.reason !== 'spooler' && error.reason !== 'unknown'
    if (refused && !abort.signal.aborted) return null
    try {
      await this.#options.spooler.withdraw(title)
      return abort.signal.aborted ? cancelled : null
    } catch {
      this.#options.leftovers.mark()
      return abort.signal.aborted ? notRemoved : null
    }
  }

  #view(handle: string, job: RunningJob): PrintJob {
    return { handle, printer: job.printer, state: job.state }
  }

  #forgetOldest(): void {
    for (const [handle, job] of this.#jobs) {
      if (this.#jobs.size <= keptLimit) return
      if (isFinal(job.state)) this.#jobs.delete(handle)
    }
  }
}

const cancelled = { stage: 'cancelled' } as const
const notRemoved = { stage: 'failed', reason: 'not-removed' } as const
const unsupportedMend = 'set `paper` and the printer to the same size; see Printers in docs/it-guide.md'

/** Waits for `work`, no longer than until `signal` is aborted. */
async function unlessAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const over = new AbortController()
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { signal: over.signal })
  })
  try {
    await Promise.race([work, aborted])
  } finally {
    over.abort()
  }
}

/** Why a handout did not even get as far as the spooler. */
function notWritten(error: unknown): SpoolError {
  const code = codeOf(error)
  return new SpoolError(code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'not-sent', code ?? messageOf(error))
}

/**
 * The printer to use: the one asked for, else IT's, else the system's default, else the only one there is.
 * Null where it is not there: nothing is ever printed on another printer than the one asked for.
 */
export function choosePrinter(
  printers: readonly Printer[],
  asked: string | null,
  standard: string | null,
): Printer | null {
  const name = asked ?? standard
  if (name !== null) return printers.find((printer) => printer.name === name) ?? null
  return printers.find((printer) => printer.isDefault) ?? (printers.length === 1 ? (printers[0] ?? null) : null)
}
