import type { Translate } from '../../content/messages/messages.ts'
import type { CountsReport, SafeCount } from '../contract/contract.ts'

/** The counts as a table for a spreadsheet (CSV, RFC 4180), as suppressed as on the screen. */
export function countsCsv(report: CountsReport, t: Translate): string {
  const shown = (count: SafeCount) => (count === 'few' ? t('staff.counts.few') : String(count))
  const rows: string[][] = [
    [t('staff.counts.day'), t('staff.counts.pages'), t('staff.counts.handouts'), t('staff.counts.empty')],
    ...report.days.map((day) => [day.day, shown(day.pages), shown(day.handouts), shown(day.emptySearches)]),
    [],
    [t('staff.counts.page'), t('staff.counts.opened')],
    ...report.pages.map(({ title, count }) => [title, shown(count)]),
    [],
    [t('staff.counts.subtype'), t('staff.counts.handouts')],
    ...report.handouts.map(({ subtype, count }) => [t(`fact.subtype.${subtype}`), shown(count)]),
    [],
    [t('staff.counts.word'), t('staff.counts.empty')],
    ...report.words.map(({ word, count }) => [word, shown(count)]),
  ]
  // The mark at the start tells spreadsheets that it is UTF-8.
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A cell in quotes; one that a spreadsheet would take for a formula is kept a text. */
function cell(text: string): string {
  const safe = /^[=+\-@]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
