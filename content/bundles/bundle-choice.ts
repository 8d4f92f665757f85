import type { Bundle } from '../schema/bundle.ts'
import { handoutPart, type HandoutPart } from '../schema/handout-part.ts'
import { sites, type Subtype } from '../schema/profile.ts'
import { defaultChoice, partsOf } from '../tailor/choice.ts'
import type { HandoutChoice } from '../tailor/plan.ts'

/** What a bundle chooses, without its name and for whom it is meant. */
export type ChoiceSet = Pick<Bundle, 'length' | 'parts' | 'largePrint'>

/** Parts that a bundle names and handouts no longer have: it needs mending, and is used without them meanwhile. */
export function missingParts({ parts }: Pick<Bundle, 'parts'>): string[] {
  return (parts ?? []).filter((part) => !handoutPart.safeParse(part).success)
}

/** The choice that a bundle makes. A bundle of which no part is left gives what the profile gives. */
export function choiceOf({ length, parts }: ChoiceSet): HandoutChoice {
  const known = (parts ?? []).flatMap((name): HandoutPart[] => {
    const part = handoutPart.safeParse(name)
    return part.success ? [part.data] : []
  })
  return { ...defaultChoice(), length, parts: known.length > 0 ? known : null }
}

/** Whether a bundle is offered for people of a subtype. */
export function isFor(bundle: Bundle, subtype: Subtype): boolean {
  return bundle.subtype === null || bundle.subtype === subtype
}

/** Whether two sets choose the same, parts in the same order. Parts that are gone do not count. */
export function sameChoice(a: ChoiceSet, b: ChoiceSet): boolean {
  return keyOf(a) === keyOf(b)
}

function keyOf(set: ChoiceSet): string {
  const choice = choiceOf(set)
  // The usual parts of a length differ by place of spread.
  const parts = [[], sites].map((places) => partsOf(choice, places))
  return JSON.stringify([parts, choice.length, set.largePrint])
}

/** Whether two bundles would be the same one to a person. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
