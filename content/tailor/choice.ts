import { type HandoutPart, handoutParts } from '../schema/guide.ts'
import type { Profile } from '../schema/profile.ts'
import type { HandoutChoice } from './plan.ts'

/** Parts no handout goes without, whatever is chosen (facts/tailoring.md rule 8, decision D1). */
const always: readonly HandoutPart[] = ['goals', 'when-to-call']

/** Sheets that are printed only when somebody asks for them. */
const onRequest: ReadonlySet<HandoutPart> = new Set(['caregiving-plan', 'medicine-times'])

/** What is printed when nothing has been chosen: a full handout of the parts that `defaultParts` gives, with all that fits. */
export function defaultChoice(): HandoutChoice {
  return { length: 'full', parts: null, medicines: null, questions: null, optIn: [] }
}

/** The parts of a handout in the order they are printed. A short one goes without the words explained. */
export function defaultParts(length: HandoutChoice['length'], profile: Profile): HandoutPart[] {
  return handoutParts.filter((part) => {
    if (part === 'glossary') return length === 'full'
    if (part === 'pain-diary') return profile.sites.includes('bone')
    return !onRequest.has(part)
  })
}

/** The parts to print: those chosen, in their order, with the ones that every handout has. */
export function partsOf(choice: HandoutChoice, profile: Profile): HandoutPart[] {
  if (!choice.parts) return defaultParts(choice.length, profile)
  const chosen = [...new Set(choice.parts)]
  return [...chosen, ...always.filter((part) => !chosen.includes(part))]
}
