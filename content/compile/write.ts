import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { GuideFormatError, loadGuide, searchIndexPath } from '../load.ts'
import type { Guide } from '../schema/guide.ts'
import { indexOf } from '../search/engine.ts'
import { packIndex } from '../search/packed-index.ts'
import { compileGuide } from './compile.ts'
import { type Problem, problemLines } from './problem.ts'
import { checksums, isUnchanged, checksumsPath } from './checksums.ts'

export const guideRoot = 'content/guide'
/** What a compiled guide is made from: a change in any of these makes it out of date. */
const madeFrom = [guideRoot, 'content/compile', 'content/schema', 'content/tailor']

/** Where the compiled guide of a language is kept, below the project's folder. */
export function compiledPath(language: string): string {
  return join('out', 'guide', language === 'en' ? 'guide.json' : `guide-${language}.json`)
}

/** Writes a compiled guide, its search index and the checksums of both; a reader never sees half of one. */
export function writeGuide(guide: Guide, path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  const index = packIndex(indexOf(guide), guide.hash)
  const text = JSON.stringify(guide)
  writeWhole(searchIndexPath(path), index)
  writeWhole(path, text)
  writeWhole(checksumsPath(path), checksums({ [basename(path)]: text, [basename(searchIndexPath(path))]: index }))
}

function writeWhole(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${process.pid}`
  writeFileSync(beside, content)
  renameSync(beside, path)
}

/** The guide, or why there is none: one or more lines for a person. */
export type LoadedGuide = { guide: Guide } | { guide: null; message: string }

/**
 * The guide for the command line: compiled afresh when its texts are newer than what was compiled last, else read and checked.
 * Never throws for content: errors in the texts come back as lines naming file and line.
 * @param folder Folder of the project or of the packaged program, in which `content/guide` or `out/guide` stands.
 */
export function loadCompiledGuide(language = 'en', folder = '.'): LoadedGuide {
  const path = resolve(folder, compiledPath(language))
  const root = resolve(folder, guideRoot)
  const compiledAt = existsSync(path) ? statSync(path).mtimeMs : null
  const changedAt = Math.max(...madeFrom.map((part) => newestChange(resolve(folder, part))))
  const upToDate = compiledAt !== null && changedAt <= compiledAt
  if (existsSync(root) && !(upToDate && asWritten(path))) return compileAndKeep(root, language, path)
  if (compiledAt === null)
    return { guide: null, message: `There is no guide here: neither ${guideRoot} nor ${compiledPath(language)}.` }
  try {
    const guide = loadGuide(JSON.parse(readFileSync(path, 'utf8')))
    if (asWritten(path)) return { guide }
    const message = `${compiledPath(language)} was changed: its checksum differs. Install the program again.`
    return { guide: null, message }
  } catch (error) {
    if (!(error instanceof GuideFormatError || error instanceof SyntaxError)) throw error
    return { guide: null, message: `${compiledPath(language)} cannot be used: ${error.message}` }
  }
}

/** Whether the compiled guide is still what was written: by its checksum, which stands beside it. */
function asWritten(path: string): boolean {
  if (!existsSync(checksumsPath(path))) return false
  return isUnchanged(readFileSync(checksumsPath(path), 'utf8'), basename(path), readFileSync(path))
}

function compileAndKeep(root: string, language: string, path: string): LoadedGuide {
  const languages = languagesOf(root)
  if (!languages.includes(language)) {
    return {
      guide: null,
      message: `There is no guide in the language ‘${language}’. There is: ${languages.join(', ')}.`,
    }
  }
  const { guide, problems } = compileGuide({ root, language })
  if (!guide) return { guide: null, message: errorLines(problems) }
  try {
    writeGuide(guide, path)
  } catch {
    // A folder that cannot be written costs time at the next start, nothing else.
  }
  return { guide }
}

function errorLines(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error')
  return ['The guide cannot be used:', ...errors.flatMap((problem) => problemLines(problem, guideRoot))].join('\n')
}

/** The languages a guide is written in: folders beside `facts` and `drawings`. */
export function languagesOf(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && !['facts', 'drawings'].includes(entry.name) && !entry.name.startsWith('.'),
    )
    .map((entry) => entry.name)
    .sort()
}

function newestChange(path: string): number {
  if (!existsSync(path)) return 0
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}
