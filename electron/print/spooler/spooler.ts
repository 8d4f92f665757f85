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
 * The system's print spooler. Every method rejects with a `SpoolError` where the system does not answer or refuses,
 * and settles within a minute.
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
  /** How a job stands right now. */
  look(job: SpooledJob): Promise<PrintJobState>
  /**
   * Cancels a job that is still open, waits until its printer has been told (or could not be), then wipes its pages from
   * the spool. A job that is gone already is no error.
   */
  remove(job: SpooledJob): Promise<void>
  /** Removes all jobs an earlier run of the program left, so that none comes out for the next person. Returns how many. */
  removeLeftovers(): Promise<number>
}

/** What the titles of a kiosk's jobs begin with: it tells them from those of other programs. */
export const jobTitle = 'mbc-guide-handout'
/** What the titles of jobs from the command line begin with: a kiosk of the same user, which clears its own, keeps them. */
export const commandJobTitle = 'mbc-guide-command'
