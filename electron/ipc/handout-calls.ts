import { hasTooManyLines, mostNoteLines } from '../../content/schema/note.ts'
import { defaultChoice } from '../../content/tailor/choice.ts'
import { contradictions } from '../../content/tailor/contradictions.ts'
import type { HandoutJob, HandoutMaker, MadeHandout } from '../handout/make/maker.ts'
import type { Clinic } from '../handout/letterhead/look.ts'
import type { HandoutShelf, ShelvedHandout } from '../handout/make/handout-shelf.ts'
import type { NotePermission } from '../staff/note-permission.ts'
import type { Handle } from './call-registry.ts'
import type { CallError, Paper, Sides } from '../contract/contract.ts'
import { failure, ok } from '../contract/result.ts'

/** Handouts that may wait at a time: the one being made and the next two touches. */
const waitingLimit = 3

export interface HandoutCallsOptions {
  maker: HandoutMaker
  shelf: HandoutShelf
  clinic: () => Clinic | null
  notes: NotePermission
  /** The day that is printed, YYYY-MM-DD. */
  today: () => string
}

/**
 * Makes handouts for the window. A contradictory profile is refused with its field; `detail` names the reason. So is a note
 * that is too long, or that nobody was allowed to add: what prints under the clinic's letterhead is decided here.
 */
export function handleHandoutCalls(handle: Handle, { maker, shelf, clinic, notes, today }: HandoutCallsOptions): void {
  let waiting = 0
  handle('notes:state', () => ok(notes.refusal))
  handle('notes:allow', async ({ pin }) => {
    await notes.grant(pin)
    return ok(notes.refusal)
  })
  handle('handout:make', async (order) => {
    const refused = refusedNote(order.look.note, notes)
    if (refused) return refused
    const contradiction = contradictions(order.profile)[0]
    if (contradiction) {
      const about = { field: `profile.${contradiction.field}`, detail: contradiction.message }
      return failure('contradiction', 'shell.error.contradiction', about)
    }
    if (waiting >= waitingLimit) return failure('busy', 'shell.error.busy')
    const made = await make(order)
    if (made === null) return failure('not-found', 'shell.error.handout-gone')
    const { handle, bytes, pages, id, plan, level, noteMissing } = made
    if (id === null) throw new Error('A handout was made without an ID')
    return ok({ handle, bytes, pages, id, plan, level, noteMissing })
  })
  handle('reading:make', async ({ profile, reading, look }) => {
    if (waiting >= waitingLimit) return failure('busy', 'shell.error.busy')
    const made = await make({ profile, reading, choice: defaultChoice(), look: { ...look, note: null } })
    if (made === null || made.plan.sections.length === 0) return failure('not-found', 'shell.error.reading-gone')
    return ok({ handle: made.handle, pages: made.pages })
  })

  /** Makes an order and shelves it; null = its visitor has gone meanwhile. */
  async function make(
    order: Omit<HandoutJob, 'clinic' | 'date' | 'sides'>,
  ): Promise<(MadeHandout & { handle: string }) | null> {
    const shelve = shelf.reserve()
    waiting++
    try {
      const whole = { ...order, clinic: clinic(), date: today() }
      const made = await maker.make({ ...whole, sides: 'one' })
      const { bytes, pages, empty } = made
      const { paper } = order.look
      const others = onceEach((paper: Paper, sides: Sides) =>
        maker.make({ ...whole, look: { ...order.look, paper }, sides }),
      )
      const setFor: ShelvedHandout['setFor'] = (wanted, sides) =>
        wanted === paper && sides === 'one' ? Promise.resolve(made) : others(wanted, sides)
      const handle = shelve({ bytes, pages, empty, paper, setFor })
      return handle === null ? null : { ...made, handle }
    } finally {
      waiting--
    }
  }
}

/** Why a note is not printed; null = it is, or there is none. */
function refusedNote(note: string | null, notes: NotePermission): { ok: false; error: CallError } | null {
  if (note === null || note.trim() === '') return null
  const about = { field: 'look.note' }
  if (hasTooManyLines(note))
    return failure('bad-arguments', 'notes.error.lines', { ...about, detail: `at most ${mostNoteLines} lines` })
  const { refusal } = notes
  return refusal && failure('not-allowed', `notes.error.${refusal}`, about)
}

/** Makes a thing when it is first asked for, and again only if that failed. */
function onceEach<A extends string[], T>(make: (...wanted: A) => Promise<T>): (...wanted: A) => Promise<T> {
  const all = new Map<string, Promise<T>>()
  return (...wanted) => {
    const key = wanted.join(' ')
    const known = all.get(key)
    if (known) return known
    const made = make(...wanted).catch((error: unknown) => {
      all.delete(key)
      throw error
    })
    all.set(key, made)
    return made
  }
}
