import { type HandoutPart, handoutParts, sheetParts, sheetUseOf } from '../schema/handout-part.ts'
import type { Site } from '../schema/profile.ts'
import type { HandoutChoice } from './plan.ts'

/**
 * Parts no handout goes without, whatever is chosen (docs/rules.md rule 8, decision D1); a single sheet does. The sheets of
 * rule 8, the diary and the plan, are named by the goals, with a word to ask for them.
 */
const always: readonly HandoutPart[] = ['goals', 'questions', 'when-to-call']

/** Of these a handout has no more than the most important, unless they are chosen. */
const inBrief: ReadonlySet<HandoutPart> = new Set(['questions'])

/** Whether a part stands on a handout in brief, since every handout has some of it and nobody chose it. */
export function isInBrief(part: HandoutPart, { parts }: Pick<HandoutChoice, 'parts'>): boolean {
  return inBrief.has(part) && parts !== null && !parts.includes(part)
}

/** Whether every handout that is no single sheet has this part. */
export function isOnEveryHandout(part: HandoutPart): boolean {
  return always.includes(part)
}

/** What can be printed by itself as a single sheet: then it is just that sheet. */
export const singleSheets: ReadonlySet<HandoutPart> = new Set(['questions', 'when-to-call', ...sheetParts])

/** Whether a part can be printed by itself. */
export function isSingleSheet(part: HandoutPart): boolean {
  return singleSheets.has(part)
}

/** Whether nothing but single sheets was chosen: then it is no handout, and has no more than fits on them. */
export function isSingleSheets({ parts }: Pick<HandoutChoice, 'parts'>): boolean {
  return parts !== null && parts.length > 0 && parts.every(isSingleSheet)
}

/** Sheets to fill in by hand. They can be taken off, so what every handout has stands before those at the end. */
const toFillIn: ReadonlySet<HandoutPart> = new Set(sheetParts)

/** What a short handout holds, so that it stays on two pages. */
const short: ReadonlySet<HandoutPart> = new Set([
  'type',
  'goals',
  'treatment',
  'medicines',
  'questions',
  'when-to-call',
])

/**
 * Printed only when somebody asks for them (docs/decisions/0010-length-of-handouts.md): more sheets to fill in than the diaries
 * and the plan, and the glossary, for texts explain their words where they stand.
 */
function isOnRequest(part: HandoutPart): boolean {
  return part === 'glossary' || sheetUseOf(part)?.onRequest === true
}

/** The place of spread that a sheet goes with; null where it goes with none. */
export function siteOf(part: HandoutPart): Site | null {
  return sheetUseOf(part)?.site ?? null
}

/** What is printed when nothing has been chosen: a full handout of the parts that `defaultParts` gives, with all that fits. */
export function defaultChoice(): HandoutChoice {
  return { length: 'full', parts: null, medicines: null, questions: null, optIn: [] }
}

/** The parts of a handout of this length, for cancer that has spread to these places, in the order they are printed. */
export function defaultParts(length: HandoutChoice['length'], sites: readonly Site[]): HandoutPart[] {
  return handoutParts.filter((part) => {
    if (length === 'short') return short.has(part)
    const site = siteOf(part)
    return !isOnRequest(part) && (site === null || sites.includes(site))
  })
}

/**
 * The parts to print: those chosen, in their order, with the ones that every handout has; or those that the places of spread
 * give. Single sheets are no handout.
 */
export function partsOf({ parts, length }: HandoutChoice, sites: readonly Site[]): HandoutPart[] {
  if (!parts) return defaultParts(length, sites)
  const chosen = [...new Set(parts)]
  if (isSingleSheets({ parts })) return chosen
  const sheetsFrom = chosen.findLastIndex((part) => !toFillIn.has(part)) + 1
  return chosen.toSpliced(sheetsFrom, 0, ...always.filter((part) => !chosen.includes(part)))
}
