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
  /** From when the idle time counts: the last touch, or a later moment up to which the visit was held. */
  #countedFrom = 0
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
   * warned and the visit does not end: what they wait for shows that they are there. It is told the seconds since the last
   * touch, since not everything shows that for ever.
   */
  start(idleSeconds: number, onend: () => void, held: (untouched: number) => boolean = () => false): void {
    this.stop()
    this.touch()
    this.#stop = this.#time.every(1000, () => {
      const now = this.#time.now()
      if (held((now - this.#touchedAt) / 1000)) {
        const warnAt = now - (idleSeconds - warningSeconds) * 1000
        this.#countedFrom = Math.max(this.#countedFrom, warnAt)
        this.#secondsLeft = null
        return
      }
      const left = Math.ceil(idleSeconds - (now - this.#countedFrom) / 1000)
      if (left <= 0) {
        this.stop()
        onend()
      } else this.#secondsLeft = left <= warningSeconds ? left : null
    })
  }

  /** Somebody is there: the count begins anew. */
  touch(): void {
    this.#touchedAt = this.#countedFrom = this.#time.now()
    this.#secondsLeft = null
  }

  stop(): void {
    this.#stop()
    this.#stop = () => {}
    this.#secondsLeft = null
  }
}
