interface Formats {
  day: Intl.DateTimeFormat
  month: Intl.DateTimeFormat
}

// Making a format costs more than a page of a handout.
const formats = new Map<string, Formats>()

function formatsOf(locale: string): Formats {
  const known = formats.get(locale)
  if (known) return known
  const made: Formats = {
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
  }
  formats.set(locale, made)
  return made
}

/** A date of the content ("2021-07", "2021") as people write it: "July 2021", "2021". */
export function monthText(locale: string, date: string): string {
  const [year = '', month] = date.split('-')
  return month === undefined ? year : formatsOf(locale).month.format(new Date(`${year}-${month}-01T00:00:00Z`))
}

/** A day ("2026-11-22") as people write it: "November 22, 2026". */
export function dayText(locale: string, day: string): string {
  return formatsOf(locale).day.format(new Date(`${day}T00:00:00Z`))
}

/** The day that it is here at this moment, as YYYY-MM-DD. */
export function isoDay(moment: Date): string {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-')
}
