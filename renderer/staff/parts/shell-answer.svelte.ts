import type { CallError, Result } from '../../../electron/contract/contract.ts'

/** The shell's latest answer to a call of a staff screen. A failed call keeps the last good answer. */
export class ShellAnswer<T> {
  #value = $state.raw<T | null>(null)
  #error = $state.raw<CallError | null>(null)
  #turn = 0

  get value(): T | null {
    return this.#value
  }

  get error(): CallError | null {
    return this.#error
  }

  /** Takes an answer and returns whether the call worked. The answer to an earlier call is not shown. */
  async take(answer: Promise<Result<T>>): Promise<boolean> {
    const turn = ++this.#turn
    const result = await answer
    if (turn !== this.#turn) return result.ok
    if (result.ok) this.#value = result.value
    this.#error = result.ok ? null : result.error
    return result.ok
  }
}
