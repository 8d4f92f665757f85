import type { Args, CallError, Printer, PrintJob } from '../../electron/ipc/contract.ts'
import { ask, listen } from '../shell/kiosk.ts'

/** How the pages are to come out. */
export type PrintOptions = Pick<Args<'print:start'>, 'copies' | 'sides' | 'color'>

const usual: PrintOptions = { copies: 1, sides: 'one', color: 'color' }
/** Most copies of one handout; the shell refuses more. */
export const mostCopies = 20

const ended = new Set(['done', 'cancelled', 'failed'])

/** Printing one handout: the printers there are, the choices, and the job followed to its end. */
class Printing {
  #handout = $state.raw<string | null>(null)
  #printers = $state.raw<readonly Printer[] | null>(null)
  #printer = $state<string | null>(null)
  #options = $state.raw<PrintOptions>(usual)
  #job = $state.raw<PrintJob | null>(null)
  #error = $state.raw<CallError | null>(null)
  #starting = $state(false)
  #stop = () => {}

  /** Whether the print dialog is open. */
  get open(): boolean {
    return this.#handout !== null
  }

  /** The printers with their state; null until the shell has answered. */
  get printers(): readonly Printer[] | null {
    return this.#printers
  }

  /** The chosen printer: what the visitor chose, else the default, else the first. */
  get printer(): Printer | null {
    const printers = this.#printers ?? []
    return (
      printers.find(({ name }) => name === this.#printer) ??
      printers.find(({ isDefault }) => isDefault) ??
      printers[0] ??
      null
    )
  }

  get options(): PrintOptions {
    return this.#options
  }

  get job(): PrintJob | null {
    return this.#job
  }

  get error(): CallError | null {
    return this.#error
  }

  get starting(): boolean {
    return this.#starting
  }

  /** Whether a job is under way, so that it can still be cancelled. */
  get underWay(): boolean {
    return this.#job !== null && !ended.has(this.#job.state.stage)
  }

  /** Opens the dialog for a finished handout, by the shell's handle. */
  begin(handout: string): void {
    this.#handout = handout
    this.#job = null
    this.#error = null
    this.#stop()
    this.#stop = listen('print:state', (job) => {
      if (job.handle === this.#job?.handle) this.#job = job
    })
    void this.refresh()
  }

  /** Asks for the printers and their state anew; an answer that does not come leaves the last ones. */
  async refresh(): Promise<void> {
    const printers = await ask('print:printers', null)
    if (printers.ok) this.#printers = printers.value
    else if (!this.#printers) this.#error = printers.error
  }

  choose(printer: string): void {
    this.#printer = printer
  }

  change(change: Partial<PrintOptions>): void {
    const options = { ...this.#options, ...change }
    this.#options = { ...options, copies: Math.max(1, Math.min(mostCopies, options.copies)) }
  }

  async start(): Promise<void> {
    if (this.#handout === null || this.#starting || this.underWay) return
    this.#starting = true
    this.#error = null
    const started = await ask('print:start', {
      handout: this.#handout,
      printer: this.printer?.name ?? null,
      ...this.#options,
    })
    this.#starting = false
    if (started.ok) this.#job = started.value
    else this.#error = started.error
  }

  async cancel(): Promise<void> {
    if (!this.#job) return
    const cancelled = await ask('print:cancel', { job: this.#job.handle })
    if (cancelled.ok) this.#job = cancelled.value
    else this.#error = cancelled.error
  }

  /** Back to the choice of a printer, after a job that has ended. */
  again(): void {
    this.#job = null
    this.#error = null
    void this.refresh()
  }

  /** Closes the dialog. A job under way goes on. */
  close(): void {
    this.#stop()
    this.#stop = () => {}
    this.#handout = null
  }

  reset(): void {
    this.close()
    this.#printers = null
    this.#printer = null
    this.#options = usual
    this.#job = null
    this.#error = null
    this.#starting = false
  }
}

export const printing = new Printing()
