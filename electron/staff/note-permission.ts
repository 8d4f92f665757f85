import type { NotesPolicy } from '../../content/schema/note.ts'
import type { StaffGate } from './gate.ts'

/**
 * Whether a handout may bear a note, for the patient of the moment. Under `staff` it takes the staff PIN, once; this does
 * not open staff mode, so nothing else is open to a visitor who stands beside the nurse.
 */
export class NotePermission {
  readonly #gate: Pick<StaffGate, 'open' | 'proves'>
  readonly #policy: () => NotesPolicy
  #granted = false
  /** Counts the patients: a PIN that was typed for the one before grants nothing to the next. */
  #patient = 0

  constructor(gate: Pick<StaffGate, 'open' | 'proves'>, policy: () => NotesPolicy) {
    this.#gate = gate
    this.#policy = policy
  }

  /** Null = a note may be printed now; else why not. Staff mode that is open counts as the PIN, and is remembered like it. */
  get refusal(): 'staff' | 'off' | null {
    const policy = this.#policy()
    if (policy !== 'staff') return policy === 'off' ? 'off' : null
    if (this.#gate.open) this.#granted = true
    return this.#granted ? null : 'staff'
  }

  /** Tries the staff PIN. Wrong tries count, and wait, like those of staff mode. */
  async grant(pin: string): Promise<void> {
    const patient = this.#patient
    if ((await this.#gate.proves(pin)) && patient === this.#patient) this.#granted = true
  }

  /** The next patient is here, or no one. */
  drop(): void {
    this.#patient++
    this.#granted = false
  }
}
