import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { CompileLanguage } from '../languages/compile-language.ts'
import { type Guide, guideSchema, onPaperOnly, type Section } from '../schema/guide.ts'
import { isoDay } from '../text/dates.ts'
import { readBundles } from './facts/bundles.ts'
import { figuresIn, fillDrawings, haveWords } from './pages/drawing-text.ts'
import { readDrawings } from './pages/drawings.ts'
import { checkReaderClaims } from './checks/reader-claims.ts'
import { checkFit, checkRiskWarnings } from './checks/fit-checks.ts'
import { checkKeywords } from './checks/labels.ts'
import { checkShortTexts, medicinesInTexts } from './checks/short-texts.ts'
import { checkPages } from './pages/page-checks.ts'
import { filesIn, linesIn, readGuideFile } from './files/guide-files.ts'
import { screenFrom } from './pages/screen-data.ts'
import {
  checkIds,
  checkNames,
  type DataFile,
  figuresFrom,
  glossaryFrom,
  medicinesFrom,
  questionsFrom,
  readData,
  sectionsFrom,
  sheetsFrom,
  symptomsFrom,
  warningsFrom,
} from './facts/guide-data.ts'
import { Dictionary } from './words/dictionary.ts'
import { historyPath, readHistory } from './release/history.ts'
import { countriesFrom, urgentFrom } from './facts/urgent.ts'
import type { Known } from './facts/known.ts'
import { namedMedicines } from './facts/medicine-names.ts'
import { advice } from './report/messages.ts'
import { MedicineSpelling } from './words/medicine-spelling.ts'
import { Names } from './words/names.ts'
import { checkNumbers, numbersFor, readNumbers } from './release/numbers.ts'
import { type CompiledPage, compilePage } from './pages/page-file.ts'
import { checkDates } from './checks/dates.ts'
import { checkStrayFiles } from './files/stray-files.ts'
import { type Problem, reporterFor } from './report/problem.ts'
import * as records from './facts/records.ts'
import { checkSubtypeClaims } from './checks/subtype-claims.ts'
import { Steps } from './steps/steps.ts'

export interface CompileOptions {
  /** Folder of the guide: `facts/`, `drawings/` and a folder for each language. */
  root: string
  /** The language of the texts, which are in the folder of its code. */
  language: CompileLanguage
  /** The day it is (YYYY-MM-DD), against which dates are checked; by default that of this computer. */
  today?: string
}

export interface CompileResult {
  /** The guide, or null if there is any error. */
  guide: Guide | null
  /** What could be read in spite of errors, for work on the program while texts are being written; never for a build. */
  draft: Guide | null
  /** By file and line. */
  problems: Problem[]
}

/**
 * Compiles the guide from its files. Content that is wrong never throws: every problem found is in the result.
 * The same files give the same guide, to the byte.
 * @param steps Those of the run before, of the same guide and language: then only what changed is compiled again.
 */
export function compileGuide(options: CompileOptions, steps = new Steps()): CompileResult {
  const { root, language, today = isoDay(new Date()) } = options
  steps.begin()
  const { problems } = steps
  const drawn = readDrawings(root, problems)
  const read = readFiles(root, language.code, haveWords(drawn), steps)
  const known = knownFrom(read, drawn, language, steps)
  const drawings = fillDrawings(drawn, read.drawingWords, known, steps)
  const pages = compilePages(root, language.code, known, steps)
  checkDates(read, pages.compiled, today, problems)
  const guide = read.guide && assemble(read.guide, read, pages, known, drawings, { root, language }, steps)
  steps.end()
  return {
    guide: problems.hasErrors ? null : guide,
    draft: guide,
    problems: problems.sorted(linesIn(root)),
  }
}

type Read = ReturnType<typeof readFiles>

