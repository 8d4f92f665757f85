import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { compileLanguages } from '../languages/compile-languages.ts'
import { defaultLanguage, UnknownLanguageError } from '../languages/languages.ts'
import type { Guide } from '../schema/guide.ts'
import { compileGuide } from './compile.ts'
import { compiledPath, GuideFormatError, isAsWritten, loadGuide, writeGuide } from './compiled-guide.ts'
import { guideRoot } from './files/guide-files.ts'
import { type Problem, problemLines } from './report/problem.ts'

/** What a compiled guide is made from: a change in any of these makes it out of date. */
const madeFrom = [
  guideRoot,
  'content/compile',
  'content/languages',
  'content/schema',
  'content/search',
  'content/tailor',
  'content/vocabulary',
]

/** The guide, or why there is none: one or more lines for a person. */
export type LoadedGuide = { guide: Guide } | { guide: null; message: string }

/**
 * The guide for the command line: compiled afresh when its texts are newer than what was compiled last, else read and checked.
 * Never throws for content: errors in the texts come back as lines naming file and line.
 * @param code A language that is installed.
 * @param folder Folder of the project or of the packaged program, in which `content/guide` or `out/guide` stands.
 */
export function loadCompiledGuide(code = defaultLanguage.code, folder = '.'): LoadedGuide {
  const path = resolve(folder, compiledPath(code))
  const root = resolve(folder, guideRoot)
  const compiledAt = existsSync(path) ? statSync(path).mtimeMs : null
  const changedAt = Math.max(...madeFrom.map((part) => newestChange(resolve(folder, part))))
  const upToDate = compiledAt !== null && changedAt <= compiledAt
  if (existsSync(root) && !(upToDate && isAsWritten(path))) return compileAndKeep(root, code, path)
  if (compiledAt === null)
    return { guide: null, message: `There is no guide here: neither ${guideRoot} nor ${compiledPath(code)}.` }
  try {
    const guide = loadGuide(JSON.parse(readFileSync(path, 'utf8')))
    if (isAsWritten(path)) return { guide }
    const message = `${compiledPath(code)} was changed: its checksum differs. Install the program again.`
    return { guide: null, message }
  } catch (error) {
    if (!(error instanceof GuideFormatError || error instanceof SyntaxError)) throw error
    return { guide: null, message: `${compiledPath(code)} cannot be used: ${error.message}` }
  }
}

function compileAndKeep(root: string, code: string, path: string): LoadedGuide {
  const language = compileLanguages.find((one) => one.code === code)
  if (!language) return { guide: null, message: new UnknownLanguageError(code).message }
  const { guide, problems } = compileGuide({ root, language })
  if (!guide) return { guide: null, message: errorLines(problems) }
  try {
    writeGuide(guide, language, path)
  } catch {
    // A folder that cannot be written costs time at the next start, nothing else.
  }
  return { guide }
}

function errorLines(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error')
  return ['The guide cannot be used:', ...errors.flatMap((problem) => problemLines(problem, guideRoot))].join('\n')
}

function newestChange(path: string): number {
  if (!existsSync(path)) return 0
  const status = statSync(path)
  if (!status.isDirectory()) return status.mtimeMs
  return Math.max(status.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))))
}
