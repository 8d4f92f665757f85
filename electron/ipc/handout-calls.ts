import { contradictions } from '../../content/tailor/contradictions.ts'
import type { HandoutMaker } from '../handout/maker.ts'
import type { Clinic } from '../handout/look.ts'
import type { HandoutShelf } from '../session/handout-shelf.ts'
import type { Handle } from './calls.ts'
import { failure, ok } from './result.ts'

/** Handouts that may wait at a time: the one being made and the next two touches. */
const waitingLimit = 3

export interface HandoutCallsOptions {
  maker: HandoutMaker
  shelf: HandoutShelf
  clinic: () => Clinic | null
  /** The day that is printed, YYYY-MM-DD. */
  today: () => string
}

/** Makes handouts for the window. A contradictory profile is refused with its field; `detail` names the reason. */
export function handleHandoutCalls(handle: Handle, { maker, shelf, clinic, today }: HandoutCallsOptions): void {
  let waiting = 0
  handle('handout:make', async (order) => {
    const contradiction = contradictions(order.profile)[0]
    if (contradiction) {
      const about = { field: `profile.${contradiction.field}`, detail: contradiction.message }
      return failure('contradiction', 'shell.error.contradiction', about)
    }
    if (waiting >= waitingLimit) return failure('busy', 'shell.error.busy')
    const shelve = shelf.reserve()
    waiting++
    try {
      const whole = { ...order, clinic: clinic(), date: today() }
      const made = await maker.make({ ...whole, sides: 'one' })
      const { bytes, pages, empty, id, plan, noteMissing } = made
      const forTwoSides = onceMade(() => maker.make({ ...whole, sides: 'two' }))
      const shelved = shelve({ bytes, pages, empty, paper: order.look.paper, forTwoSides })
      if (shelved === null) return failure('not-found', 'shell.error.handout-gone')
      return ok({ handle: shelved, bytes, pages, id, plan, noteMissing })
    } finally {
      waiting--
    }
  })
}

/** Makes a thing when it is first asked for, and again only where that failed. */
function onceMade<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = null
      throw error
    }))
}