/** @param needsDrawingWords False lets the words of the drawings be missing: there is no place for any. */
function readFiles(root: string, language: string, needsDrawingWords: boolean, steps: Steps) {
  const data = <T>(path: string, schema: Parameters<typeof readData<T>>[2]): DataFile<T> | null =>
    readData(root, path, schema, steps)
  const optional = <T>(path: string, schema: Parameters<typeof readData<T>>[2]): DataFile<T> | null =>
    existsSync(join(root, path)) ? data(path, schema) : null
  const read = {
    guide: data(`${language}/guide.yaml`, records.guideFile),
    sources: data('facts/sources.yaml', records.sourcesFile),
    figures: data('facts/figures.yaml', records.figuresFile),
    figureWords: data(`${language}/figures.yaml`, records.figureWordsFile),
    drawingWords: (needsDrawingWords ? data : optional)(`${language}/drawings.yaml`, records.drawingWordsFile),
    medicines: data('facts/medicines.yaml', records.medicineFactsFile),
    medicineWords: data(`${language}/medicines.yaml`, records.medicineWordsFile),
    glossary: data(`${language}/glossary.yaml`, records.glossaryFile),
    questions: data(`${language}/questions.yaml`, records.questionsFile),
    symptoms: data(`${language}/symptoms.yaml`, records.symptomsFile),
    sheets: data(`${language}/sheets.yaml`, records.sheetsFile),
    synonyms: data(`${language}/synonyms.yaml`, records.synonymsFile),
    urgent: optional(`${language}/urgent.yaml`, records.urgentFile),
    countries: optional('facts/countries.yaml', records.countriesFile),
    names: optional(`${language}/names.yaml`, records.namesFile),
    words: optional(`${language}/words.yaml`, records.wordsFile),
    warnings: optional(`${language}/warnings.yaml`, records.warningsFile),
  }
  for (const list of [read.sources, read.figures, read.medicines, read.glossary, read.sheets]) checkIds(list)
  const { guide, questions, sources } = read
  for (const [index, { id, kind, lines, address }] of (sources?.data ?? []).entries()) {
    if (kind === 'web' && address === undefined)
      sources?.reporter.error(sources.lineAt([index, 'id']), advice.webSourceWithoutAddress(id))
    if ((kind === 'guide' || kind === 'article') && lines === undefined)
      sources?.reporter.error(sources.lineAt([index, 'id']), advice.sourceWithoutLines(id))
  }
  if (guide) checkIds({ ...guide, data: guide.data.sections, lineAt: (path) => guide.lineAt(['sections', ...path]) })
  if (questions) {
    checkIds({ ...questions, data: questions.data.groups, lineAt: (path) => questions.lineAt(['groups', ...path]) })
    checkIds({
      ...questions,
      data: questions.data.questions,
      lineAt: (path) => questions.lineAt(['questions', ...path]),
    })
  }
  const { urgent } = read
  if (urgent) checkIds({ ...urgent, data: urgent.data.topics, lineAt: (path) => urgent.lineAt(['topics', ...path]) })
  checkNames(read.medicines, read.medicineWords, read.glossary)
  return read
}

