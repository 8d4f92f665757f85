import type { CallError, Result } from '../../../electron/contract/contract.ts'

/** What the shell answered last to a question of a staff screen. A failed answer leaves the last good one. */
export class Asked<T> {
  #value = $state.raw<T | null>(null)
  #error = $state.raw<CallError | null>(null)
  #turn = 0

  get value(): T | null {
    return this.#value
  }

  get error(): CallError | null {
    return this.#error
  }

  /** Takes an answer; whether it was good. One that comes after a later question was put is too old to be shown. */
  async take(answer: Promise<Result<T>>): Promise<boolean> {
    const turn = ++this.#turn
    const result = await answer
    if (turn !== this.#turn) return result.ok
    if (result.ok) this.#value = result.value
    this.#error = result.ok ? null : result.error
    return result.ok
  }
}
