import type { CallError, Result, StaffState } from '../../../electron/contract/contract.ts'
import { ask, listen } from '../../shell/kiosk.ts'
import { visit } from '../../visit/visit.svelte.ts'
import { forgetting } from '../../visit/forgetting.ts'

export const tabs = [
  'printers',
  'letterhead',
  'bundles',
  'counts',
  'content',
  'settings',
  'diagnostics',
  'power',
] as const
export type StaffTab = (typeof tabs)[number]

const closed: StaffState = { open: false, pin: 'set', waitSeconds: 0, askAtStart: false }
/** Shortest time between two `staff:stay` calls, in ms. */
const stayEvery = 5000

/** The state of staff mode as the shell reports it, and whether it is on the screen. The shell decides, this only shows. */
class StaffStore {
  #state = $state.raw<StaffState>(closed)
  #shown = $state(false)
  #error = $state.raw<CallError | null>(null)
  #toldAt = 0
  tab = $state<StaffTab>('printers')

  /** Whether staff mode is open. */
  get open(): boolean {
    return this.#state.open
  }

  get state(): StaffState {
    return this.#state
  }

  /** Whether the PIN pad or the staff screens lie over the guide. */
  get shown(): boolean {
    return this.#shown
  }

  /** Why the last call failed; null = it did not. */
  get error(): CallError | null {
    return this.#error
  }

  /** Begins to follow the shell; a kiosk that has no PIN yet asks for one. Returns how to stop. */
  follow(): () => void {
    void this.refresh().then(() => {
      if (this.#state.askAtStart) this.#shown = true
    })
    return listen('staff:closed', () => this.reset())
  }

  async refresh(): Promise<void> {
    this.#take(await ask('staff:state', null))
  }

  /**
   * Shows the staff screens, or the PIN pad first. From the attract screens this begins a visit, so that an abandoned PIN pad
   * closes like any visit. A kiosk without a PIN keeps asking for one.
   */
  async show(): Promise<void> {
    await this.refresh()
    if (visit.waiting && !this.#state.askAtStart) visit.begin()
    this.#shown = true
  }

  /** Back to the guide; staff mode stays open for what staff can do there. */
  hide(): void {
    if (!this.#state.askAtStart) this.#shown = false
  }

  /** Tries a PIN; whether it opened. */
  async unlock(pin: string): Promise<boolean> {
    this.#take(await ask('staff:unlock', { pin }))
    return this.open
  }

  /** Sets a PIN; whether it was taken. */
  async setPin(pin: string): Promise<boolean> {
    return this.#take(await ask('staff:set-pin', { pin }))
  }

  /** Locks staff mode. */
  async leave(): Promise<void> {
    await ask('staff:leave', null)
    this.reset()
  }

  /** Tells the shell that someone is at the screen, so that staff mode stays open. */
  stay(): void {
    if (!this.open || performance.now() - this.#toldAt < stayEvery) return
    this.#toldAt = performance.now()
    void ask('staff:stay', null)
  }

  reset(): void {
    this.#state = { ...this.#state, open: false }
    this.#shown = this.#state.askAtStart
    this.#error = null
    this.tab = 'printers'
  }

  #take(answer: Result<StaffState>): boolean {
    if (answer.ok) this.#state = answer.value
    this.#error = answer.ok ? null : answer.error
    return answer.ok
  }
}

export const staff = forgetting('visitor', new StaffStore())
