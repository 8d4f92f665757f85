import { choiceOf, type ChoiceSet, isFor, sameChoice, sameName } from '../../content/bundles/bundle-choice.ts'
import type { Bundle } from '../../content/schema/bundle.ts'
import type { Subtype } from '../../content/schema/profile.ts'
import type { Args, CallError, OfferedBundle } from '../../electron/contract/contract.ts'
import { ask } from '../shell/kiosk.ts'
import { keeping } from '../visit/forgetting.ts'

const usual: readonly ChoiceSet[] = [
  { length: 'short', parts: null, largePrint: false },
  { length: 'full', parts: null, largePrint: false },
]

/** The sets of choices that the shell offers: bundles by name, and those that nurses used lately. They say nothing of a visitor. */
class Bundles {
  #offered = $state.raw<readonly OfferedBundle[]>([])
  #lately = $state.raw<readonly ChoiceSet[]>([])

  /** Asks the shell anew. Without an answer there is nothing to offer, and the form is whole without it. */
  async load(): Promise<void> {
    const [offered, lately] = await Promise.all([ask('bundles:list', null), ask('bundles:lately', null)])
    if (offered.ok) this.#offered = offered.value
    if (lately.ok) this.#lately = lately.value
  }

  /** Those for a type; all of them while nothing is said of the type (null). */
  for(subtype: Subtype | null): OfferedBundle[] {
    return this.#offered.filter(({ bundle }) => subtype === null || isFor(bundle, subtype))
  }

  /** Used lately, without what has a name among those or is what a length gives anyway. */
  latelyBeside(offered: readonly OfferedBundle[]): ChoiceSet[] {
    const known = [...usual, ...offered.map(({ bundle }) => bundle)]
    return this.#lately.filter((set) => !known.some((other) => sameChoice(set, other)))
  }

  /** The kiosk's own bundle of this name, that saving would replace. */
  own(name: string): Bundle | null {
    return this.#offered.find(({ bundle, own }) => own && sameName(bundle.name, name))?.bundle ?? null
  }

  /** Saves a bundle; null when it is saved, else why not. */
  async save(bundle: Args<'bundles:save'>['bundle']): Promise<CallError | null> {
    const saved = await ask('bundles:save', { bundle })
    if (!saved.ok) return saved.error
    this.#offered = saved.value
    return null
  }

  /** Says that a nurse printed with these choices. */
  async used(set: ChoiceSet): Promise<void> {
    await ask('bundles:used', printable(set))
  }
}

/** The set with the parts that exist, as the shell takes it. */
export function printable(set: ChoiceSet): Args<'bundles:used'> {
  return { length: set.length, parts: choiceOf(set).parts, largePrint: set.largePrint }
}

export const bundles = keeping('choices the clinic offers, as the shell lists them', new Bundles())
