import { keeping } from '../visit/forgetting.ts'

/** What is known of this machine's voice: nothing yet, that a sentence came to its end, or that one never did. */
const soundStates = ['untried', 'works', 'broken'] as const
export type SoundState = (typeof soundStates)[number]

/** Outlives the page, which is a new one for each visitor, and lies in memory only, as all of the session's storage. */
const place = 'sound'

/** Remembers whether the voice works, from one visit to the next: it says nothing of a visitor. */
class SoundCheck {
  #state = $state<SoundState>(kept())

  get state(): SoundState {
    return this.#state
  }

  heard(): void {
    this.#keep('works')
  }

  failed(): void {
    this.#keep('broken')
  }

  #keep(state: SoundState): void {
    if (state === this.#state) return
    this.#state = state
    globalThis.sessionStorage?.setItem(place, state)
  }
}

function kept(): SoundState {
  const text = globalThis.sessionStorage?.getItem(place)
  return soundStates.find((state) => state === text) ?? 'untried'
}

export const soundCheck = keeping('whether the voice of this machine works', new SoundCheck())
