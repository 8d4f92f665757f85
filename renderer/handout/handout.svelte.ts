import { choiceOf, type ChoiceSet } from '../../content/bundles/bundle-choice.ts'
import { fitting } from '../../content/schema/print-options.ts'
import type { HandoutPart } from '../../content/schema/handout-part.ts'
import type { HandoutChoice, PlannedMedicine } from '../../content/tailor/plan.ts'
import { medicinesFor } from '../../content/tailor/tailor.ts'
import { emptyProfile, type Profile } from '../../content/schema/profile.ts'
import type { CallError, FinishedHandout, HandoutOrder, Paper } from '../../electron/contract/contract.ts'
import { comfort } from '../comfort/comfort.svelte.ts'
import { guide } from '../guide/guide.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { printing } from '../print/printing.svelte.ts'
import { picked } from '../questions/picked.svelte.ts'
import { collected } from './collected.svelte.ts'
import { HandoutMaker } from './handout-maker.svelte.ts'
import { MedicineChoice } from './medicine-choice.svelte.ts'
import { moved, type PartRow, partRows, partsIn, toggled } from './part-list.ts'
import { forgetting } from '../visit/forgetting.ts'

/** The handout of this visit: what was chosen for it, and the finished file as soon as the shell has made it. */
class HandoutStore {
  #length = $state<HandoutChoice['length']>('short')
  /** A few words for this person. They are printed, and kept nowhere. */
  note = $state('')
  /** The print size that somebody chose; null = what the text on the screen gives. */
  #largePrint = $state<boolean | null>(null)
  #paper = $state<Paper | null>(null)
  #papers = $derived((printing.printer ? printing.printer.can?.papers : guide.info?.printerPapers) ?? null)
  #fittingPaper = $derived<Paper>(fitting(this.#paper ?? guide.info?.paper ?? 'letter', this.#papers))
  /** The parts as somebody arranged them; null = the usual ones of the length. */
  #rows = $state.raw<PartRow[] | null>(null)
  #questionsOnly = $state(false)
  /** Who puts it together: a visitor, a nurse in the form, or a nurse who found it by its ID. */
  #by = $state<'visitor' | 'nurse' | 'id'>('visitor')
  readonly #medicineChoice = new MedicineChoice()
  /** Sensitive pages that a handout found again by its ID had been asked for. */
  #optIn = $state.raw<string[]>([])
  #fitting = $derived(this.#medicinesThatFit(profile.value ?? emptyProfile))
  readonly #maker = new HandoutMaker()

  /** Whether it is set in large print. Who reads the screen in very large text gets it unless the other size is chosen. */
  get largePrint(): boolean {
    return this.#largePrint ?? comfort.textSize === '3'
  }

  set largePrint(large: boolean) {
    this.#largePrint = large
  }

  /** What is chosen, else the clinic's; or what the printer has, if it does not have that. */
  get paper(): Paper {
    return this.#fittingPaper
  }

  set paper(paper: Paper) {
    this.#paper = paper
  }

  /** The paper that the printer has; both sizes if it is not known. */
  get papers(): readonly Paper[] {
    return this.#papers?.length ? this.#papers : ['letter', 'a4']
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
    return this.#rows ?? partRows(this.#length, null, profile.value?.sites)
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
    return this.#medicineChoice.prints(id)
  }

  get finished(): FinishedHandout | null {
    return this.#maker.finished
  }

  get error(): CallError | null {
    return this.#maker.error
  }

  get making(): boolean {
    return this.#maker.making
  }

  /** Whether only the picked questions are to be printed. */
  get questionsOnly(): boolean {
    return this.#questionsOnly
  }

  /** The handout as it is chosen now, for the person of this visit. */
  get order(): HandoutOrder {
    return this.orderFor(profile.value ?? emptyProfile)
  }

