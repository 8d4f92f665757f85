import type { Printer, PrintJobState } from '../../../electron/contract/contract.ts'
import { SpoolError } from '../../../electron/print/spooler/spooler.ts'
import type { SpoolOptions, SpooledJob, Spooler } from '../../../electron/print/spooler/spooler.ts'

/** A spooler that goes through the states it is given, one a look, and stays at the last. */
export class FakeSpooler implements Spooler {
  list: Printer[] = [printer('Desk')]
  /** What `look` finds; an error is thrown. */
  states: (PrintJobState | Error)[] = [{ stage: 'done' }]
  refusal: SpoolError | null = null
  /** Why nothing can be removed. */
  removal: SpoolError | null = null
  /** How often leftovers were removed, or tried to be. */
  sweeps = 0
  /** Jobs of an earlier run. */
  leftovers = 0
  readonly submitted: { file: string; options: SpoolOptions }[] = []
  readonly removed: SpooledJob[] = []
  /** Titles of the hand-overs that were taken back. */
  readonly withdrawn: string[] = []
  /** Called with the file while `submit` runs. */
  onSubmit: (file: string, signal: AbortSignal) => void | Promise<void> = () => {}

  /** What the print system says of each job. */
  words: string | null = null

  printers(): Promise<Printer[]> {
    return Promise.resolve(this.list)
  }

  async submit(file: string, options: SpoolOptions, signal: AbortSignal): Promise<SpooledJob> {
    await this.onSubmit(file, signal)
    this.submitted.push({ file, options })
    if (this.refusal) throw this.refusal
    return { printer: options.printer, id: String(this.submitted.length), pages: options.pages }
  }

  withdraw(title: string): Promise<void> {
    if (this.removal) return Promise.reject(this.removal)
    this.withdrawn.push(title)
    return Promise.resolve()
  }

  look(): Promise<PrintJobState> {
    const state = this.states.length > 1 ? this.states.shift() : this.states[0]
    return state instanceof Error || !state
      ? Promise.reject(state ?? new SpoolError('unknown', ''))
      : Promise.resolve(state)
  }

  said(): string | null {
    return this.words
  }

  remove(job: SpooledJob): Promise<void> {
    if (this.removal) return Promise.reject(this.removal)
    this.removed.push(job)
    return Promise.resolve()
  }

  removeLeftovers(): Promise<number> {
    this.sweeps++
    if (this.removal) return Promise.reject(this.removal)
    const found = this.leftovers
    this.leftovers = 0
    return Promise.resolve(found)
  }
}

export function printer(name: string, isDefault = false): Printer {
  return { name, description: name, isDefault, state: 'ready', detail: null }
}
