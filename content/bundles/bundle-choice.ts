import type { Bundle } from '../schema/bundle.ts'
import { handoutPart, type HandoutPart } from '../schema/handout-part.ts'
import type { Subtype } from '../schema/profile.ts'
import type { HandoutChoice } from '../tailor/plan.ts'

/** Parts that a bundle names and handouts no longer have: it needs mending, and is used without them meanwhile. */
export function missingParts({ parts }: Bundle): string[] {
  return (parts ?? []).filter((part) => !handoutPart.safeParse(part).success)
}

/** The choice that a bundle makes. A bundle of which no part is left gives what the profile gives. */
export function choiceOf({ length, parts }: Bundle): HandoutChoice {
  const known = (parts ?? []).flatMap((name): HandoutPart[] => {
    const part = handoutPart.safeParse(name)
    return part.success ? [part.data] : []
  })
  return { length, parts: known.length > 0 ? known : null, medicines: null, questions: null, optIn: [] }
}

/** Whether a bundle is offered for people of a subtype. */
export function isFor(bundle: Bundle, subtype: Subtype): boolean {
  return bundle.subtype === null || bundle.subtype === subtype
}

/** Whether two bundles would be the same one to a person. */
export function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}
