import type { Page } from '../schema/guide.ts'
import type { Review } from '../schema/provenance.ts'

/** The pages that a clinician has to look at. */
export interface ReviewState {
  /** Never reviewed. */
  drafts: Page[]
  /** Reviewed, and due again by `today`; the longest overdue first. */
  due: Page[]
}

/** Whether a review is due again by `today`, YYYY-MM-DD; one without a day on which it is due never is. */
export function isDue({ state, due }: Review, today: string): boolean {
  return state === 'reviewed' && due !== null && due <= today
}

/** Sorts pages by their review. */
export function reviewState(pages: readonly Page[], today: string): ReviewState {
  const dayOf = ({ review }: Page) => review.due ?? '9999'
  return {
    drafts: pages.filter(({ review }) => review.state === 'draft'),
    due: pages.filter(({ review }) => isDue(review, today)).sort((a, b) => dayOf(a).localeCompare(dayOf(b))),
  }
}
