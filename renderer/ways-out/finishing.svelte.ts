import { jobs } from '../print/jobs.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

/**
 * `look`: the visitor checks on their print jobs. `ask`: they touched Finish while pages are being printed. `wait`: they went
 * to get their pages, and the visit ends by itself.
 */
type Stage = 'look' | 'ask' | 'wait'

/** Whether the dialog about print jobs at the end of a visit is open, and for which jobs. */
class Finishing {
  #stage = $state<Stage | null>(null)
  #handles = $state.raw<readonly string[]>([])

  get stage(): Stage | null {
    return this.#stage
  }

  /** The jobs that were open when the dialog opened, including those that have ended since. */
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
