import type { NoteRefusal } from '../../electron/contract/contract.ts'
import { ask } from '../shell/kiosk.ts'
import { staff } from '../staff/mode/staff.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

/** Whether a note may be written for this patient, as the shell says. The shell decides; this only shows. */
class Notes {
  #refusal = $state<NoteRefusal | 'unknown'>('unknown')
  /** Answers to questions of an earlier patient are dropped. */
  #patient = 0

  /** Whether a note may be written now. */
  get allowed(): boolean {
    return this.#refusal === null
  }

  /** Whether it takes the staff PIN. */
  get takesPin(): boolean {
    return this.#refusal === 'staff'
  }

  async refresh(): Promise<void> {
    const patient = this.#patient
    const answer = await ask('notes:state', null)
    if (answer.ok && patient === this.#patient) this.#refusal = answer.value
  }

  /** Tries the staff PIN: whether a note may be written then; null = the shell did not answer, and `staff.error` says why. */
  async allow(pin: string): Promise<boolean | null> {
    const patient = this.#patient
    const answer = await ask('notes:allow', { pin })
    // How long the next try has to wait.
    await staff.refresh()
    if (!answer.ok) return null
    if (patient === this.#patient) this.#refusal = answer.value
    return answer.value === null
  }

  reset(): void {
    this.#patient++
    this.#refusal = 'unknown'
  }
}

export const notes = forgetting('patient', new Notes())
