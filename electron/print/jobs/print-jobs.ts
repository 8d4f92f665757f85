import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { Paper, PrintJob, PrintJobState, Printer, Sides } from '../../contract/contract.ts'
import { errorFacts } from '../../log/error-facts.ts'
import { codeOf, messageOf } from '../../log/error-text.ts'
import type { Log } from '../../log/log.ts'
import { followJob, isFinal, usualPace } from './follow-job.ts'
import type { FinalState } from './follow-job.ts'
import type { PrivateFiles } from './private-files.ts'
import type { Remains } from './leftovers.ts'
import { SpoolError } from '../spooler/spooler.ts'
import type { SpooledJob, Spooler } from '../spooler/spooler.ts'

/** What is to be printed, and how. */
export interface PrintRequest {
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
  /** The queue that IT has set as default, if any. */
  defaultPrinter: () => string | null
  /** What an earlier run or visit left: nothing is sent before it is gone. */
  remains: Remains
  pace?: { everyMs: number; patienceMs: number; silenceMs: number }
}

/** How many jobs one visit may have at a time, and how many it may look back on. */
const openLimit = 5
const keptLimit = 50

/** The print jobs of one visit. */
export class PrintJobs {
  readonly #jobs = new Map<string, RunningJob>()
  readonly #options: PrintJobsOptions
  #running = 0
  /** Jobs that are being handed over, or were. */
  #sent = 0
  /** Settles when the jobs of the visits before are taken back, or could not be. */
  #ending: Promise<unknown> = Promise.resolve()

  constructor(options: PrintJobsOptions) {
    this.#options = options
  }

  /** Whether no further job is taken until one has ended. */
  get full(): boolean {
    return [...this.#jobs.values()].filter((job) => !isFinal(job.state)).length >= openLimit
  }

  /** Whether no job is open, not even one that is just being taken back. */
  get idle(): boolean {
    return this.#running === 0
  }

  /** Begins to print; every change of the job's state is told to `onState`, the last one included, until the visit ends. */
  start(request: PrintRequest, onState: (job: PrintJob) => void): PrintJob {
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

  /** Cancels a job and waits until its printer has been told and it is off the queue; null if there is no such job. */
  async cancel(handle: string): Promise<PrintJob | null> {
    const job = this.#jobs.get(handle)
    if (!job) return null
    job.abort.abort()
    await job.ended
    return this.#view(handle, job)
  }

  /**
   * Cancels what is still open and forgets everything. Need not be waited for: a hand-over ends at once, and no later job is
   * sent before what was open is taken back, or marked as remains.
   */
  async endAll(): Promise<void> {
    const jobs = [...this.#jobs.values()]
    this.#jobs.clear()
    for (const job of jobs) job.abort.abort()
    this.#ending = Promise.all([this.#ending, ...jobs.map((job) => job.ended)])
    await this.#ending
    await this.#options.files.removeLeft().catch(this.#sayLeftFile)
    if (this.idle) {
      await this.#options.remains.clear().catch(() => {
        // It is tried again until the spooler answers.
      })
    }
  }

  readonly #sayLeftFile = (error: unknown): void => {
    this.#options.log.error('print file not removed', errorFacts(error))
  }

  async #run(job: RunningJob, request: PrintRequest, change: (state: PrintJobState) => void): Promise<void> {
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

  async #print(job: RunningJob, request: PrintRequest, change: (state: PrintJobState) => void) {
    const { remains } = this.#options
    const { signal } = job.abort
    await unlessAborted(this.#ending, signal)
    if (!signal.aborted) await unlessAborted(remains.clear(this.#sent > 0), signal)
    if (signal.aborted) return cancelled
    this.#sent++
    try {
      return await this.#send(job, request, change)
    } finally {
      this.#sent--
    }
  }

  async #send(job: RunningJob, request: PrintRequest, change: (state: PrintJobState) => void) {
    const { spooler, files, remains, log, pace = usualPace } = this.#options
    const { signal } = job.abort
    const printer = choosePrinter(await spooler.printers(), request.printer, this.#options.defaultPrinter())
    if (!printer) return { stage: 'failed', reason: 'no-printer' } as const
    job.printer = printer.name
    if (signal.aborted) return cancelled

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
      onLeft: () => remains.mark(),
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
      this.#options.remains.mark()
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
