import { joinList } from '../text/lists.ts'
import { sayRequirement } from './biomarker-facts.ts'
import type { Translate } from '../messages/messages.ts'
import type { Indication } from '../schema/medicine.ts'
import { emptyProfile } from '../schema/profile.ts'
import { conditionsOf } from './indications.ts'
import { sayCondition } from './plan-text.ts'

/**
 * What a use asks for besides the subtype, a sentence a requirement, for readers of whom nothing is known. A handout prints
 * the same conditions (`conditionsOf`), cut to its profile; test results, line and sites are its reasons instead.
 * @param language Its words, and the locale that lists are joined in.
 */
export function requirementsOf(
  indication: Indication,
  { locale, translate: t }: { locale: string; translate: Translate },
): string[] {
  const { biomarkers, sites, line } = indication
  const either = (words: readonly string[]) => joinList(locale, words, 'or')
  const tests = biomarkers.map((test) => sayRequirement(test, t))
  const places = sites.map((site) => t(`fact.site.${site}`))
  return [
    ...(tests.length > 0 ? [t('screens.use.biomarkers', { tests: either(tests) })] : []),
    ...whomFor(indication).map((key) => t(key)),
    ...(line === 'any' ? [] : [t(`screens.use.line.${line}`)]),
    ...conditionsOf(indication, emptyProfile).map((key) => sayCondition(key, indication, t)),
    ...(places.length > 0 ? [t('screens.use.sites', { sites: either(places) })] : []),
  ]
}

/** Limits that decide whether a handout names the use at all, so that its conditions do not repeat them. */
function whomFor({ menopause, men }: Indication) {
  return [
    ...(menopause === 'post' ? (['screens.use.post'] as const) : []),
    ...(men === 'no' ? (['screens.use.no-men'] as const) : []),
    ...(men === 'only' ? (['screens.use.only-men'] as const) : []),
  ]
}
