import type { SearchAnswer } from '../../content/search/results.ts'
import type { Urgent } from '../../content/search/urgent.ts'

/**
 * The query of a search that found nothing and may be counted; null for any other. What may be a call for help is of one
 * person: it is counted nowhere, not even without its words.
 */
export function fruitlessQuery(search: { answer: SearchAnswer | null; urgent: Urgent | null }): string | null {
  const { answer, urgent } = search
  return answer?.results.length === 0 && !urgent ? answer.query : null
}
