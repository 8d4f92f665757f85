import { capitalized, uncapitalized } from '../text/capitals.ts'
import { messageKey, type Translate } from '../messages/messages.ts'
import { blockTexts } from '../schema/block.ts'
import type { HandoutPlan, PlanItem, PlanLevel, PlannedMedicine, PlannedUse, PrintedUse, UseCondition } from './plan.ts'
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
export function sayUse(use: PlannedUse | PrintedUse, t: Translate): string {
  const conditions = use.conditions.map((key) => sayCondition(key, use, t))
  if (use.text === null) return conditions.join(' ')
  const text = capitalized(use.text)
  const [first, ...others] = conditions
  const joins = first !== undefined && use.conditions.slice(0, 1).some(joinsUse) && !text.includes(',')
  return (joins ? [`${text}, ${uncapitalized(first)}`, ...others] : [`${text}.`, ...conditions]).join(' ')
}

/** All that a level prints of a medicine. A short handout has no class names. */
function medicineTexts({ medicine }: PlannedMedicine, level: PlanLevel, t: Translate): string[] {
  const names = [medicine.generic, medicine.shortName, ...medicine.brands].filter((name) => name !== null)
  const className = level.sectionSources ? medicine.className : null
  const text = level.medicines[medicine.id]
  if (!text) throw new RangeError(`The level ${level.id} has no text on ${medicine.id}`)
  return [
    names.join(', '),
    ...(className === null ? [] : [className]),
    ...text.what,
    ...text.how,
    ...text.uses.map((use) => sayUse(use, t)),
    ...text.sideEffects,
    ...text.checks,
    ...text.notes,
    ...text.warnings,
  ].filter((each) => each !== '')
}

/** All words of one item of a plan at a level. The clinic's own text is not part of the plan. */
export function itemTexts(item: PlanItem, level: PlanLevel, t: Translate): string[] {
  switch (item.kind) {
    case 'block':
      return item.block.type === 'drawing' && !level.drawings ? [] : blockTexts(item.block)
    case 'passage':
      return [item.whom, ...item.blocks.flatMap(blockTexts)]
    case 'medicine':
      return medicineTexts(item.medicine, level, t)
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

/** The whole handout at a level as plain text, one piece a line: what a reader of the paper finds on it. */
export function planText(plan: HandoutPlan, level: PlanLevel, t: Translate): string {
  const sections = [...plan.sections, ...(plan.added ?? [])].flatMap((section) => [
    section.title,
    ...section.because.map((fact) => sayFact(fact, t)),
    ...section.items.flatMap((item) => itemTexts(item, level, t)),
  ])
  return [...plan.audience.map((fact) => sayFact(fact, t)), ...sections].join('\n')
}
