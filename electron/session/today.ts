import { isoDay } from '../../content/text/dates.ts'

/** The day it is here, as YYYY-MM-DD: the day that is printed on a handout. */
export function today(now = new Date()): string {
  return isoDay(now)
}
