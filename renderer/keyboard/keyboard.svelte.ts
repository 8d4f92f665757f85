import { forgetting } from '../visit/forgetting.ts'

export type TextField = HTMLInputElement | HTMLTextAreaElement

/** The field that the on-screen keyboard writes into; null = the keyboard is put away. */
class ScreenKeyboardStore {
  #field = $state.raw<TextField | null>(null)

  get field(): TextField | null {
    return this.#field
  }

  open(field: TextField): void {
    this.#field = field
  }

  close(): void {
    this.#field = null
  }

  /** Puts the keyboard away when it is this field that it wrote into. */
  leave(field: TextField): void {
    if (this.#field === field) this.close()
  }

  reset(): void {
    this.close()
  }
}

export const keyboard = forgetting('patient', new ScreenKeyboardStore())
