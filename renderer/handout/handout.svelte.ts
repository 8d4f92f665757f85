import { choiceOf } from '../../content/bundles/bundle-choice.ts'
import type { Bundle } from '../../content/schema/bundle.ts'
import type { HandoutPart } from '../../content/schema/handout-part.ts'
import type { HandoutChoice, PlannedMedicine } from '../../content/tailor/plan.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import type { Args, CallError, FinishedHandout, Paper } from '../../electron/ipc/contract.ts'
import { guide } from '../guide/guide.svelte.ts'
import { emptyProfile, profile } from '../profile/profile.svelte.ts'
import { picked } from '../questions/picked.svelte.ts'
import { ask, listen } from '../shell/kiosk.ts'
import { moved, type PartRow, partRows, partsIn, toggled } from './part-list.ts'

/** What the shell is asked to make. */
export type HandoutOrder = Args<'handout:make'>
/** Most characters of the nurse's note; the shell refuses more. */
export const mostNote = 600

/** The handout of this visit: what was chosen for it, and the finished file as soon as the shell has made it. */
class HandoutStore {
  #length = $state<HandoutChoice['length']>('short')
  /** A line from the nurse for this person. It is printed, and stays nowhere. */
  note = $state('')
  largePrint = $state(false)
  #paper = $state<Paper | null>(null)
  /** The parts as somebody arranged them; null = the usual ones of the length. */
  #rows = $state.raw<PartRow[] | null>(null)
  #questionsOnly = $state(false)
  /** Ids of the medicines taken out, of those that fit. */
  #withoutMedicines = $state.raw<readonly string[]>([])
  /** Sensitive pages that a handout found again by its ID had been asked for. */
  #optIn = $state.raw<string[]>([])
  #fitting = $derived(this.#medicinesThatFit())
  #finished = $state.raw<FinishedHandout | null>(null)
  #error = $state.raw<CallError | null>(null)
  #making = $state(false)
  #progress = $state.raw<{ done: number; total: number } | null>(null)
  #waiting: HandoutOrder | null = null
  /** Counts the visits, so that what was made for an earlier one is dropped. */
  #visit = 0

  get paper(): Paper {
    return this.#paper ?? guide.info?.paper ?? 'letter'
  }

  set paper(paper: Paper) {
    this.#paper = paper
  }

  get length(): HandoutChoice['length'] {
    return this.#length
  }

  /** Choosing a length gives its usual parts. */
  set length(length: HandoutChoice['length']) {
    this.#length = length
    this.#rows = null
  }

  /** All parts in their order, with whether they are printed. */
  get parts(): readonly PartRow[] {
    return this.#rows ?? partRows(this.#length, null)
  }

  /** Whether somebody chose the parts, or their order. */
  get partsChosen(): boolean {
    return this.#rows !== null
  }

  /** The medicines that fit this person and these parts, whether they are printed or not. */
  get medicines(): readonly PlannedMedicine['medicine'][] {
    return this.#fitting
  }

  printsMedicine(id: string): boolean {
    return !this.#withoutMedicines.includes(id)
  }

  get finished(): FinishedHandout | null {
    return this.#finished
  }

  get error(): CallError | null {
    return this.#error
  }

  get making(): boolean {
    return this.#making
  }

  /** How far the shell is, as it last told; null before it told anything. */
  get progress(): { done: number; total: number } | null {
    return this.#progress
  }

  /** Whether only the picked questions are to be printed. */
  get questionsOnly(): boolean {
    return this.#questionsOnly
  }

  /** The handout as it is chosen now. */
  get order(): HandoutOrder {
    return {
      profile: $state.snapshot(profile.value ?? emptyProfile),
      choice: { ...this.#choice, medicines: this.#chosenMedicines },
      look: { paper: this.paper, largePrint: this.largePrint, note: this.note.trim() === '' ? null : this.note.trim() },
    }
  }

  /** A whole handout for the visitor's profile. */
  begin(): void {
    this.#questionsOnly = false
    this.#withoutMedicines = []
    this.#optIn = []
  }

  /** A whole handout with the choices of a bundle. */
  beginWith(bundle: Bundle): void {
    const { length, parts } = choiceOf(bundle)
    this.begin()
    this.#length = length
    this.#rows = parts && partRows(length, parts)
    this.largePrint = bundle.largePrint
  }

  /** The handout that was found again by its ID, in the look it had. The profile and the questions are taken elsewhere. */
  beginAgain(choice: HandoutChoice, look: { paper: Paper; largePrint: boolean }): void {
    this.begin()
    this.#length = choice.length
    this.#rows = choice.parts && partRows(choice.length, choice.parts)
    this.#paper = look.paper
    this.largePrint = look.largePrint
    this.note = ''
    this.#optIn = choice.optIn
    const { medicines } = choice
    if (medicines) this.#withoutMedicines = this.#fitting.map(({ id }) => id).filter((id) => !medicines.includes(id))
  }

  togglePart(part: HandoutPart): void {
    this.#rows = toggled(this.parts, part)
  }

  movePart(part: HandoutPart, by: -1 | 1): void {
    this.#rows = moved(this.parts, part, by)
  }

  usualParts(): void {
    this.#rows = null
  }

  toggleMedicine(id: string): void {
    this.#withoutMedicines = this.printsMedicine(id)
      ? [...this.#withoutMedicines, id]
      : this.#withoutMedicines.filter((other) => other !== id)
  }

  /** A sheet with the picked questions alone. */
  beginWithQuestions(): void {
    this.#questionsOnly = true
  }

  get #choice(): HandoutChoice {
    return {
      length: this.#length,
      parts: this.#questionsOnly ? ['questions'] : this.#rows && partsIn(this.#rows),
      medicines: null,
      questions: picked.ids.length > 0 ? [...picked.ids] : null,
      optIn: this.#optIn,
    }
  }

  /** Ids to print; null while none of those that fit is taken out. */
  get #chosenMedicines(): string[] | null {
    const printed = this.#fitting.map(({ id }) => id).filter((id) => this.printsMedicine(id))
    return printed.length < this.#fitting.length ? printed : null
  }

  #medicinesThatFit(): PlannedMedicine['medicine'][] {
    if (!guide.value) return []
    const { sections } = tailor(guide.value, profile.value ?? emptyProfile, this.#choice)
    const fitting = sections.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'medicine' ? [item.medicine.medicine] : [])),
    )
    return [...new Map(fitting.map((medicine) => [medicine.id, medicine])).values()]
  }

  /**
   * Has the shell make the handout. One is made at a time: while it is, only the newest order waits, and what has been
   * made of an older one is not shown.
   */
  async make(order: HandoutOrder): Promise<void> {
    this.#waiting = order
    if (this.#making) return
    const visit = this.#visit
    this.#making = true
    const stop = listen('handout:progress', (progress) => (this.#progress = progress))
    while (this.#waiting && visit === this.#visit) {
      const next = this.#waiting
      this.#waiting = null
      this.#progress = null
      const made = await ask('handout:make', next)
      if (visit !== this.#visit) break
      if (this.#waiting) continue
      this.#finished = made.ok ? made.value : null
      this.#error = made.ok ? null : made.error
    }
    stop()
    if (visit === this.#visit) this.#making = false
  }

  reset(): void {
    this.#visit += 1
    this.#waiting = null
    this.#length = 'short'
    this.note = ''
    this.largePrint = false
    this.#paper = null
    this.#rows = null
    this.#questionsOnly = false
    this.#withoutMedicines = []
    this.#optIn = []
    this.#finished = null
    this.#error = null
    this.#making = false
    this.#progress = null
  }
}

export const handout = new HandoutStore()
