import { dayText, isoDay, monthText } from '../../content/text/dates.ts'
import { language } from './language.svelte.ts'

/** A date of the content ("2021-07", "2021") in the window's language: "July 2021", "2021". */
export function monthOf(asOf: string): string {
  return monthText(language.locale, asOf)
}

/** A day ("2026-11-22") in the window's language: "November 22, 2026". */
export function dayOf(day: string): string {
  return dayText(language.locale, day)
}

/** The day it is here, as YYYY-MM-DD. */
export function today(now = new Date()): string {
  return isoDay(now)
}
