import type { Paper, Printer, PrintJobState } from '../../contract/contract.ts'

/** How the spooler prints a file. */
export interface SpoolOptions {
  /** Unique, and says nothing about anyone: a title of `jobTitle` or `commandJobTitle` with a random ending. */
  title: string
  printer: string
  copies: number
  sides: 'one' | 'two'
  color: 'color' | 'gray'
  paper: Paper
  /** Pages that come out in all, every copy counted. */
  pages: number
}

/** A job that the print system has accepted. */
export interface SpooledJob {
  printer: string
  /** The print system's ID of the job. */
  id: string
  /** Pages that come out in all, every copy counted. */
  pages: number
}

export type FailureReason = Extract<PrintJobState, { stage: 'failed' }>['reason']

/** Why the print system failed or refused. `message` is the system's own text, for the log. */
export class SpoolError extends Error {
  readonly reason: FailureReason

  constructor(reason: FailureReason, message: string) {
    super(message)
    this.name = 'SpoolError'
    this.reason = reason
  }
}

/**
 * The system's print spooler. Every method rejects with a `SpoolError` if the system does not answer or refuses, and settles
 * within a minute; `submit` within a minute and `handOverMs`.
 */
export interface Spooler {
  /** All printers set up on this machine. */
  printers(): Promise<Printer[]>
  /**
   * Hands a PDF over. When it settles, the file may go. Aborting `signal` ends the program that hands it over and rejects
   * at once; whether the system has taken a job by then is unknown, so `withdraw` must follow.
   */
  submit(file: string, options: SpoolOptions, signal: AbortSignal): Promise<SpooledJob>
  /** Removes whatever the system has taken of a hand-over that failed or was aborted, by its title. */
  withdraw(title: string): Promise<void>
  /** The state of a job right now. */
  look(job: SpooledJob): Promise<PrintJobState>
  /** What the system has said of a job that is not removed yet, in its own words, for the log. */
  said?(job: SpooledJob): string | null
  /**
   * Cancels a job that is still open, waits until its printer has been told (or could not be), then wipes its pages from
   * the spool. A job that is gone already is no error.
   */
  remove(job: SpooledJob): Promise<void>
  /** Removes all jobs an earlier run of the program left, so that none comes out for the next person. Returns how many. */
  removeLeftovers(): Promise<number>
}

/** How long a hand-over of a few pages may take, and how much longer for each page beyond, in milliseconds. */
const [handOverLimit, fewPages, handOverPage] = [30_000, 10, 2_000]

/** The longest that handing over so many pages may take, in milliseconds. Far more than a machine needs: it ends what hangs. */
export const handOverMs = (pages: number): number => handOverLimit + Math.max(0, pages - fewPages) * handOverPage

/** What the titles of a kiosk's jobs begin with: it tells them from those of other programs. */
export const jobTitle = 'mbc-guide-handout'
/** What the titles of jobs from the command line begin with: a kiosk of the same user, which clears its own, keeps them. */
export const commandJobTitle = 'mbc-guide-command'