/** What texts may refer to. It is the same object as before while no name, id or source is changed. */
function knownFrom(read: Read, drawings: Record<string, string>, language: CompileLanguage, steps: Steps): Known {
  const { sources, figureWords, drawingWords, names, words, warnings } = read
  const figures = steps.do('figures', [read.figures, figureWords, sources], () =>
    read.figures && figureWords ? figuresFrom(read.figures, figureWords, sources?.data ?? null, language) : null,
  )
  steps.setFigures(new Map(figures?.map((figure) => [figure.id, JSON.stringify(figure)])))
  const terms = read.glossary?.data.map(({ id, term, also }) => ({ id, term, also })) ?? null
  const groups = read.questions?.data.groups.map(({ id }) => id) ?? null
  const drawn = Object.entries(drawings).map(([name, svg]) => ({
    name,
    figures: figuresIn(svg, drawingWords?.data[name]),
  }))
  const medicines = namedMedicines(read.medicines, read.medicineWords)
  const compared = JSON.stringify({ medicines, terms, groups, drawn, figures: figures?.map(({ id }) => id) ?? null })
  const known = steps.do('known', [language, compared, sources, names, words], (): Known => {
    const dictionary = new Dictionary(language.spelling, words?.data ?? [], steps.uses)
    return {
      language,
      sources: sources?.data ?? null,
      figures: null,
      medicines: medicines && new Map(medicines.map((medicine) => [medicine.id, medicine])),
      termIds: terms && new Set(terms.map(({ id }) => id)),
      questionGroups: groups && new Set(groups),
      drawings: new Map(drawn.map(({ name, figures: printed }) => [name, printed])),
      names: new Names(medicines ?? [], terms ?? [], language.terms, names?.data ?? []),
      medicineSpelling: new MedicineSpelling(medicines ?? [], (word) => dictionary.isOfLanguage(word)),
      uses: steps.uses,
      dictionary,
      warnings: {},
    }
  })
  // Which figures a text uses is known only when it was read: each step depends on its own (`Steps`).
  known.figures = figures && new Map(figures.map((figure) => [figure.id, figure]))
  known.warnings = steps.do('warnings', [warnings, known], () =>
    warnings ? inFile(known, () => warningsFrom(warnings, known)) : {},
  )
  return known
}

/** Does the work on the texts of one file. */
function inFile<T>({ dictionary }: Known, work: () => T): T {
  dictionary.beginFile()
  return work()
}

interface Pages {
  compiled: CompiledPage[]
  /** Ids of pages that could not be read: reported already, so no link to them is called wrong. */
  unread: ReadonlySet<string>
}

function compilePages(root: string, language: string, known: Known, steps: Steps): Pages {
  const { problems } = steps
  checkStrayFiles(root, language, problems)
  const paths = filesIn(root, language, '.md')
  if (paths.length === 0) problems.error(`${language}/guide.yaml`, 1, advice.noPages())
  const compiled: CompiledPage[] = []
  const unread = new Set<string>()
  for (const path of paths) {
    const file = readGuideFile(root, path, problems)
    const page =
      file &&
      steps.do(`page ${path}`, [file.text, known, known.warnings], () =>
        inFile(known, () => compilePage(file, known, reporterFor(problems, path))),
      )
    if (page) compiled.push(page)
    else unread.add(path.replace(/^.*\/(?:\d+-)*|\.md$/g, ''))
  }
  return { compiled, unread }
}

