import type { Paper, Printer, PrintJobState } from '../ipc/contract.ts'

/** How a file is to come out of the printer. */
export interface PrintOptions {
  /** Says nothing about anybody. `removeLeftovers` takes the jobs of `jobTitle` off, and no others. */
  title: string
  printer: string
  copies: number
  sides: 'one' | 'two'
  color: 'color' | 'gray'
  paper: Paper
  /** Pages that come out in all, every copy counted. */
  pages: number
}

/** A job that the system has taken. */
export interface SpooledJob {
  printer: string
  /** What the system knows the job by. */
  id: string
  /** Pages that come out in all, every copy counted. */
  pages: number
}

export type FailureReason = Extract<PrintJobState, { stage: 'failed' }>['reason']

/** Why the print system did not do what it was asked; `message` is the system's own word, for the log. */
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
 * and settles within half a minute.
 */
export interface Spooler {
  /** All printers set up on this machine. */
  printers(): Promise<Printer[]>
  /** Hands a PDF over. When it resolves, the system has its own copy and the file may go. */
  submit(file: string, options: PrintOptions): Promise<SpooledJob>
  /** How a job stands right now. */
  look(job: SpooledJob): Promise<PrintJobState>
  /** Cancels a job that is still open and wipes its pages from the spool; one that is gone already is no error. */
  remove(job: SpooledJob): Promise<void>
  /** Removes all jobs an earlier run of the program left, so that none comes out for the next person. Returns how many. */
  removeLeftovers(): Promise<number>
}

/** The title of a kiosk's jobs: says nothing about anybody, and tells them from those of other programs. */
export const jobTitle = 'mbc-guide-handout'
/** The title of jobs from the command line: a kiosk of the same user, which clears its own away, lets them be. */
export const commandJobTitle = 'mbc-guide-command'
