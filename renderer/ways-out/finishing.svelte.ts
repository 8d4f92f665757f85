import { jobs } from '../print/jobs.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

/**
 * `look`: the visitor looks after the printing. `ask`: they touched Finish while pages are on their way, and are asked.
 * `wait`: they have gone for their pages; the visit ends by itself.
 */
type Stage = 'look' | 'ask' | 'wait'

/** Whether the end of the visit, or a look at its printing, lies over the screen; and which jobs that is about. */
class Finishing {
  #stage = $state<Stage | null>(null)
  #handles = $state.raw<readonly string[]>([])

  get stage(): Stage | null {
    return this.#stage
  }

  /** The jobs that were open when it began, those that have ended since included. */
  get jobs() {
    return this.#handles.flatMap((handle) => jobs.find(handle) ?? [])
  }

  open(stage: 'look' | 'ask'): void {
    this.#handles = jobs.open.map(({ handle }) => handle)
    this.#stage = stage
  }

  wait(): void {
    this.#stage = 'wait'
  }

  /** Back to the guide. */
  close(): void {
    this.reset()
  }

  reset(): void {
    this.#stage = null
    this.#handles = []
  }
}

export const finishing = forgetting('visit', new Finishing())