function assemble(
  file: NonNullable<Read['guide']>,
  read: Read,
  { compiled, unread }: Pages,
  known: Known,
  drawings: Record<string, string>,
  { root, language }: CompileOptions,
  steps: Steps,
): Guide | null {
  const { problems } = steps
  const { title, date, reviews } = file.data
  const texts = <F, T>(of: DataFile<F> | null, none: T, compile: (of: DataFile<F>, known: Known) => T): T =>
    of === null ? none : steps.do(`texts of ${of.path}`, [of, known], () => inFile(known, () => compile(of, known)))
  const sections = texts(file, [], sectionsFrom)
  const checked = checkPages(compiled, unread, sections, language, steps)
  const pages = checked.map(({ page }) => page)
  const { medicines: facts, medicineWords } = read
  const medicines =
    facts && medicineWords
      ? steps.do('medicines', [facts, medicineWords, known, known.warnings], () =>
          inFile(known, () => medicinesFrom(facts, medicineWords, known)),
        )
      : []
  const named = medicinesInTexts(medicines, known, steps)
  for (const page of checked) {
    steps.do(`medicines on ${page.file}`, [page, named], () => {
      checkFit(page, named.byId, problems)
      checkRiskWarnings(page, language, problems)
      checkSubtypeClaims(page.runs, named.subjects, reporterFor(problems, page.file))
      checkKeywords(page, named.subjects, reporterFor(problems, page.file))
      if (!onPaperOnly(page.page)) checkReaderClaims(page.runs, language, reporterFor(problems, page.file))
    })
  }
  const bundles = readBundles(root, language.code, steps)
  const content: Omit<z.input<typeof guideSchema>, 'version' | 'hash'> = {
    format: 1,
    language: language.code,
    title,
    date,
    reviews,
    sources: known.sources === null ? [] : [...known.sources],
    sections: sections.map((section) => ({
      id: section.id,
      number: section.number,
      title: section.title,
      intro: section.intro,
      pages: pages.filter((page) => page.section === section.id && !onPaperOnly(page)).map((page) => page.id),
    })),
    pages,
    medicines,
    warnings: known.warnings,
    glossary: texts(read.glossary, [], glossaryFrom),
    ...texts(read.questions, { questionGroups: [], questions: [] }, questionsFrom),
    figures: [...(known.figures?.values() ?? [])],
    symptoms: texts(read.symptoms, [], symptomsFrom),
    sheets: texts(read.sheets, [], sheetsFrom),
    synonyms: read.synonyms?.data ?? [],
    urgent: texts(read.urgent, undefined, urgentFrom),
    countries: texts(read.countries, [], countriesFrom),
    drawings,
    bundles: bundles?.data ?? [],
  }
  checkShortTexts({ ...read, bundles }, content, named, known, steps)
  // What a page that could not be read holds and uses is not known.
  if (unread.size === 0) {
    reportEmptySections(file, content.sections)
    reportUnused(read, known)
  }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const screen = screenFrom(sections, checked, known.figures && read.figures, problems)
  const released = readReleased(root, language.code, content, hash, steps)
  const parsed = guideSchema.safeParse({
    ...content,
    ...released,
    screen,
    hash,
    version: `${date}.${hash.slice(0, 12)}`,
  })
  if (parsed.success) return parsed.data
  // Only what was reported already can be missing from a guide, such as the sources of a text that names unknown ones.
  const [issue] = parsed.error.issues
  if (!problems.hasErrors)
    problems.error(file.path, 1, advice.doesNotFit(issue?.path.join(' › ') ?? '', issue?.message ?? ''))
  return null
}

/** What was released before, and the numbers given out. They are no part of the hash: it stays the same when a guide is released. */
function readReleased(
  root: string,
  language: string,
  content: Parameters<typeof numbersFor>[0],
  hash: string,
  steps: Steps,
): Pick<Guide, 'numbers' | 'history'> {
  const { problems } = steps
  const given = readNumbers(root, steps)
  const history = readHistory(root, language, steps)
  const last = history.releases.at(-1)
  checkNumbers(given, last, problems)
  if (last && last.hash !== hash) problems.warning(historyPath(language), 1, advice.notReleased(last.version))
  return { numbers: numbersFor(content, given?.data), history }
}

function reportEmptySections(file: NonNullable<Read['guide']>, sections: readonly Section[]): void {
  for (const [index, section] of sections.entries()) {
    if (section.pages.length === 0)
      file.reporter.warning(file.lineAt(['sections', index]), advice.emptySection(section.id))
  }
}

function reportUnused({ figures, glossary, words }: Read, known: Known): void {
  const needless = new Set(known.dictionary.needless)
  const used = { figures: known.uses.of('figure'), terms: known.uses.of('term') }
  for (const [index, word] of (words?.data ?? []).entries()) {
    if (needless.has(word)) words?.reporter.warning(words.lineAt([index]), advice.needlessWord(word))
  }
  for (const [index, { id, role }] of (figures?.data ?? []).entries()) {
    if (!used.figures.has(id) && role === undefined)
      figures?.reporter.warning(figures.lineAt([index]), advice.unusedFigure(id))
  }
  for (const [index, { id, term }] of (glossary?.data ?? []).entries()) {
    if (!used.terms.has(id)) glossary?.reporter.warning(glossary.lineAt([index]), advice.unusedTerm(term))
  }
}
