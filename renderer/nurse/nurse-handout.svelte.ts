import type { Bundle } from '../../content/schema/bundle.ts'
import type { Subtype } from '../../content/schema/profile.ts'
import type { FinishedHandout } from '../../electron/ipc/contract.ts'
import { type ChoiceSet, sameChoice } from '../../content/bundles/bundle-choice.ts'
import { printing } from '../print/printing.svelte.ts'
import { nurseForm } from './nurse-form.svelte.ts'
import { chooser } from '../profile/chooser.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { picked } from '../questions/picked.svelte.ts'
import { router } from '../visit/router.svelte.ts'
import { handout } from '../handout/handout.svelte.ts'
import type { HandoutOrder } from '../handout/making.svelte.ts'

/** From the form for nurses to paper: what is filled in, made into a handout at once, and printed at a touch. */
class NurseHandout {
  #order = $derived<HandoutOrder | null>(nurseForm.ready ? handout.orderFor(nurseForm.draft) : null)
  #finished = $derived<FinishedHandout | null>(this.#order && handout.finishedOf(this.#order))
  #cleared = $state(0)

  /** What is to be made of the form as it stands; null while it is not ready. */
  get order(): HandoutOrder | null {
    return this.#order
  }

  /** The handout of the form as it stands now; null until it is made. Nothing else is ever printed from the form. */
  get finished(): FinishedHandout | null {
    return this.#finished
  }

  /** Medicines taken out by hand were those of another type. */
  chooseType(subtype: Subtype): void {
    nurseForm.chooseType(subtype)
    handout.allMedicines()
  }

  changeReceptors(change: Partial<Record<'hr' | 'her2', 'positive' | 'negative' | 'unknown'>>): void {
    nurseForm.change(change)
    handout.allMedicines()
  }

  /** Whether the choices are those of this bundle now. */
  uses(bundle: ChoiceSet & Partial<Pick<Bundle, 'subtype'>>): boolean {
    const fits = !bundle.subtype || bundle.subtype === nurseForm.chosenType
    return fits && sameChoice(handout.choiceSet, bundle)
  }

  /** Takes a bundle's choices, and the type it is meant for where nothing is said of the type yet. */
  choose(bundle: ChoiceSet & Partial<Pick<Bundle, 'subtype'>>): void {
    if (bundle.subtype && !nurseForm.typeSaid) nurseForm.chooseType(bundle.subtype)
    handout.use(bundle)
  }

  /** Prints the finished handout on the printer and in as many copies as the form says: one, unless others were chosen. */
  async print(): Promise<void> {
    if (!this.#begin()) return
    await printing.start()
  }

  /** Opens the choice of printer, copies and sides for the finished handout. */
  choosePrinter(): void {
    this.#begin()
  }

  /** Shows the pages first. */
  look(): void {
    if (nurseForm.take()) router.go({ name: 'handout' })
  }

  /** How often the form was emptied: what it holds beside its fields begins anew each time. */
  get cleared(): number {
    return this.#cleared
  }

  /** Forgets all that was said and chosen, for another person. What is being printed goes on. */
  clear(): void {
    for (const memory of [nurseForm, profile, chooser, picked, handout]) memory.reset()
    printing.forgetChoices()
    handout.beginByNurse()
    this.#cleared += 1
  }

  #begin(): boolean {
    const finished = this.#finished
    if (!finished || printing.starting || printing.underWay || !nurseForm.take()) return false
    printing.begin(finished.handle)
    return true
  }
}

export const nurseHandout = new NurseHandout()
