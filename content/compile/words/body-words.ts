import { type Block, blockTexts } from '../../schema/block.ts'
import type { Medicine, Organ } from '../../schema/medicine.ts'

/** What a text may call an organ that not everyone has. */
const organWords: Readonly<Record<Organ, RegExp>> = {
  ovaries: /\bovar/i,
  vagina: /\bvagin/i,
  womb: /\bwombs?\b|\buter(?:us|ine)\b/i,
}

/** Whether a text names the organ that it is about. */
export function namesOrgan(text: string, organ: Organ): boolean {
  return organWords[organ].test(text)
}

/** The first organ that a text names and that not everyone has; null if it names none. */
export function organIn(text: string): Organ | null {
  const found = Object.entries(organWords).find(([, words]) => words.test(text))
  return found ? (found[0] as Organ) : null
}

/** Low white cells, and infections in general. */
const infectionWords =
  /\b(?:risk|signs?) of (?:an )?infections?\b|\binfections? more likely\b|\bneutropenia\b|\b(?:low|lower|lowers|fewer|few|less|drop in|destroy)\b[^.;:]*\b(?:white (?:blood )?cells?|blood cells|blood counts?)\b/i
/** Low red cells alone are no risk of infection. */
const redCells = /\bred (?:blood )?cells?(?: counts?)?\b/gi
/** An infection of the mouth or jaw is a danger of its own, with a warning of its own. */
const ofOnePlace = /\b(?:jaw|mouth|teeth|gums?)\b/i

/** The sentence in which a text tells of a risk of infection or of low white cells; null if none does. */
export function infectionRiskIn(text: string): string | null {
  const sentences = text.split(/(?<=[.!?])\s+/)
  return sentences.find((one) => infectionWords.test(one.replace(redCells, '')) && !ofOnePlace.test(one)) ?? null
}

/** What is to be watched for, reported or checked. */
const warningWords =
  /\btell (?:your|the) (?:care )?team\b|\bcall (?:us|your|right)\b|\breport\b|\bbleeding\b|\bchecks?\b|\bchecked\b/i

/** Whether a passage warns: a remark on what to tell the team, or a text on what to watch for, report or have checked. */
export function isWarning(block: Block): boolean {
  if (block.type === 'heading') return false
  return (
    (block.type === 'callout' && block.tone === 'tell') || blockTexts(block).some((text) => warningWords.test(text))
  )
}

/** Growth factors raise the white cells: what they say of low ones is the reason to give them. */
export function raisesWhiteCells({ therapy }: Pick<Medicine, 'therapy'>): boolean {
  return therapy === 'growth-factor'
}
