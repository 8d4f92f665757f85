import { linesOf, type Source, type SourceRef } from '../../schema/provenance.ts'
import { advice } from '../report/messages.ts'
import type { Advice } from '../report/problem.ts'

/**
 * Reads `asco-guide L334-340, L344; general-article L15`.
 * @param sources The sources known, or null when their file could not be read: then ids are not checked.
 */
export function parseSources(
  written: string,
  sources: readonly Source[] | null,
): { refs: SourceRef[]; problems: Advice[] } {
  const refs: SourceRef[] = []
  const problems: Advice[] = []
  for (const part of written.split(';').map((one) => one.trim())) {
    if (part === '') continue
    const [id = '', ...rest] = part.split(/\s+/)
    const source = sources?.find((one) => one.id === id)
    if (sources && !source) {
      problems.push(
        advice.unknownSource(
          id,
          sources.map((one) => one.id),
        ),
      )
      continue
    }
    const places = rest
      .join(' ')
      .split(',')
      .map((place) => place.trim())
    for (const place of places) {
      if (source && !placeFits(source, place)) problems.push(advice.badPlace(part, source.kind))
      else if (source && isBeyond(source, place)) problems.push(advice.placeBeyond(place, id, source.lines ?? 0))
      else refs.push({ source: id, place })
    }
  }
  if (refs.length === 0 && problems.length === 0) problems.push(advice.emptySource())
  return { refs, problems }
}

/** Documents are cited by line, decisions by number, web pages by a heading or topic. A general definition needs no place. */
function placeFits(source: Source, place: string): boolean {
  if (source.kind === 'definition') return true
  if (source.kind === 'web') return /^\p{L}[\p{L} -]*$/u.test(place)
  if (source.kind === 'decision') return /^[A-Z]\d+$/.test(place)
  const lines = linesOf(place)
  return lines !== null && lines.from > 0 && lines.to >= lines.from
}

/** Whether a place lies below the last line of its document. */
function isBeyond({ lines: count }: Source, place: string): boolean {
  const lines = linesOf(place)
  return lines !== null && count !== undefined && lines.to > count
}
