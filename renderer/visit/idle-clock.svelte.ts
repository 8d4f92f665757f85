/** How long the visitor is warned before the visit ends, in seconds (WCAG 2.2.1 asks for at least 20). */
export const warningSeconds = 30

/** What tells the clock the time; a test's own, else the window's. */
export interface Time {
  /** Milliseconds that only ever go forward, whatever happens to the computer's clock. */
  now(): number
  /** Calls `tick` again and again until the returned function is called. */
  every(milliseconds: number, tick: () => void): () => void
}

const windowTime: Time = {
  now: () => performance.now(),
  every(milliseconds, tick) {
    const timer = setInterval(tick, milliseconds)
    return () => clearInterval(timer)
  },
}

/** Counts the seconds that nobody touched the screen. */
export class IdleClock {
  readonly #time: Time
  #secondsLeft = $state<number | null>(null)
  #touchedAt = 0
  #stop = () => {}

  constructor(time: Time = windowTime) {
    this.#time = time
  }

  /** Whole seconds until the visit ends, while the visitor has to be warned; else null. */
  get secondsLeft(): number | null {
    return this.#secondsLeft
  }

  /**
   * Starts counting; after `idleSeconds` without a touch it stops and calls `onend` once. While `held` says so, nobody is
   * warned and the visit does not end: what they wait for shows that they are there.
   */
  start(idleSeconds: number, onend: () => void, held: () => boolean = () => false): void {
    this.stop()
    this.touch()
    this.#stop = this.#time.every(1000, () => {
      if (held()) {
        const warnAt = this.#time.now() - (idleSeconds - warningSeconds) * 1000
        this.#touchedAt = Math.max(this.#touchedAt, warnAt)
        this.#secondsLeft = null
        return
      }
      const left = Math.ceil(idleSeconds - (this.#time.now() - this.#touchedAt) / 1000)
      if (left <= 0) {
        this.stop()
        onend()
      } else this.#secondsLeft = left <= warningSeconds ? left : null
    })
  }

  /** Somebody is there: the count begins anew. */
  touch(): void {
    this.#touchedAt = this.#time.now()
    this.#secondsLeft = null
  }

  stop(): void {
    this.#stop()
    this.#stop = () => {}
    this.#secondsLeft = null
  }
}
