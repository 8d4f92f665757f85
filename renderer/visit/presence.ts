/** After so long without it, the same input is a new one, in ms. */
const pauseMs = 1000
/** The same input without a pause shows a person for so long, in ms: a key that bounces and a drop on the screen go on. */
const longestRunMs = 10_000
/** Touches as close to each other as this are at the same place, in CSS px. */
const nearby = 16

/** Keys that write nothing and do nothing in the guide: modifiers, locks, and those of the system and of media. */
const silentKeys =
  /^(?:Shift|Control|Alt|AltGraph|Meta|Super|Hyper|Fn|FnLock|Symbol|SymbolLock|(?:Caps|Num|Scroll)Lock|Unidentified|Power|PowerOff|Sleep|Standby|WakeUp|Hibernate|Eject|LogOff|(?:Audio|Media|Brightness|Microphone|Volume|Launch|Browser|Channel|TV|Speech|Camera|Closed).*)$/

/** An input as far as it tells whether a person made it. */
export type InputSign =
  | Pick<KeyboardEvent, 'type' | 'key' | 'code' | 'repeat'>
  | Pick<PointerEvent, 'type' | 'clientX' | 'clientY' | 'pointerType'>
  | Pick<WheelEvent, 'type' | 'deltaY'>

/**
 * Tells input of a person from input that goes on without one. Not a person: a key that is held down (or has something lying
 * on it), keys that do nothing here, and the same key, the same place or the wheel again and again without a pause. A person
 * who holds Backspace showed that they are there when they pressed it.
 */
export class Presence {
  #source = ''
  #place = { x: 0, y: 0 }
  #runBegan = 0
  #lastAt = -Infinity
  #judged: { event: InputSign; shows: boolean } | null = null

  /** Whether the last input was of a person. A click or a key on its way up is judged by what began it. */
  get shown(): boolean {
    return this.#judged?.shows ?? false
  }

  /** Whether an input shows a person; `now` in ms of a clock that only goes forward. An event may be asked about again. */
  shows(event: InputSign, now = performance.now()): boolean {
    if (this.#judged?.event !== event) this.#judged = { event, shows: this.#judge(event, now) }
    return this.#judged.shows
  }

  reset(): void {
    this.#source = ''
    this.#place = { x: 0, y: 0 }
    this.#runBegan = 0
    this.#lastAt = -Infinity
    this.#judged = null
  }

  #judge(event: InputSign, now: number): boolean {
    const pointer = 'pointerType' in event ? event : null
    const source = 'key' in event ? `key ${event.code || event.key}` : (pointer?.pointerType ?? 'wheel')
    const { x, y } = this.#place
    const same = source === this.#source && (!pointer || Math.hypot(pointer.clientX - x, pointer.clientY - y) < nearby)
    if (!same || now - this.#lastAt > pauseMs) {
      this.#runBegan = now
      if (pointer) this.#place = { x: pointer.clientX, y: pointer.clientY }
    }
    this.#source = source
    this.#lastAt = now
    if ('key' in event && (event.repeat || silentKeys.test(event.key))) return false
    return now - this.#runBegan <= longestRunMs
  }
}

/**
 * Keeps a key that is held down from pressing what has the focus again and again: Enter would print a second time, begin a
 * visit, or say that somebody is still there, and Escape would close one dialog after the other.
 */
export function ignoreHeldKeys(event: KeyboardEvent): void {
  if (!event.repeat || (event.key !== 'Enter' && event.key !== 'Escape')) return
  if (event.key === 'Enter' && event.target instanceof HTMLTextAreaElement) return
  event.preventDefault()
}
