import type { CompileLanguage, WarningWords } from '../../languages/compile-language.ts'
import { sentenceTexts } from '../../text/sentences.ts'
import { type Block, blockTexts } from '../../schema/block.ts'
import type { Medicine, Organ } from '../../schema/medicine.ts'

/** Whether a text names the organ that it is about. */
export function namesOrgan(text: string, organ: Organ, { organs }: WarningWords): boolean {
  return organs[organ].test(text)
}

/** The first organ that a text names and that not everyone has; null if it names none. */
export function organIn(text: string, { organs }: WarningWords): Organ | null {
  const found = Object.entries(organs).find(([, words]) => words.test(text))
  return found ? (found[0] as Organ) : null
}

/** The sentence in which a text tells of a risk of infection or of low white cells; null if none does. */
export function infectionRiskIn(text: string, language: CompileLanguage): string | null {
  const { infection, notInfection, infectionOfOnePlace } = language.warnings
  const sentences = sentenceTexts(text, language)
  return (
    sentences.find((one) => infection.test(one.replace(notInfection, '')) && !infectionOfOnePlace.test(one)) ?? null
  )
}

/** Whether a passage warns: a remark on what to tell the team, or a text on what to watch for, report or have checked. */
export function isWarning(block: Block, { warns }: WarningWords): boolean {
  if (block.type === 'heading') return false
  return (block.type === 'callout' && block.tone === 'tell') || blockTexts(block).some((text) => warns.test(text))
}

/** Growth factors raise the white cells: what they say of low ones is the reason to give them. */
export function raisesWhiteCells({ therapy }: Pick<Medicine, 'therapy'>): boolean {
  return therapy === 'growth-factor'
}
