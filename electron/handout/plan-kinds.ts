import type { HandoutPlan, PlanSection } from '../../content/tailor/plan.ts'
import { isSingleSheet } from '../../content/tailor/choice.ts'

/** Whether the handout is nothing but single sheets: a diary, the questions, 'When to call us'. */
export function isSheets({ sections }: HandoutPlan): boolean {
  return sections.length > 0 && sections.every(({ part }) => isSingleSheet(part))
}

/** Whether all of a handout's sections are questions to take along. */
export function isQuestions({ sections }: HandoutPlan): boolean {
  return sections.length > 0 && sections.every(({ part }) => part === 'questions')
}

/** Whether a section is a sheet to fill in. */
export function isSheet(section: PlanSection): boolean {
  return section.items.some((item) => item.kind === 'sheet')
}

/** Whether a clinician has read all of it; sections that have no review of their own do not count. */
export function isReviewed(plan: HandoutPlan): boolean {
  return plan.sections.every((section) => section.review === null || section.review.state === 'reviewed')
}
