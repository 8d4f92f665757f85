import { type AsOf, linesOf, type Source, type SourceRef } from './provenance.ts'

/** The date of a statement: the oldest one among its dated sources; null when none bears a date. */
export function asOfOf(refs: readonly SourceRef[], sources: readonly Source[] | null): AsOf {
  const dates = refs.flatMap((ref) =>
    datesOf(
      ref,
      sources?.find((source) => source.id === ref.source),
    ),
  )
  return oldest(dates)
}

/** The oldest date; null when none bears one. */
export function oldest(dates: readonly AsOf[]): AsOf {
  return dates.filter((date) => date !== null).sort()[0] ?? null
}

/** The year in which the facts about these medicines end: that of the newest; null when none bears a date. */
export function yearOfNewest(medicines: readonly { asOf: AsOf }[]): string | null {
  const dates = medicines.flatMap(({ asOf }) => asOf ?? [])
  return dates.sort().at(-1)?.slice(0, 4) ?? null
}

/** A source that a text rests on, with the date of the places named: its own, never that of a source beside it. */
export interface DatedSource {
  source: Source
  /** The oldest date among the places named; null = the source bears none. */
  asOf: AsOf
}

/** The sources of a text, each once and with its own date, in the order of their first mention. */
export function datedSources(refs: readonly SourceRef[], sources: readonly Source[]): DatedSource[] {
  const ids = [...new Set(refs.map((ref) => ref.source))]
  return ids.flatMap((id) => {
    const source = sources.find((one) => one.id === id)
    const places = refs.filter((ref) => ref.source === id)
    return source ? [{ source, asOf: asOfOf(places, [source]) }] : []
  })
}

function datesOf(ref: SourceRef, source: Source | undefined): string[] {
  if (!source) return []
  const lines = linesOf(ref.place)
  const parts = lines ? source.sections.filter(({ from, to }) => from <= lines.to && to >= lines.from) : []
  const dated = parts.length > 0 ? parts.map((part) => part.asOf) : [source.asOf]
  return dated.filter((date) => date !== null)
}
