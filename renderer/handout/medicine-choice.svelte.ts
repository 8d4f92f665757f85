import type { PlannedMedicine } from '../../content/tailor/plan.ts'

/** Which of the medicines that fit are printed: all, but those taken out by hand. */
export class MedicineChoice {
  #without = $state.raw<readonly string[]>([])

  /** Whether none is taken out. */
  get isAll(): boolean {
    return this.#without.length === 0
  }

  prints(id: string): boolean {
    return !this.#without.includes(id)
  }

  toggle(id: string): void {
    this.#without = this.prints(id) ? [...this.#without, id] : this.#without.filter((other) => other !== id)
  }

  /** Prints only these of those that fit. */
  keepOnly(ids: readonly string[], fitting: readonly PlannedMedicine['medicine'][]): void {
    this.#without = fitting.map(({ id }) => id).filter((id) => !ids.includes(id))
  }

  /** Ids to print; null while none of those that fit is taken out. `fitting` is asked for only when it matters. */
  printedOf(fitting: () => readonly PlannedMedicine['medicine'][]): string[] | null {
    if (this.isAll) return null
    const ids = fitting().map(({ id }) => id)
    const printed = ids.filter((id) => this.prints(id))
    return printed.length < ids.length ? printed : null
  }

  all(): void {
    this.#without = []
  }
}
