/** What is known of this machine's voice: nothing yet, that a sentence came to its end, or that one never did. */
export type SoundState = 'untried' | 'works' | 'broken'

/** Remembers whether the voice works, from one visit to the next: it says nothing of a visitor. */
class SoundCheck {
  #state = $state<SoundState>('untried')

  get state(): SoundState {
    return this.#state
  }

  heard(): void {
    this.#state = 'works'
  }

  failed(): void {
    this.#state = 'broken'
  }
}

export const soundCheck = new SoundCheck()
