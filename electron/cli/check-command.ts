import { shortened } from '../../content/text/shorten.ts'
import { existsSync, statSync, watch as watchFolder } from 'node:fs'
import { basename, dirname, relative, resolve } from 'node:path'
import { languageProblems } from '../../content/compile/checks/language-parts.ts'
import { compileGuide } from '../../content/compile/compile.ts'
import { Steps } from '../../content/compile/steps/steps.ts'
import { adviceLines, type Problem, problemLines } from '../../content/compile/report/problem.ts'
import { CountedTexts, isTooHard, readingLevels, type TextReading } from '../../content/compile/words/reading-level.ts'
import { guideRoot, languagesOf } from '../../content/compile/files/guide-files.ts'
import type { CompileLanguage } from '../../content/languages/compile-language.ts'
import { compileLanguages } from '../../content/languages/compile-languages.ts'
import { UnknownLanguageError } from '../../content/languages/languages.ts'
import type { Block } from '../../content/schema/block.ts'
import type { Guide } from '../../content/schema/guide.ts'

export interface CheckOptions {
  /** A guide's folder, or one file of it to see the problems of that file only; null = the guide of this project. */
  path: string | null
  /** Print words, reading grades and sources of each page, and every part that is hard to read. */
  report: boolean
  /** Check again after every change, until the program is ended. */
  watch: boolean
  /** The languages that the guide must be written in; the first is the one that the others must match. */
  languages?: readonly CompileLanguage[]
  out: (line: string) => void
  err: (line: string) => void
}

/** How long after the last change the guide is checked, in ms: an editor may write a file in several steps. */
const quietMs = 150

/** Checks the guide's content for editors. Resolves to 0 (clean), 1 (problems in the content) or 2 (there is no guide at `path`). */
export async function check(options: CheckOptions): Promise<0 | 1 | 2> {
  const target = findGuide(options.path)
  if (target === null) {
    options.err(`There is no guide at ${options.path ?? guideRoot}.`)
    options.err('Give the folder of a guide: it holds the folders `facts` and `en`.')
    return 2
  }
  if (!options.watch) return checkOnce(target, options)
  return checkForever(target, options)
}

interface Target {
  root: string
  /** Path below the root of the one file asked for, or null. */
  file: string | null
}

function findGuide(path: string | null): Target | null {
  const start = path ?? guideRoot
  if (!existsSync(start)) return null
  if (statSync(start).isDirectory()) {
    if (existsSync(`${start}/facts`)) return { root: start, file: null }
    const above = dirname(start)
    return existsSync(`${above}/facts`) ? { root: above, file: basename(start) } : null
  }
  const root = [dirname(start), dirname(dirname(start))].find((folder) => existsSync(`${folder}/facts`))
  return root === undefined ? null : { root, file: relative(root, start) }
}

/** What is kept from one check for the next, of each language. */
class Kept {
  readonly #byLanguage = new Map<string, { steps: Steps; counted: CountedTexts }>()

  of(language: string): { steps: Steps; counted: CountedTexts } {
    const kept = this.#byLanguage.get(language) ?? { steps: new Steps(), counted: new CountedTexts() }
    this.#byLanguage.set(language, kept)
    return kept
  }
}

function checkOnce(
  { root, file }: Target,
  { report, out, err, languages = compileLanguages }: CheckOptions,
  kept = new Kept(),
): 0 | 1 {
  const inside = (problem: Problem): boolean =>
    file === null || problem.file === file || problem.file.startsWith(`${file}/`)
  let failed = false
  for (const code of languagesOf(root)) {
    if (languages.some((language) => language.code === code)) continue
    failed = true
    err(`${root}/${code}  ${new UnknownLanguageError(code).message}`)
    err(`    Add content/languages/${code} (CONTRIBUTING.md), or remove the folder.`)
  }
  for (const language of languages) {
    const lacks = languageProblems(language, languages[0] ?? language)
    for (const advice of lacks) for (const line of adviceLines(advice)) err(line)
    failed ||= lacks.length > 0
    // Its texts cannot be checked without the part.
    if (lacks.length > 0) continue
    const { steps, counted: countedTexts } = kept.of(language.code)
    const { guide, draft, problems } = compileGuide({ root, language }, steps)
    const shown = problems.filter(inside)
    const errors = shown.filter((problem) => problem.severity === 'error')
    const notes = shown.filter((problem) => problem.severity === 'warning')
    for (const problem of errors) for (const line of problemLines(problem, root)) err(line)
    if (report || file !== null) for (const problem of notes) for (const line of problemLines(problem, root)) out(line)
    const readings = draft ? readingLevels(draft, language, countedTexts) : []
    if (report) for (const line of reportLines(readings, language)) out(line)
    const tooHard = readings.filter((reading) => isTooHard(reading, language))
    failed ||= errors.length > 0
    for (const line of summaryLines(
      guide ?? draft,
      language.code,
      errors.length + lacks.length,
      notes.length,
      tooHard.length,
    ))
      out(line)
  }
  return failed ? 1 : 0
}

