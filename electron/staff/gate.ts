import type { StaffState } from '../contract/contract.ts'
import type { Log } from '../log/log.ts'
import { hashPin, isPin, lockedHash } from '../settings/pin-hash.ts'
import type { StaffFile } from './staff-file.ts'
import { waitLeft } from './waiting-time.ts'

export interface StaffGateOptions {
  file: StaffFile
  /**
   * The hashed PIN of the settings file, which goes before the one set on the kiosk; null = none. `lockedHash` = there is one,
   * but it is not known: then a PIN set on the kiosk before opens, and no one may set one.
   */
  settingsHash: () => string | null
  /** Whether a kiosk without a PIN asks for one before anything else. */
  askAtStart: boolean
  /** How long staff mode stays open with nobody at the screen, in ms. */
  idleMs: number
  /** Told whenever staff mode is left. */
  onClosed: () => void
  log: Log
  /** Wall clock, in ms since 1970. */
  now?: () => number
  /** A clock that only ever goes forward, in ms. */
  elapsed?: () => number
}

/** Whether staff mode is open. Only the right PIN opens it; it closes by itself. */
export class StaffGate {
  readonly #options: StaffGateOptions
  readonly #now: () => number
  readonly #elapsed: () => number
  /** When the last wrong try was, by the clock that only goes forward: within one run nobody shortens the wait by setting another. */
  #wrongAt: number
  #idle: NodeJS.Timeout | null = null
  #checking = false
  /** How often staff mode was told to close: a PIN that was typed before opens nothing afterwards. */
  #closings = 0

  constructor(options: StaffGateOptions) {
    this.#options = options
    this.#now = options.now ?? Date.now
    this.#elapsed = options.elapsed ?? (() => performance.now())
    const { file } = options
    const now = this.#now()
    // The clock was set back since: the waiting time begins again from now, and so comes to its end.
    if (file.record.lastWrongAt > now) void file.change({ lastWrongAt: now })
    this.#wrongAt = this.#elapsed() - (now - file.record.lastWrongAt)
  }

  get open(): boolean {
    return this.#idle !== null
  }

  get state(): StaffState {
    const { file, askAtStart } = this.#options
    const isClosed = file.damaged || this.#options.settingsHash() === lockedHash
    const pin = this.#hash ? 'set' : isClosed ? 'damaged' : 'none'
    return {
      open: this.open,
      pin,
      waitSeconds: Math.ceil(this.#waitLeft() / 1000),
      askAtStart: askAtStart && pin === 'none',
    }
  }

  /** Tries a PIN; the state says whether it opened. A try during the waiting time, or during another try, is not looked at. */
  async unlock(pin: string): Promise<StaffState> {
    const closings = this.#closings
    if ((await this.proves(pin)) && closings === this.#closings) this.#enter()
    return this.state
  }

  /** Whether a PIN is the right one. It opens nothing; tries count and wait as with `unlock`. */
  async proves(pin: string): Promise<boolean> {
    const hash = this.#hash
    if (this.#checking || hash === null || this.state.waitSeconds > 0) return false
    const { file, log } = this.#options
    this.#checking = true
    try {
      // Counted before it is checked, so that pulling the plug does not save a try.
      this.#wrongAt = this.#elapsed()
      await file.change({ wrongTries: file.record.wrongTries + 1, lastWrongAt: this.#now() })
      if (await isPin(pin, hash)) {
        await file.change({ wrongTries: 0, lastWrongAt: 0 })
        return true
      }
      log.warn('staff PIN wrong', { tries: file.record.wrongTries, waitSeconds: this.state.waitSeconds })
      return false
    } finally {
      this.#checking = false
    }
  }

  /** Sets a PIN and opens. Null where there is one already and staff mode is closed, or where the settings file rules. */
  async setPin(pin: string): Promise<StaffState | null> {
    const { file, log, settingsHash } = this.#options
    if (settingsHash() !== null || file.damaged || this.#checking) return null
    if (this.#hash !== null && !this.open) return null
    const closings = this.#closings
    this.#checking = true
    try {
      await file.change({ pinHash: await hashPin(pin), wrongTries: 0, lastWrongAt: 0 })
    } finally {
      this.#checking = false
    }
    log.info('staff PIN set')
    if (closings === this.#closings) this.#enter()
    return this.state
  }

  /** Keeps staff mode open for another while; does not open it. */
  stay(): void {
    if (this.open) this.#enter()
  }

  close(): void {
    this.#closings++
    if (this.#idle === null) return
    clearTimeout(this.#idle)
    this.#idle = null
    this.#options.log.info('staff mode left')
    this.#options.onClosed()
  }

  #enter(): void {
    if (this.#idle) clearTimeout(this.#idle)
    else this.#options.log.info('staff mode entered')
    this.#idle = setTimeout(() => this.close(), this.#options.idleMs)
    this.#idle.unref()
  }

  #waitLeft(): number {
    return waitLeft(this.#options.file.record.wrongTries, this.#wrongAt, this.#elapsed())
  }

  get #hash(): string | null {
    const { settingsHash, file } = this.#options
    const ofSettings = settingsHash()
    return ofSettings === null || ofSettings === lockedHash ? file.record.pinHash : ofSettings
  }
}
