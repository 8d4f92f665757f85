import type { PrintJob } from '../../electron/contract/contract.ts'
import { listen } from '../shell/kiosk.ts'
import { forgetting } from '../visit/forgetting.ts'

/** A job that stands still so long has nobody waiting for it, in milliseconds. */
const patience = 3 * 60_000
/** A slow printer's time for a page, for printers that do not say which one they print. */
const pageTime = 6000

const ended: ReadonlySet<string> = new Set(['done', 'cancelled', 'failed'])

export const isOpen = ({ state }: PrintJob): boolean => !ended.has(state.stage)

/** Whether a job waits for somebody to do something at the printer. */
export const isHeld = ({ state }: PrintJob): boolean => state.stage === 'waiting' && state.reason !== 'queue'

/** All print jobs of this visit, followed to their ends whatever is on the screen. */
class Jobs {
  #list = $state.raw<readonly PrintJob[]>([])
  readonly #whenPrinted = new Map<string, () => void>()
  readonly #movedAt = new Map<string, number>()
  #stop: (() => void) | null = null

  /** Those that are not out yet. */
  get open(): readonly PrintJob[] {
    return this.#list.filter(isOpen)
  }

  /** Begins to listen to the shell, if it does not yet. */
  follow(): void {
    this.#stop ??= listen('print:state', (job) => this.take(job))
  }

  find(handle: string): PrintJob | null {
    return this.#list.find((job) => job.handle === handle) ?? null
  }

  /** Takes over how a job stands now. */
  take(job: PrintJob): void {
    this.#movedAt.set(job.handle, performance.now())
    this.#list = this.find(job.handle)
      ? this.#list.map((known) => (known.handle === job.handle ? job : known))
      : [...this.#list, job]
    if (isOpen(job)) return
    const then = this.#whenPrinted.get(job.handle)
    this.#whenPrinted.delete(job.handle)
    if (job.state.stage === 'done') then?.()
  }

  /** Calls `then` once the job's pages are out; at once if they are. */
  whenPrinted(handle: string, then: () => void): void {
    const job = this.find(handle)
    if (job?.state.stage === 'done') then()
    else if (job && isOpen(job)) this.#whenPrinted.set(handle, then)
  }

  /** Whether somebody may well be waiting for paper: a job is under way, and not long without progress. */
  progressing(now = performance.now()): boolean {
    return this.open.some(({ handle, state }) => {
      const pages = state.stage === 'printing' && state.page === null ? state.pages : 0
      return now - (this.#movedAt.get(handle) ?? 0) < patience + pages * pageTime
    })
  }

  reset(): void {
    this.#stop?.()
    this.#stop = null
    this.#list = []
    this.#movedAt.clear()
    this.#whenPrinted.clear()
  }
}

export const jobs = forgetting('visit', new Jobs())
