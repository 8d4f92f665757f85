import { type Subtype, subtypes } from '../../content/schema/profile.ts'
import { keeping } from '../visit/forgetting.ts'

/** The keys of the nurse's path; the lockdown lets them through (electron/lockdown/keys.ts). */
export const nurseKeys = { form: 'F2', look: 'F8', print: 'F9' } as const

/** Whether somebody has used a physical keyboard here. It says something of the machine, and nothing of a visitor. */
class Keys {
  #used = $state(false)

  get used(): boolean {
    return this.#used
  }

  /** A key was pressed; the keyboard on the screen writes into fields without one. */
  note(): void {
    this.#used = true
  }
}

export const keys = keeping('whether this machine has a keyboard', new Keys())

/** The subtype of a number key on the form, 1 to 5; null for every other key, and in a text field. */
export function subtypeOfKey(event: KeyboardEvent): Subtype | null {
  return isPlain(event) && !isTyping(event.target) ? (subtypes[Number(event.key) - 1] ?? null) : null
}

/** Whether a key may act for a screen: pressed alone and once, and with no dialog over the screen. */
export function isPlain({ ctrlKey, altKey, metaKey, repeat }: KeyboardEvent): boolean {
  return !ctrlKey && !altKey && !metaKey && !repeat && document.querySelector('dialog[open]') === null
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text')
}
