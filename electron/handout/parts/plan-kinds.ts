import { isDue } from '../../../content/review/review-state.ts'
import type { HandoutPlan, PlanSection } from '../../../content/tailor/plan.ts'
import { isSingleSheet } from '../../../content/tailor/choice.ts'

/** Whether it is no handout but single sheets: a diary, the questions, 'When to call us', a page of the guide. */
export function isSheets({ sections, reading }: HandoutPlan): boolean {
  if (reading) return true
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

/** Whether a clinician has read all of it; the clinic's own words need no review. */
export function isReviewed({ sections }: HandoutPlan): boolean {
  return sections.every(({ review }) => review === null || review.state === 'reviewed')
}

/** Whether some of it is due for a new review on this day, YYYY-MM-DD. */
export function isPartlyDue({ sections }: HandoutPlan, day: string): boolean {
  return sections.some(({ review }) => review !== null && isDue(review, day))
}
