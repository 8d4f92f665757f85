import type { Guide, Page } from '../schema/guide.ts'
import { type Review, type SharedReviews, type SharedText, sharedTexts } from '../schema/provenance.ts'

/** What of a page its review is told with. */
export type ReviewedPage = Pick<Page, 'id' | 'title' | 'number' | 'review'>

/** A text that is reviewed as a whole: a page, or one that pages share. */
export type ReviewedText = ({ kind: 'page' } & ReviewedPage) | { kind: SharedText; review: Review }

/** Texts sorted by their review. */
export interface ReviewState<T> {
  /** Never reviewed. */
  drafts: T[]
  /** Reviewed, and due again by `today`; the longest overdue first. */
  due: T[]
}

/** Whether a review is due again by `today`, YYYY-MM-DD; one without a day on which it is due never is. */
export function isDue({ state, due }: Review, today: string): boolean {
  return state === 'reviewed' && due !== null && due <= today
}

/** All texts of a guide that have a review. */
export function textsOf({
  pages,
  reviews,
}: { pages: readonly ReviewedPage[] } & Pick<Guide, 'reviews'>): ReviewedText[] {
  return [
    ...pages.map(({ id, title, number, review }) => ({ kind: 'page' as const, id, title, number, review })),
    ...sharedTexts.map((kind) => ({ kind, review: reviews[kind] })),
  ]
}

/** The texts that a clinician has to look at. */
export function reviewState<T extends { review: Review }>(texts: readonly T[], today: string): ReviewState<T> {
  const dayOf = ({ review }: T) => review.due ?? '9999'
  return {
    drafts: texts.filter(({ review }) => review.state === 'draft'),
    due: texts.filter(({ review }) => isDue(review, today)).sort((a, b) => dayOf(a).localeCompare(dayOf(b))),
  }
}

/** The reviews of all that a page shows: its own, and those of the questions and sheets where it has some. */
export function reviewsOn(
  { review, blocks, sheets }: Pick<Page, 'review' | 'blocks' | 'sheets'>,
  shared: SharedReviews,
): Review[] {
  const asks = blocks.some(({ type }) => type === 'questions')
  return [review, ...(asks ? [shared.questions] : []), ...(sheets ? [shared.sheets] : [])]
}
