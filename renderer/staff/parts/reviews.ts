import { type ReviewState, type ReviewedText, reviewState, textsOf } from '../../../content/review/review-state.ts'
import { guide } from '../../guide/guide.svelte.ts'

/** The reviews that are due on a day (YYYY-MM-DD), of withheld pages too. */
export function reviewsOpen(day: string): ReviewState<ReviewedText> {
  const { value, info } = guide
  if (!value) return { drafts: [], due: [] }
  return reviewState(textsOf({ pages: [...value.pages, ...(info?.withheld ?? [])], reviews: value.reviews }), day)
}
