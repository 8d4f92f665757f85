import { language } from './language.svelte.ts'

/** A date of the content ("2021-07", "2021") as people write it: "July 2021", "2021". */
export function monthOf(asOf: string): string {
  const [year = '', month] = asOf.split('-')
  if (month === undefined) return year
  return new Intl.DateTimeFormat(language.locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${asOf}-01T00:00:00Z`),
  )
}

/** A day ("2026-11-22") as people write it: "November 22, 2026". */
export function dayOf(day: string): string {
  return new Intl.DateTimeFormat(language.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** The day it is here, as YYYY-MM-DD. */
export function today(now = new Date()): string {
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}
