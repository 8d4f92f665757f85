/** Counts failures and says when there have been too many: `limit` of them within `spanMs` milliseconds. */
export class Breaker {
  #failures: number[] = []
  readonly #limit: number
  readonly #spanMs: number

  constructor(limit: number, spanMs: number) {
    this.#limit = limit
    this.#spanMs = spanMs
  }

  /** Notes a failure at `now` (milliseconds of a clock that never runs back) and returns whether the limit is reached. */
  trips(now: number): boolean {
    this.#failures = [...this.#failures.filter((at) => now - at < this.#spanMs), now]
    return this.#failures.length >= this.#limit
  }
}
