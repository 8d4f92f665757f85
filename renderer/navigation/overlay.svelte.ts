import { forgetting } from '../visit/forgetting.ts'

/** What may lie over a screen; one at a time. */
export type Layer =
  { name: 'staff' } | { name: 'comfort' } | { name: 'word'; id: string } | { name: 'symptoms'; site: string }

/** The dialog that is open over the current screen, if any. */
class Overlay {
  #layer = $state.raw<Layer | null>(null)

  get layer(): Layer | null {
    return this.#layer
  }

  open(layer: Layer): void {
    this.#layer = layer
  }

  close(): void {
    this.#layer = null
  }

  reset(): void {
    this.#layer = null
  }
}

export const overlay = forgetting('patient', new Overlay())
