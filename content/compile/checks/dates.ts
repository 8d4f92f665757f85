import { sharedTexts } from '../../schema/provenance.ts'
import type { DataFile } from '../facts/guide-data.ts'
import type { guideFile, sourcesFile } from '../facts/records.ts'
import { checkReview, earliest, yearsAfter } from '../facts/review.ts'
import type { CompiledPage } from '../pages/page-file.ts'
import { advice } from '../report/messages.ts'
import { type Problems, reporterFor } from '../report/problem.ts'
import type { z } from 'zod'

/** No source of the guide is older; a date before it is a century off. */
const earliestSource = '1950'

interface Dated {
  guide: DataFile<z.infer<typeof guideFile>> | null
  sources: DataFile<z.infer<typeof sourcesFile>> | null
}

/**
 * Reports dates that cannot be right: of the guide, its reviews and its sources.
 * @param today The day it is (YYYY-MM-DD). A computer whose clock is behind the guide's own date is no reason to report it.
 */
export function checkDates(
  { guide, sources }: Dated,
  pages: readonly CompiledPage[],
  today: string,
  problems: Problems,
): void {
  const guideDay = guide?.data.date ?? today
  const isGuideWrong = guideDay > yearsAfter(today, 1)
  if (isGuideWrong) guide?.reporter.error(guide.lineAt(['date']), advice.dateInFuture('date', guideDay, today))
  if (guideDay < earliest) guide?.reporter.error(guide.lineAt(['date']), advice.dateTooEarly('date', guideDay))
  const latest = guideDay > today && !isGuideWrong ? guideDay : today
  for (const name of guide ? sharedTexts : []) {
    const review = guide?.data.reviews[name]
    if (guide && review) checkReview(review, guide.lineAt(['reviews', name]), guide.reporter, latest)
  }
  for (const { page, file, lineAt } of pages)
    checkReview(page.review, lineAt('review'), reporterFor(problems, file), latest)
  for (const [index, { asOf, read, sections }] of (sources?.data ?? []).entries()) {
    const check = (path: (string | number)[], name: string, date: string | null | undefined): void => {
      // A month or a year is in the future if it begins there.
      if (date == null) return
      const line = sources?.lineAt([index, ...path]) ?? 1
      if (date > latest.slice(0, date.length)) sources?.reporter.error(line, advice.dateInFuture(name, date, latest))
      if (date < earliestSource) sources?.reporter.error(line, advice.dateTooEarly(name, date))
    }
    check(['asOf'], 'asOf', asOf)
    check(['read'], 'read', read)
    for (const [at, section] of sections.entries()) check(['sections', at, 'asOf'], 'asOf', section.asOf)
  }
}
