import { reviewState, textsOf } from '../../content/review/review-state.ts'
import type { Withholding } from '../../content/review/withhold-pages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import type { Log } from '../log/log.ts'
import { onNewDay } from '../session/new-day.ts'
import { today } from '../session/today.ts'
import type { Settings } from '../settings/schema.ts'
import type { GuideSource } from './open-guide.ts'

/** Texts named in the log; of more, the staff screen has the list. */
const named = 10

/** What the settings withhold today. */
export function withholdingToday({
  withholdUnreviewed,
  withholdOverdue,
}: Pick<Settings, 'withholdUnreviewed' | 'withholdOverdue'>): Withholding {
  return { unreviewed: withholdUnreviewed, overdueOn: withholdOverdue ? today() : null }
}

/** How many texts of the guide are due today for a new review by a clinician, withheld ones too. */
export function dueToday(guide: Guide): number {
  return reviewState(textsOf(guide), today()).due.length
}

/**
 * Judges on each new day what is withheld, and warns staff in the log of reviews that are overdue, now and on each new day.
 * Gives how to judge in between.
 * @param changed Called when visitors are to get other pages than before.
 */
export function followReviews({
  source,
  settings,
  changed,
  log,
}: {
  source: Pick<GuideSource, 'whole' | 'withhold'>
  settings: { readonly current: Settings }
  changed: () => void
  log: Log
}): () => void {
  const judge = () => {
    if (source.withhold(withholdingToday(settings.current))) changed()
  }
  const warn = () => warnOfReviews(source.whole, log)
  warn()
  onNewDay(() => {
    judge()
    warn()
  })
  return judge
}

function warnOfReviews(guide: Guide, log: Log): void {
  const { due } = reviewState(textsOf(guide), today())
  if (due.length === 0) return
  const names = due.slice(0, named).map((text) => (text.kind === 'page' ? text.id : `${text.kind}.yaml`))
  log.warn('reviews overdue', {
    count: due.length,
    texts: [...names, ...(due.length > named ? ['…'] : [])].join(', '),
    mend: 'a clinician has to read them again; staff mode lists them under Content',
  })
}
