import { setTimeout as pause } from 'node:timers/promises'
import type { PrintJobState } from '../../contract/contract.ts'
import { SpoolError } from '../spooler/spooler.ts'
import type { SpooledJob, Spooler } from '../spooler/spooler.ts'

/** The stages in which a job ends. */
export type FinalState = Extract<PrintJobState, { stage: 'done' | 'cancelled' | 'failed' }>

export interface FollowOptions {
  onState: (state: PrintJobState) => void
  signal: AbortSignal
  /** Time between two status queries, in milliseconds. */
  everyMs: number
  /** Called if the job could not be removed from the spooler and may still be printed. */
  onLeft: () => void
  /** Called with the print system's own words if it ended the job without printing it. */
  onFailed?: (said: string) => void
  /** Called with an error of our own, not of the print system. The job has then failed. */
  onFault: (error: unknown) => void
  /**
   * How long a job may make no progress before it is cancelled: no one is waiting for it by then. A printer that does not
   * report its current page gets `pageMs` more for each page.
   */
  patienceMs: number
  /** How long the print system may fail to answer. */
  silenceMs: number
}

/** A slow printer's time for a page. */
const pageMs = 6000

export const usualPace = { everyMs: 400, patienceMs: 15 * 60_000, silenceMs: 30_000 }

/** Whether a job has ended and cannot change any more. */
export function isFinal(state: PrintJobState): state is FinalState {
  return state.stage === 'done' || state.stage === 'cancelled' || state.stage === 'failed'
}

/** How following ended, and whether the spooler itself has said so: then the job is over, else it may be queued still. */
interface Ending {
  state: FinalState
  over: boolean
}

/**
 * Follows a job to its end and reports every change. Cancels it when the signal is aborted or the job makes no progress for
 * too long. Never rejects. Afterward the job is gone from the spooler, or `onLeft` has been called and the job has failed
 * as `not-removed`.
 */
export async function followJob(spooler: Spooler, job: SpooledJob, options: FollowOptions): Promise<FinalState> {
  const { state, over } = await watch(spooler, job, options).catch((error: unknown): Ending => {
    options.onFault(error)
    return ended({ stage: 'failed', reason: 'unknown' })
  })
  const said = over && state.stage !== 'done' ? spooler.said?.(job) : null
  if (said) options.onFailed?.(said)
  try {
    await spooler.remove(job)
    return state
  } catch {
    options.onLeft()
    return over ? state : { stage: 'failed', reason: 'not-removed' }
  }
}

function ended(state: FinalState, over = false): Ending {
  return { state, over }
}

async function watch(spooler: Spooler, job: SpooledJob, options: FollowOptions): Promise<Ending> {
  let last: PrintJobState | null = null
  let movedAt = performance.now()
  let heardAt = movedAt
  // A function, because its value changes while the loop waits.
  const isAborted = () => options.signal.aborted
  while (!isAborted()) {
    const now = performance.now()
    try {
      const state = await spooler.look(job)
      heardAt = now
      if (isFinal(state)) return ended(state, true)
      if (isAborted()) break
      if (!last || !sameState(state, last)) {
        last = state
        movedAt = now
        options.onState(state)
      }
    } catch (error) {
      if (!(error instanceof SpoolError)) throw error
      if (now - heardAt > options.silenceMs) return ended({ stage: 'failed', reason: 'spooler' })
    }
    const uncounted = last?.stage === 'printing' && last.page === null ? last.pages * pageMs : 0
    if (now - movedAt > options.patienceMs + uncounted) return ended({ stage: 'cancelled' })
    await pause(options.everyMs, undefined, { signal: options.signal }).catch(() => {
      // Aborted: the loop's condition sees it.
    })
  }
  return ended({ stage: 'cancelled' })
}

function sameState(a: PrintJobState, b: PrintJobState): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
