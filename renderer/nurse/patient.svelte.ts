import { jobs } from '../print/jobs.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

/** What waits for an answer to 'Same or next patient?'. */
interface Waiting {
  /** Done for the same patient; for the next one after everything is cleared, unless there is nothing left to do it with. */
  then: () => void
  forNext: boolean
}

/**
 * Whether what stands in the form is still meant for the patient it was chosen for. A note, medicines taken off and answers
 * belong to one patient: once a handout is printed, nothing of it goes on to the next before a nurse has said for whom.
 */
class Patient {
  /** Counts the patients, so that a print job of one says nothing of the next. */
  #number = 0
  /** Whether a handout of this patient has come out. */
  #printed = $state(false)
  /** Whether a nurse has said, since the last print or since she came, that this is the same patient. */
  #settled = $state(true)
  /** Whether somebody else filled in what the form holds: the visitor before her, or a handout found by its ID. */
  #found = $state(false)
  #waiting = $state.raw<Waiting | null>(null)

  /** Whether the question lies over the screen. */
  get asking(): boolean {
    return this.#waiting !== null
  }

  /** Whether nobody has said yet for whom the next handout is. */
  get undecided(): boolean {
    return !this.#settled && (this.#printed || this.#found || jobs.open.length > 0)
  }

  /** A handout goes to the printer. Returns what to call when it is out. */
  print(): () => void {
    const number = this.#number
    this.#settled = false
    return () => {
      if (number === this.#number) this.#printed = true
    }
  }

  /** What the form holds was not filled in by the nurse who opens it. */
  find(): void {
    this.#found = true
    this.#settled = false
  }

  /** Asks now, if nobody has said yet for whom the form is. */
  ask(): void {
    if (this.undecided) this.#waiting = { then: () => {}, forNext: false }
  }

  /**
   * Changes something, after the question where nobody has said yet for whom the form is. `forNext`: whether it makes sense
   * in an empty form, too; what only takes something back does not.
   */
  change(then: () => void, forNext = true): void {
    this.#after(this.undecided, { then, forNext })
  }

  /** Changes the type. That is asked about after every print, whatever was said before. */
  changeType(then: () => void): void {
    this.#after(this.undecided || this.#printed, { then, forNext: true })
  }

  /** Shows or prints what is chosen: for the next patient there is nothing to show yet. */
  use(then: () => void): void {
    this.#after(this.undecided, { then, forNext: false })
  }

  /** The same patient: all stays, and what waited is done. */
  same(): void {
    const waiting = this.#waiting
    this.#waiting = null
    this.#settled = true
    this.#found = false
    waiting?.then()
  }

  /** The next patient. Returns what is to be done once all is cleared. */
  next(): () => void {
    const waiting = this.#waiting
    this.reset()
    return waiting?.forNext ? waiting.then : () => {}
  }

  reset(): void {
    this.#number++
    this.#printed = false
    this.#settled = true
    this.#found = false
    this.#waiting = null
  }

  #after(asked: boolean, waiting: Waiting): void {
    if (asked) this.#waiting = waiting
    else waiting.then()
  }
}

export const patient = forgetting('patient', new Patient())
