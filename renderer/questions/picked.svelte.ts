import { forgetting } from '../visit/forgetting.ts'

/** Ids of the questions the visitor picked to take along, in the order of picking. */
class PickedQuestions {
  #ids = $state.raw<readonly string[]>([])

  get ids(): readonly string[] {
    return this.#ids
  }

  has(id: string): boolean {
    return this.#ids.includes(id)
  }

  toggle(id: string): void {
    this.#ids = this.has(id) ? this.#ids.filter((other) => other !== id) : [...this.#ids, id]
  }

  reset(): void {
    this.#ids = []
  }
}

export const picked = forgetting('patient', new PickedQuestions())
