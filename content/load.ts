import { type Guide, guideSchema } from './schema/guide.ts'

/** A file that should hold a compiled guide and does not. */
export class GuideFormatError extends Error {
  override readonly name = 'GuideFormatError'
}

/**
 * Checks a compiled guide as it comes from a file.
 * @throws GuideFormatError naming the first place that is wrong; a guide is used whole or not at all.
 */
export function loadGuide(data: unknown): Guide {
  const parsed = guideSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const [first] = parsed.error.issues
  const place = first && first.path.length > 0 ? first.path.join(' › ') : 'the file'
  throw new GuideFormatError(`This is no compiled guide: ${place}: ${first?.message ?? 'unreadable'}.`)
}

/** Where the search index of a compiled guide is kept: beside it. */
export function searchIndexPath(compiled: string): string {
  return compiled.replace(/\.json$/, '.search.bin')
}
