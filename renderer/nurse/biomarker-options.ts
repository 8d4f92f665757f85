import type { Biomarker } from '../../content/schema/profile.ts'
import { sayFact } from '../../content/tailor/reasons.ts'
import { biomarkerResults, scaleOf } from '../../content/vocabulary/biomarkers.ts'
import type { FactValues } from '../../content/languages/message-keys.ts'
import { t } from '../language/language.svelte.ts'

/** The answers that the form offers for a test: its results or levels, and that none is known. A score is written instead. */
export function biomarkerOptions(test: Biomarker): { value: string; label: string }[] {
  const scale = scaleOf(test)
  const unknown = { value: 'unknown', label: t('screens.nurse.result.unknown') }
  if (scale.kind === 'score') return []
  if (scale.kind === 'result')
    return [...biomarkerResults.map((value) => ({ value, label: t(`screens.nurse.result.${value}`) })), unknown]
  const levels = scale.values.map((value) => ({
    value,
    label: sayFact({ field: 'biomarker', value: `${test}.${value}` as FactValues['biomarker'] }, t),
  }))
  return [...levels, unknown]
}
