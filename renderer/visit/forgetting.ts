/**
 * The moments at which stores forget, each including those before it. `patient`: a nurse goes on to the next patient.
 * `visitor`: the visitor has gone for the pages that are being printed. `visit`: the visit is over.
 */
const ends = ['patient', 'visitor', 'visit'] as const
export type End = (typeof ends)[number]

/** A store that can be emptied. */
export interface Forgetful {
  /** Drops what the store holds of a visitor. Stores are emptied in no fixed order, so it must not rely on another one. */
  reset(): void
}

const registry = keeping('the list of the stores itself', new Array<{ end: End; store: Forgetful }>())

/**
 * Registers a store to be emptied at `end` and at every later moment, and returns it. Every store of the window is made
 * with this or with `keeping`.
 */
export function forgetting<T extends Forgetful>(end: End, store: T): T {
  registry.push({ end, store })
  return store
}

/** Returns a store that holds nothing of a visitor, and so is never emptied. `_why` says how that is known. */
export function keeping<T>(_why: string, store: T): T {
  return store
}

/** Empties every store that forgets at `end` or earlier. One that fails is reported and does not stop the others. */
export function forget(end: End): void {
  for (const registered of registry) {
    if (ends.indexOf(registered.end) > ends.indexOf(end)) continue
    try {
      registered.store.reset()
    } catch (error) {
      reportError(error)
    }
  }
}
