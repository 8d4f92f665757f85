import { isSameReading, type Reading } from '../../content/schema/reading.ts'
import { emptyProfile } from '../../content/schema/profile.ts'
import type { CallError } from '../../electron/contract/contract.ts'
import { printing } from '../print/printing.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { ask } from '../shell/kiosk.ts'
import { forgetting } from '../visit/forgetting.ts'
import { handout } from './handout.svelte.ts'

/** Has the shell make a page, medicine or sheet to be printed alone, as it is shown, and opens the print dialog for it. */
class ReadingMaker {
  #making = $state(false)
  #error = $state.raw<CallError | null>(null)
  /** What was ordered last: an error is shown beside its button. */
  #reading = $state.raw<Reading | null>(null)
  /** Number of the order: the answer to an earlier one, or to one of a visit that is over, is dropped. */
  #order = 0

  get making(): boolean {
    return this.#making
  }

  /** Why this reading could not be made; null = it was, or another one was ordered since. */
  errorOf(reading: Reading): CallError | null {
    return this.#reading !== null && isSameReading(this.#reading, reading) ? this.#error : null
  }

  async print(reading: Reading): Promise<void> {
    const order = ++this.#order
    this.#making = true
    this.#error = null
    this.#reading = reading
    const made = await ask('reading:make', {
      profile: $state.snapshot(profile.forReading ?? emptyProfile),
      reading,
      look: { paper: handout.paper, largePrint: handout.largePrint },
    })
    if (order !== this.#order) return
    this.#making = false
    if (made.ok) printing.begin(made.value.handle, 'reading')
    else this.#error = made.error
  }

  /** Drops what is being made: its page is no longer shown. */
  reset(): void {
    this.#order += 1
    this.#making = false
    this.#error = null
    this.#reading = null
  }
}

export const readingMaker = forgetting('patient', new ReadingMaker())
