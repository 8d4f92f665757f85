import { capitalized, uncapitalized } from '../text/capitals.ts'
import { messageKey, type Translate } from '../messages/messages.ts'
import { blockTexts } from '../schema/block.ts'
import type { HandoutPlan, PlanItem, PlannedMedicine, PlannedUse, UseCondition } from './plan.ts'
import { sayFact } from './reasons.ts'

/** What must go with a use: 'Only after two or more treatments.' `guide check` holds the data to conditions that have words. */
export function sayCondition(key: UseCondition, { count = '' }: Pick<PlannedUse, 'count'>, t: Translate): string {
  return t(messageKey(key), { count })
}

/** Whether a condition is said in one sentence with the use: on its own, 'only after X' would read as applying to all uses above it. */
export function joinsUse(key: string): boolean {
  return key.startsWith('condition.after.')
}

/** A use with all that goes with it: 'With tucatinib and capecitabine, only after one or more HER2-targeted treatments.' */
export function sayUse(use: PlannedUse, t: Translate): string {
  const conditions = use.conditions.map((key) => sayCondition(key, use, t))
  const text = capitalized(use.text)
  const [first, ...others] = conditions
  const joins = first !== undefined && use.conditions.slice(0, 1).some(joinsUse) && !text.includes(',')
  return (joins ? [`${text}, ${uncapitalized(first)}`, ...others] : [`${text}.`, ...conditions]).join(' ')
}

/** All that is said of a medicine, in the order it is printed. */
function medicineTexts(planned: PlannedMedicine, t: Translate): string[] {
  const { medicine } = planned
  const names = [medicine.generic, medicine.shortName, ...medicine.brands].filter((name) => name !== null)
  return [
    names.join(', '),
    ...(medicine.className === null ? [] : [medicine.className]),
    planned.what,
    ...(planned.how === null ? [] : [planned.how]),
    ...planned.uses.map((use) => sayUse(use, t)),
    ...planned.sideEffects,
    ...planned.checks,
    ...planned.notes,
    ...planned.warnings,
    ...planned.riskWarnings,
    ...planned.because.map((fact) => sayFact(fact, t)),
  ]
}

/** All words of one item of a plan. The clinic's own text is not part of the plan. */
export function itemTexts(item: PlanItem, t: Translate): string[] {
  switch (item.kind) {
    case 'block':
      return blockTexts(item.block)
    case 'medicine':
      return medicineTexts(item.medicine, t)
    case 'symptoms':
      return [item.symptoms.title, ...item.symptoms.symptoms]
    case 'question':
      return [item.question.text]
    case 'term':
      return [`${item.entry.term}: ${item.entry.meaning}`]
    case 'sheet': {
      const { title, instructions, columns, rows, prompts } = item.sheet
      const headings = columns.flatMap((column) =>
        column.hint === null ? [column.title] : [column.title, column.hint],
      )
      return [title, ...instructions, ...headings, ...rows, ...prompts.map((prompt) => prompt.label)]
    }
    case 'when-to-call':
      return item.warnings.map(({ text }) => text)
  }
}

/** The whole handout as plain text, one piece a line: what a reader of the paper would find on it. */
export function planText(plan: HandoutPlan, t: Translate): string {
  const sections = plan.sections.flatMap((section) => [
    section.title,
    ...section.because.map((fact) => sayFact(fact, t)),
    ...section.items.flatMap((item) => itemTexts(item, t)),
  ])
  return [...plan.audience.map((fact) => sayFact(fact, t)), ...sections].join('\n')
}
