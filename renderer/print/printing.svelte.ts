import { limits } from '../../content/schema/limits.ts'
import { fitting } from '../../content/schema/print-options.ts'
import type { Args, CallError, Printer, PrintJob } from '../../electron/contract/contract.ts'
import { ask } from '../shell/kiosk.ts'
import { isOpen, jobs } from './jobs.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

/** How the pages are printed. */
export type PrintChoices = Pick<Args<'print:start'>, 'copies' | 'sides' | 'color'>

/** What is printed: a handout, or a page, medicine or sheet alone, of which nothing is noted. */
type Printed = 'handout' | 'reading'

const usual: PrintChoices = { copies: 1, sides: 'one', color: 'color' }

/** Printing one handout: the printers, the choices, and the job followed to its end. */
class Printing {
  #handout = $state.raw<string | null>(null)
  #printed = $state<Printed>('handout')
  #printers = $state.raw<readonly Printer[] | null>(null)
  #printer = $state<string | null>(null)
  #options = $state.raw<PrintChoices>(usual)
  #current = $state<string | null>(null)
  #open = $state(false)
  #error = $state.raw<CallError | null>(null)
  #starting = $state(false)
  /** Which question about the printers was put last: older answers may come after its own. */
  #turn = 0
  readonly #watchers = new Set<() => () => void>()

  /** The shell's handle of the handout that is being printed or about to be. */
  get handout(): string | null {
    return this.#handout
  }

  /** Whether it is a page, medicine or sheet alone, and no handout. */
  get ofReading(): boolean {
    return this.#printed === 'reading'
  }

  /** Whether the print dialog is open. */
  get open(): boolean {
    return this.#open
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

  /** The choices as far as the chosen printer can do them. What it cannot do comes back with a printer that can. */
  get options(): PrintChoices {
    const { copies, sides, color } = this.#options
    const can = this.printer?.can
    return {
      copies: Math.min(copies, this.mostCopies),
      sides: fitting(sides, can?.sides),
      color: fitting(color, can?.colors),
    }
  }

  /** The sides that the chosen printer can print on; both if it is not known. */
  get sides(): readonly PrintChoices['sides'][] {
    return this.printer?.can?.sides ?? ['one', 'two']
  }

  /** The colors that the chosen printer has; both if it is not known. */
  get colors(): readonly PrintChoices['color'][] {
    return this.printer?.can?.colors ?? ['color', 'gray']
  }

  get mostCopies(): number {
    return Math.min(limits.copies, this.printer?.can?.copies ?? limits.copies)
  }

  get job(): PrintJob | null {
    return this.#current === null ? null : jobs.find(this.#current)
  }

  get error(): CallError | null {
    return this.#error
  }

  get starting(): boolean {
    return this.#starting
  }

  /** Whether a job is under way. */
  get underWay(): boolean {
    return this.job !== null && isOpen(this.job)
  }

  /** Opens the dialog for a finished handout, by the shell's handle; one that is being printed shows how far it is. */
  begin(handout: string, printed: Printed = 'handout'): void {
    if (this.#handout !== handout || !this.underWay) this.#current = null
    this.#handout = handout
    this.#printed = printed
    this.#open = true
    this.#error = null
    jobs.follow()
    void this.refresh()
  }

  /** Asks for the printers and their state anew; an answer that does not come leaves the last ones. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn
    const printers = await ask('print:printers', null)
    if (turn !== this.#turn) return
    if (printers.ok) this.#printers = printers.value
    else if (!this.#printers) this.#error = printers.error
  }

  choose(printer: string): void {
    this.#printer = printer
  }

  change(change: Partial<PrintChoices>): void {
    const options = { ...this.#options, ...change }
    this.#options = { ...options, copies: Math.max(1, Math.min(this.mostCopies, options.copies)) }
  }

  /** Whether neither a printer nor a way of printing was chosen. */
  get untouched(): boolean {
    return this.#printer === null && this.#options === usual
  }

  /** One copy in the usual way on the default printer again, as for another person. A job under way goes on. */
  forgetChoices(): void {
    this.#printer = null
    this.#options = usual
  }

  async start(): Promise<void> {
    if (this.#handout === null || this.#starting || this.underWay) return
    this.#starting = true
    this.#error = null
    const whenPrinted = this.ofReading ? [] : [...this.#watchers].map((start) => start())
    const started = await ask('print:start', {
      handout: this.#handout,
      printer: this.printer?.name ?? null,
      ...this.options,
    })
    this.#starting = false
    if (started.ok) {
      // The shell may have told more of it already.
      if (!jobs.find(started.value.handle)) jobs.take(started.value)
      jobs.whenPrinted(started.value.handle, () => whenPrinted.forEach((then) => then()))
      this.#current = started.value.handle
    } else this.#error = started.error
  }

  /**
   * `start` is called for each job of a handout as it starts, when all is known about it; what it returns, once its pages are out. A job
   * that fails or is canceled is never printed. Returns how to stop.
   */
  onprinted(start: () => () => void): () => void {
    this.#watchers.add(start)
    return () => this.#watchers.delete(start)
  }

  async cancel(): Promise<void> {
    if (this.job) await this.#cancel(this.job)
  }

  /** Takes the job back and lets another printer be chosen for it. */
  async elsewhere(): Promise<void> {
    await this.cancel()
    if (!this.underWay) this.again()
  }

  /** Cancels every job of this visit that is not out yet. */
  async cancelAll(): Promise<void> {
    await Promise.all(jobs.open.map((job) => this.#cancel(job)))
  }

  async #cancel({ handle }: PrintJob): Promise<void> {
    const cancelled = await ask('print:cancel', { job: handle })
    if (cancelled.ok) jobs.take(cancelled.value)
    else this.#error = cancelled.error
  }

  /** Back to the choice of a printer, after a job that has ended. */
  again(): void {
    this.#current = null
    this.#error = null
    void this.refresh()
  }

  /** Closes the dialog. A job under way goes on. */
  close(): void {
    this.#open = false
  }

  reset(): void {
    this.close()
    this.#turn++
    this.#handout = null
    this.#printed = 'handout'
    this.#printers = null
    this.forgetChoices()
    this.#current = null
    this.#error = null
    this.#starting = false
  }
}

export const printing = forgetting('visitor', new Printing())
