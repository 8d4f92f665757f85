import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Language } from '../languages/language.ts'
import { type Guide, guideSchema } from '../schema/guide.ts'
import { indexOf } from '../search/engine.ts'
import { packIndex } from '../search/packed-index.ts'
import { checksums, isUnchanged } from './files/checksums.ts'
import { replaceFile } from './files/replace-file.ts'

/** A file that should hold a compiled guide and does not. */
export class GuideFormatError extends Error {
  override readonly name = 'GuideFormatError'
}

/** The file of a language's compiled guide, in the folder `guide` of what is built. */
export function compiledName(code: string): string {
  return `guide.${code}.json`
}

/** Where the compiled guide of a language is kept, below the project's folder. */
export function compiledPath(code: string): string {
  return join('out', 'guide', compiledName(code))
}

/** Where the search index of a compiled guide is kept: beside it. */
export function searchIndexPath(compiled: string): string {
  return compiled.replace(/\.json$/, '.search.bin')
}

/** Where the checksums of a compiled guide and its search index stand: beside them. */
export function checksumsPath(compiled: string): string {
  return compiled.replace(/\.json$/, '.sha256')
}

/** Writes a compiled guide, its search index and the checksums of both; a reader never sees half of one. */
export function writeGuide(guide: Guide, language: Language, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const index = packIndex(indexOf(guide, language), guide.hash)
  const text = JSON.stringify(guide)
  replaceFile(searchIndexPath(path), index)
  replaceFile(path, text)
  replaceFile(checksumsPath(path), checksums({ [basename(path)]: text, [basename(searchIndexPath(path))]: index }))
}

/** Whether a compiled guide is still what was written: by its checksum, which stands beside it. */
export function isAsWritten(path: string): boolean {
  if (!existsSync(checksumsPath(path))) return false
  return isUnchanged(readFileSync(checksumsPath(path), 'utf8'), basename(path), readFileSync(path))
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
