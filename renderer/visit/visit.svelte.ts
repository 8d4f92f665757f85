import { forgetting } from './forgetting.ts'

/**
 * `attract`: nobody is here, the attract screens run. `open`: a visitor uses the guide. `hidden`: one does, behind a cover.
 * `over`: the visitor has gone, and this page is about to be replaced by a new one, memory and all.
 */
type Stage = 'attract' | 'open' | 'hidden' | 'over'

/** Whether somebody is at the screen, and whether what they do is covered for a passer-by. */
class Visit {
  #stage = $state<Stage>('attract')

  get running(): boolean {
    return this.#stage === 'open' || this.#stage === 'hidden'
  }

  /** Whether nobody is here, and the next visitor can begin. */
  get waiting(): boolean {
    return this.#stage === 'attract'
  }

  get hidden(): boolean {
    return this.#stage === 'hidden'
  }

  begin(): void {
    this.#stage = 'open'
  }

  /** Covers the screen of a visit. */
  hide(): void {
    if (this.running) this.#stage = 'hidden'
  }

  /** Takes the cover away. */
  uncover(): void {
    if (this.hidden) this.#stage = 'open'
  }

  /** The visitor has gone: nothing is shown until the new page comes. */
  leave(): void {
    this.#stage = 'over'
  }

  reset(): void {
    this.#stage = 'attract'
  }
}

export const visit = forgetting('visit', new Visit())
