import type { Page } from '../schema/guide.ts'

/** The pages that a clinician has to look at. */
export interface ReviewState {
  /** Never reviewed. */
  drafts: Page[]
  /** Reviewed, and due again by `today`; the longest overdue first. */
  due: Page[]
}

/** Sorts pages by their review. `today` is YYYY-MM-DD; a review without a day on which it is due never is. */
export function reviewState(pages: readonly Page[], today: string): ReviewState {
  const dayOf = ({ review }: Page) => review.due ?? '9999'
  return {
    drafts: pages.filter(({ review }) => review.state === 'draft'),
    due: pages
      .filter((page) => page.review.state === 'reviewed' && dayOf(page) <= today)
      .sort((a, b) => dayOf(a).localeCompare(dayOf(b))),
  }
}