  /** The handout as it is chosen now, for a person who is still being asked. */
  orderFor(person: Profile): HandoutOrder {
    return {
      profile: $state.snapshot(person),
      choice: { ...this.#choice, medicines: this.#medicineChoice.printedOf(() => this.#medicinesThatFit(person)) },
      look: { paper: this.paper, largePrint: this.largePrint, note: this.note.trim() === '' ? null : this.note.trim() },
      ...(this.#takesAdded && { added: [...collected.readings] }),
    }
  }

  /** Whether what the visitor added is printed with it. It goes with no handout that a nurse makes, or finds by its ID. */
  get #takesAdded(): boolean {
    return this.#by === 'visitor' && !this.#questionsOnly && collected.readings.length > 0
  }

  /** Whether a nurse puts it together, in the form, and not a visitor. */
  get byNurse(): boolean {
    return this.#by === 'nurse'
  }

  /** Whether a nurse prints it for a patient: from the form, or found again by its ID. */
  get forPatient(): boolean {
    return this.#by !== 'visitor'
  }

  /** Whether nothing was chosen for it yet. */
  get untouched(): boolean {
    return (
      this.#length === 'short' &&
      this.note === '' &&
      this.largePrint === (comfort.textSize === '3') &&
      this.#paper === null &&
      this.#rows === null &&
      this.#optIn.length === 0 &&
      this.#medicineChoice.isAll
    )
  }

  /** A whole handout for the visitor's profile. */
  begin(): void {
    this.#beginByVisitor()
    this.#questionsOnly = false
    this.#medicineChoice.all()
    this.#optIn = []
  }

  /** A whole handout that a nurse puts together; what was chosen for one before stays. */
  beginByNurse(): void {
    this.#by = 'nurse'
    this.#questionsOnly = false
    this.#optIn = []
  }

  /** The usual choices of a short handout again. */
  useUsual(): void {
    this.use({ length: 'short', parts: null, largePrint: false })
    this.#largePrint = null
  }

  /** Takes the choices of a bundle; medicines are none of its business. */
  use(bundle: ChoiceSet): void {
    const { length, parts } = choiceOf(bundle)
    this.#length = length
    this.#rows = parts && partRows(length, parts)
    this.largePrint = bundle.largePrint
  }

  /** The choices that a bundle would keep of this handout. */
  get choiceSet(): ChoiceSet {
    return { length: this.#length, parts: this.#rows && partsIn(this.#rows), largePrint: this.largePrint }
  }

  /** The generic names of medicines taken out by hand. */
  get medicinesTakenOut(): string[] {
    return (guide.value?.medicines ?? []).filter(({ id }) => !this.printsMedicine(id)).map(({ generic }) => generic)
  }

  /** All medicines that fit are printed again, as for another person. */
  allMedicines(): void {
    this.#medicineChoice.all()
  }

  /** The handout that was found again by its ID, in the look it had. The profile and the questions are taken elsewhere. */
  beginAgain(choice: HandoutChoice, look: { paper: Paper; largePrint: boolean }): void {
    this.begin()
    this.#by = 'id'
    this.#length = choice.length
    this.#rows = choice.parts && partRows(choice.length, choice.parts)
    this.#paper = look.paper
    this.largePrint = look.largePrint
    this.note = ''
    this.#optIn = choice.optIn
    const { medicines } = choice
    if (medicines) this.#medicineChoice.keepOnly(medicines, this.#fitting)
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
    this.#medicineChoice.toggle(id)
  }

  /** A sheet with the picked questions alone. */
  beginWithQuestions(): void {
    this.#beginByVisitor()
    this.#questionsOnly = true
  }

  /** What a nurse chose for a patient, her note above all, is not the visitor's. */
  #beginByVisitor(): void {
    if (this.forPatient) this.reset()
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

  #medicinesThatFit(person: Profile): PlannedMedicine['medicine'][] {
    if (!guide.value) return []
    const fitting = medicinesFor(guide.value, person, this.#choice).map(({ medicine }) => medicine)
    return [...new Map(fitting.map((medicine) => [medicine.id, medicine])).values()]
  }

  /** The finished handout if it was made for this person, though other choices may have been made since. */
  finishedFor(person: HandoutOrder['profile']): FinishedHandout | null {
    return this.#maker.finishedFor(person)
  }

  /** The finished handout if it was made from exactly this order. */
  finishedOf(order: HandoutOrder): FinishedHandout | null {
    return this.#maker.finishedOf(order)
  }

  /** Has the shell make a handout; see `HandoutMaker`. */
  make(order: HandoutOrder): Promise<void> {
    return this.#maker.make(order)
  }

  reset(): void {
    this.#maker.clear()
    this.#length = 'short'
    this.note = ''
    this.#largePrint = null
    this.#paper = null
    this.#rows = null
    this.#questionsOnly = false
    this.#by = 'visitor'
    this.#medicineChoice.all()
    this.#optIn = []
  }
}

export const handout = forgetting('patient', new HandoutStore())
