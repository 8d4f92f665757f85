import type { AsOf, SourceRef } from '../schema/provenance.ts'

/** The same references without repetitions, in the order of their first mention. */
export function uniqueRefs(refs: readonly SourceRef[]): SourceRef[] {
  return [...new Map(refs.map((ref) => [`${ref.source} ${ref.place}`, ref])).values()]
}

/** The oldest date; null when none bears one. */
export function oldest(dates: readonly AsOf[]): AsOf {
  return dates.filter((date) => date !== null).sort()[0] ?? null
}
