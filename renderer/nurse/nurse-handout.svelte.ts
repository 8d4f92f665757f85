import type { Bundle } from '../../content/schema/bundle.ts'
import type { Subtype } from '../../content/schema/profile.ts'
import type { FinishedHandout, HandoutOrder } from '../../electron/contract/contract.ts'
import { type ChoiceSet, sameChoice } from '../../content/bundles/bundle-choice.ts'
import { printing } from '../print/printing.svelte.ts'
import { nurseForm } from './nurse-form.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { picked } from '../questions/picked.svelte.ts'
import { router } from '../navigation/router.svelte.ts'
import { ask } from '../shell/kiosk.ts'
import { bundles } from '../handout/bundles.svelte.ts'
import { patient } from './patient.svelte.ts'
import { handout } from '../handout/handout.svelte.ts'
import { forget, forgetting } from '../visit/forgetting.ts'

/** A set of choices as the form offers it: a bundle, or one that was used lately. */
type OfferedSet = ChoiceSet & Partial<Pick<Bundle, 'subtype'>>

/** From the form for nurses to paper: what is filled in, made into a handout at once, and printed at a touch. */
class NurseHandout {
  #order = $derived<HandoutOrder | null>(nurseForm.ready ? handout.orderFor(nurseForm.draft) : null)
  #finished = $derived<FinishedHandout | null>(this.#order && handout.finishedOf(this.#order))
  #cleared = $state(0)
  /** The type that the bundle taken last is meant for, and the choices as it left them. */
  #taken: { subtype: Subtype | null; choices: ChoiceSet } | null = null

  /** What is to be made of the form as it stands; null while it is not ready. */
  get order(): HandoutOrder | null {
    return this.#order
  }

  /** The handout of the form as it stands now; null until it is made. Nothing else is ever printed from the form. */
  get finished(): FinishedHandout | null {
    return this.#finished
  }

  /** The form is opened. What the visitor before, or a handout found by its ID, left in it is asked about first. */
  open(): void {
    const fresh = handout.untouched && printing.untouched && nurseForm.untouched && picked.ids.length === 0
    if (!handout.byNurse && !(fresh && profile.value === null)) patient.find()
    handout.beginByNurse()
    patient.ask()
  }

  chooseType(subtype: Subtype): void {
    patient.changeType(() => this.#changeType(() => nurseForm.chooseType(subtype)))
  }

  changeReceptors(change: Partial<Record<'hr' | 'her2', 'positive' | 'negative' | 'unknown'>>): void {
    patient.changeType(() => this.#changeType(() => nurseForm.change(change)))
  }

  /** Medicines taken out by hand, and the choices of a bundle for one type, were those of another type. */
  #changeType(change: () => void): void {
    change()
    handout.allMedicines()
    const taken = this.#taken
    if (taken?.subtype && taken.subtype !== nurseForm.chosenType && sameChoice(handout.choiceSet, taken.choices))
      handout.useUsual()
  }

  /** Whether the choices are those of this bundle now. */
  uses(bundle: OfferedSet): boolean {
    const fits = !bundle.subtype || bundle.subtype === nurseForm.chosenType
    return fits && sameChoice(handout.choiceSet, bundle)
  }

  /** Takes a bundle's choices, and the type it is meant for where nothing is said of the type yet. */
  choose(bundle: OfferedSet): void {
    patient.change(() => {
      if (bundle.subtype && !nurseForm.typeSaid) nurseForm.chooseType(bundle.subtype)
      handout.use(bundle)
      this.#taken = { subtype: bundle.subtype ?? null, choices: handout.choiceSet }
    })
  }

  /** Prints the finished handout on the printer and in as many copies as the form says: one, unless others were chosen. */
  async print(): Promise<void> {
    let started = Promise.resolve()
    patient.use(() => {
      if (this.#begin()) started = printing.start()
    })
    await started
  }

  /** Opens the choice of printer, copies and sides for the finished handout. */
  choosePrinter(): void {
    patient.use(() => void this.#begin())
  }

  /** Shows the pages first. */
  look(): void {
    patient.use(() => {
      if (nurseForm.take()) router.go({ name: 'handout' })
    })
  }

  /** How often the form was emptied: what it holds beside its fields begins anew each time. */
  get cleared(): number {
    return this.#cleared
  }

  /**
   * Forgets all that was said and chosen, here and in the shell, and begins with an empty form. What is being printed goes
   * on; the way back to pages of the patient before is gone.
   */
  clear(): void {
    forget('patient')
    printing.forgetChoices()
    printing.close()
    handout.beginByNurse()
    this.#cleared += 1
    router.go({ name: 'nurse' })
    void ask('session:forget', null)
  }

  /** The next patient: clears everything, and then does what the question about it held up. */
  nextPatient(): void {
    const then = patient.next()
    this.clear()
    then()
  }

  /** Notes of each handout that a nurse prints for whom it was, and with which choices. Returns how to stop. */
  watchPrints(): () => void {
    return printing.onprinted(() => {
      const { byNurse, forPatient, choiceSet } = handout
      const out = forPatient ? patient.print() : () => {}
      return () => {
        out()
        if (byNurse) void bundles.used(choiceSet)
      }
    })
  }

  /** What the form holds is forgotten by its own stores. */
  reset(): void {
    this.#taken = null
  }

  #begin(): boolean {
    const finished = this.#finished
    if (!finished || printing.starting || printing.underWay || !nurseForm.take()) return false
    printing.begin(finished.handle)
    return true
  }
}

export const nurseHandout = forgetting('patient', new NurseHandout())
