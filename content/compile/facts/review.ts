import type { Review } from '../../schema/provenance.ts'
import { advice } from '../report/messages.ts'
import type { Reporter } from '../report/problem.ts'

/** Reports a review that is half written, or that contradicts itself. */
export function checkReview(review: Review, line: number, reporter: Reporter): void {
  const { state, role, date, due } = review
  const reviewer = [role, date, due]
  if (state === 'reviewed' && reviewer.includes(null)) reporter.error(line, advice.reviewIncomplete())
  if (state === 'draft' && reviewer.some((value) => value !== null)) reporter.error(line, advice.draftWithReview())
  if (date !== null && due !== null && due < date) reporter.error(line, advice.reviewOrder())
}