function summaryLines(guide: Guide | null, language: string, errors: number, notes: number, tooHard: number): string[] {
  const found = errors === 0 ? 'no problems' : `${counted(errors, 'problem')} to mend`
  const held = guide
    ? [
        counted(guide.pages.length, 'page'),
        counted(guide.pages.flatMap(({ blocks }) => blocks.filter(isStatement)).length, 'statement'),
        counted(guide.medicines.length, 'medicine'),
        counted(guide.glossary.length, 'glossary word'),
        counted(guide.questions.length, 'question'),
        counted(guide.figures.length, 'figure'),
      ].join(', ')
    : 'the guide could not be put together'
  const hints = [
    ...(notes > 0 ? [counted(notes, 'note')] : []),
    ...(tooHard > 0 ? [`${counted(tooHard, 'text')} above the reading level`] : []),
  ]
  return [
    `${language}: ${held}, ${found}${guide && errors === 0 ? `. Version ${guide.version}` : ''}.`,
    ...(hints.length > 0 ? [`    ${hints.join(', ')}: see them with --report.`] : []),
  ]
}

/** A passage that says something, and bears sources for it. */
function isStatement({ type, sources }: Block): boolean {
  return type !== 'heading' && sources.length > 0
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function reportLines(readings: readonly TextReading[], language: CompileLanguage): string[] {
  const { formulas, scoreName, stated } = language.readability
  const grade = (value: number): string => value.toFixed(1).padStart(5)
  const width = Math.max(10, ...readings.map((reading) => `${reading.number} ${reading.id}`.length))
  const pages = readings.filter((reading) => reading.number !== '')
  const total = pages.reduce((sum, reading) => sum + reading.words, 0)
  const rows = readings.map((reading) => {
    const name = `${reading.number} ${reading.id}`.trim().padEnd(width)
    const { without, with: including } = reading
    const mark = isTooHard(reading, language) ? ' !' : '  '
    const scores = [without, including]
      .map(({ byFormula, mean }) => [...byFormula, mean].map(grade).join(' '))
      .join('  ')
    return `${name} ${String(reading.words).padStart(6)} ${scores}${mark} ${reading.sources.join(', ')}`
  })
  const hard = readings.flatMap((reading) =>
    reading.hard.map(
      (part) =>
        `  ${part.id}: ${scoreName} ${part.without.mean.toFixed(1)} without, ${part.with.mean.toFixed(1)} with names: ${opening(part.text)}`,
    ),
  )
  const headings = [...formulas.map(({ short }) => short), 'mean'].map((short) => short.padStart(5)).join(' ')
  return [
    '',
    ...stated,
    '',
    `${'text'.padEnd(width)}  words ${headings}  ${headings}   sources`,
    ...rows,
    '',
    `${pages.length} pages, ${total} words.`,
    ...(hard.length > 0 ? ['', `${hard.length} parts over the line:`, ...hard] : []),
    '',
  ]
}

function opening(text: string): string {
  return shortened(text, 70)
}

/** Checks again after every change below the guide's folder. Ends when the process is told to. */
function checkForever(target: Target, options: CheckOptions): Promise<0 | 1> {
  const kept = new Kept()
  const run = (): 0 | 1 => {
    options.out(`── ${new Date().toLocaleTimeString('en-US')} ${'─'.repeat(40)}`)
    const exit = checkOrExplain(target, options, kept)
    options.out('Waiting for changes. Ctrl+C ends.')
    return exit
  }
  let exit = run()
  return new Promise((done) => {
    let timer: NodeJS.Timeout | undefined
    const watchers = foldersOf(target.root).map((folder) =>
      watchFolder(folder, (_event, name) => {
        if (name?.startsWith('.') || name?.endsWith('~')) return
        clearTimeout(timer)
        timer = setTimeout(() => {
          exit = run()
        }, quietMs)
      }),
    )
    const stop = (): void => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      done(exit)
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

/** While files are moved or saved, folders can be gone for a moment: that must not end the watching. */
function checkOrExplain(target: Target, options: CheckOptions, kept: Kept): 0 | 1 {
  try {
    return checkOnce(target, options, kept)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    options.err(`The guide cannot be read just now (${reason}).`)
    options.err('    Save again, or put back what was moved; it is then checked again.')
    return 1
  }
}

/** Each folder is watched by itself: watching a tree does not work on Linux with the oldest Node supported. */
function foldersOf(root: string): string[] {
  return [
    root,
    ...['facts', 'drawings', ...languagesOf(root)]
      .map((name) => resolve(root, name))
      .filter((folder) => existsSync(folder)),
  ]
}
