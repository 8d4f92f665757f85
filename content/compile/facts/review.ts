import type { Review } from '../../schema/provenance.ts'
import { advice } from '../report/messages.ts'
import type { Reporter } from '../report/problem.ts'

/** Earlier than any guide of this kind: such a date is a slip, or a century off. */
export const earliest = '2000-01-01'
/** A text is read again after a year or two; a date beyond this is a slip. */
const mostYears = 5

/**
 * Reports a review that is half written, that contradicts itself, or whose dates cannot be right.
 * @param today The latest day on which anybody can have read the text (YYYY-MM-DD).
 */
export function checkReview(review: Review, line: number, reporter: Reporter, today: string): void {
  const { state, role, date, due } = review
  const reviewer = [role, date, due]
  if (state === 'reviewed' && reviewer.includes(null)) reporter.error(line, advice.reviewIncomplete())
  if (state === 'draft' && reviewer.some((value) => value !== null)) reporter.error(line, advice.draftWithReview())
  if (date !== null && date > today) reporter.error(line, advice.reviewInFuture(date, today))
  if (date !== null && date < earliest) reporter.error(line, advice.reviewTooEarly(date))
  if (date === null || due === null) return
  if (due < date) reporter.error(line, advice.reviewOrder())
  if (due > yearsAfter(date, mostYears)) reporter.error(line, advice.reviewDueTooLate(due, mostYears))
}

/** The same day so many years later; February 29 stays as it is, since days are only compared. */
export function yearsAfter(day: string, years: number): string {
  return String(Number(day.slice(0, 4)) + years).padStart(4, '0') + day.slice(4)
}
