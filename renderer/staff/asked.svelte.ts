import type { CallError, Result } from '../../electron/ipc/contract.ts'

/** What the shell answered last to a question of a staff screen. A failed answer leaves the last good one. */
export class Asked<T> {
  #value = $state.raw<T | null>(null)
  #error = $state.raw<CallError | null>(null)

  get value(): T | null {
    return this.#value
  }

  get error(): CallError | null {
    return this.#error
  }

  /** Takes an answer; whether it was good. */
  async take(answer: Promise<Result<T>>): Promise<boolean> {
    const result = await answer
    if (result.ok) this.#value = result.value
    this.#error = result.ok ? null : result.error
    return result.ok
  }
}
