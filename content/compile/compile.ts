import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { type Guide, guideSchema, onPaperOnly, type Section } from '../schema/guide.ts'
import { sharedTexts } from '../schema/provenance.ts'
import { readBundles } from './facts/bundles.ts'
import { figuresIn, fillDrawings, haveWords } from './pages/drawing-text.ts'
import { readDrawings } from './pages/drawings.ts'
import { checkFit, checkFitOfText, checkReachOfText, checkRiskWarnings } from './checks/fit-checks.ts'
import { checkPages } from './pages/page-checks.ts'
import { screenFrom } from './pages/screen-data.ts'
import { filesIn, readGuideFile } from './files/guide-files.ts'
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
import type { Known } from './facts/known.ts'
import { namedMedicines } from './facts/medicine-names.ts'
import { advice } from './report/messages.ts'
import { Names } from './words/names.ts'
import { checkNumbers, numbersFor, readNumbers } from './release/numbers.ts'
import { type CompiledPage, compilePage } from './pages/page-file.ts'
import { checkReview } from './facts/review.ts'
import { checkStrayFiles } from './files/stray-files.ts'
import { type Problem, Problems, reporterFor } from './report/problem.ts'
import * as records from './facts/records.ts'
import { checkSubtypeClaims, type Owner, Subjects } from './checks/subtype-claims.ts'

export interface CompileOptions {
  /** Folder of the guide: `facts/`, `drawings/` and a folder for each language. */
  root: string
  /** Name of the language's folder. */
  language: string
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
 */
export function compileGuide({ root, language }: CompileOptions): CompileResult {
  const problems = new Problems()
  const drawn = readDrawings(root, problems)
  const read = readFiles(root, language, haveWords(drawn), problems)
  const known = knownFrom(read, drawn, language)
  if (read.warnings) known.warnings = warningsFrom(read.warnings, known)
  const drawings = fillDrawings(drawn, read.drawingWords, known, problems)
  const pages = compilePages(root, language, known, problems)
  const guide = read.guide && assemble(read.guide, read, pages, known, drawings, { root, language }, problems)
  return {
    guide: problems.hasErrors ? null : guide,
    draft: guide,
    problems: problems.sorted(),
  }
}

type Read = ReturnType<typeof readFiles>

/** @param needsDrawingWords False lets the words of the drawings be missing: there is no place for any. */
function readFiles(root: string, language: string, needsDrawingWords: boolean, problems: Problems) {
  const data = <T>(path: string, schema: Parameters<typeof readData<T>>[2]): DataFile<T> | null =>
    readData(root, path, schema, problems)
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
  checkNames(read.medicines, read.medicineWords, read.glossary)
  return read
}

function knownFrom(read: Read, drawings: Record<string, string>, language: string): Known {
  const sources = read.sources?.data ?? null
  const figures = read.figures && read.figureWords && figuresFrom(read.figures, read.figureWords, sources, language)
  const medicines = namedMedicines(read.medicines, read.medicineWords)
  return {
    sources,
    figures: figures && new Map(figures.map((figure) => [figure.id, figure])),
    medicines: medicines && new Map(medicines.map((medicine) => [medicine.id, medicine])),
    termIds: read.glossary && new Set(read.glossary.data.map((entry) => entry.id)),
    questionGroups: read.questions && new Set(read.questions.data.groups.map((group) => group.id)),
    drawings: new Map(
      Object.entries(drawings).map(([name, svg]) => [name, figuresIn(svg, read.drawingWords?.data[name])]),
    ),
    names: new Names(medicines ?? [], read.glossary?.data ?? [], read.names?.data ?? []),
    used: { figures: new Set(), terms: new Set() },
    dictionary: new Dictionary(language, read.words?.data ?? []),
    warnings: {},
  }
}

interface Pages {
  compiled: CompiledPage[]
  /** Ids of pages that could not be read: reported already, so no link to them is called wrong. */
  unread: ReadonlySet<string>
}

function compilePages(root: string, language: string, known: Known, problems: Problems): Pages {
  checkStrayFiles(root, language, problems)
  const paths = filesIn(root, language, '.md')
  if (paths.length === 0) problems.error(`${language}/guide.yaml`, 1, advice.noPages())
  const compiled: CompiledPage[] = []
  const unread = new Set<string>()
  for (const path of paths) {
    const file = readGuideFile(root, path, problems)
    const page = file && compilePage(file, known, reporterFor(problems, path))
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
  problems: Problems,
): Guide | null {
  const { title, date, reviews } = file.data
  for (const name of sharedTexts) checkReview(reviews[name], file.lineAt(['reviews', name]), file.reporter)
  const sections = sectionsFrom(file, known)
  const checked = checkPages(compiled, unread, sections, problems)
  const pages = checked.map(({ page }) => page)
  const medicines = read.medicines && read.medicineWords ? medicinesFrom(read.medicines, read.medicineWords, known) : []
  const byId = new Map(medicines.map((medicine) => [medicine.id, medicine]))
  const subjects = new Subjects(byId, known.names)
  for (const page of checked) {
    checkFit(page, byId, problems)
    checkRiskWarnings(page, problems)
    checkSubtypeClaims(page.runs, subjects, reporterFor(problems, page.file))
  }
  const content: Omit<z.input<typeof guideSchema>, 'version' | 'hash'> = {
    format: 1,
    language,
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
    glossary: read.glossary ? glossaryFrom(read.glossary, known) : [],
    ...(read.questions ? questionsFrom(read.questions, known) : { questionGroups: [], questions: [] }),
    figures: [...(known.figures?.values() ?? [])],
    symptoms: read.symptoms ? symptomsFrom(read.symptoms, known) : [],
    sheets: read.sheets ? sheetsFrom(read.sheets, known) : [],
    synonyms: read.synonyms?.data ?? [],
    drawings,
    bundles: readBundles(root, language, problems),
  }
  checkShortTexts(read, content, byId, known, subjects)
  // What a page that could not be read holds and uses is not known.
  if (unread.size === 0) {
    reportEmptySections(file, content.sections)
    reportUnused(read, known)
  }
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const screen = screenFrom(sections, checked, known.figures && read.figures, problems)
  const released = readReleased(root, language, content, hash, problems)
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
  problems: Problems,
): Pick<Guide, 'numbers' | 'history'> {
  const given = readNumbers(root, problems)
  const history = readHistory(root, language, problems)
  const last = history.releases.at(-1)
  checkNumbers(given, last, problems)
  if (last && last.hash !== hash) problems.warning(historyPath(language), 1, advice.notReleased(last.version))
  return { numbers: numbersFor(content, given?.data), history }
}

function checkShortTexts(
  { questions, glossary, medicineWords }: Read,
  content: Pick<Guide, 'questions' | 'glossary' | 'medicines'>,
  medicines: ReadonlyMap<string, Guide['medicines'][number]>,
  { names }: Known,
  subjects: Subjects,
): void {
  const claims = (file: DataFile<unknown>, path: (string | number)[], text: string, owner?: Owner) =>
    checkSubtypeClaims([{ kind: 'text', text, line: file.lineAt(path) }], subjects, file.reporter, owner)
  for (const medicine of content.medicines) {
    if (!medicineWords) break
    const { id, what, how, indications } = medicine
    claims(medicineWords, [id, 'what'], what, { medicine })
    if (how !== null) claims(medicineWords, [id, 'how'], how, { medicine })
    for (const field of ['sideEffects', 'checks', 'notes', 'warnings'] as const) {
      for (const [index, { text }] of medicine[field].entries())
        claims(medicineWords, [id, field, index], text, { medicine })
    }
    for (const indication of indications) {
      const owner = { medicine: { ...medicine, indications: [indication] }, always: true }
      claims(medicineWords, [id, 'uses', indication.id], indication.use, owner)
    }
  }
  for (const [index, { text, when }] of content.questions.entries()) {
    if (!questions) break
    checkReachOfText(when, questions.lineAt(['questions', index, 'when']), questions.reporter)
    checkFitOfText(text, when, medicines, names, questions.lineAt(['questions', index, 'text']), questions.reporter)
    claims(questions, ['questions', index, 'text'], text)
  }
  for (const [index, { meaning, when }] of content.glossary.entries()) {
    if (!glossary) break
    checkReachOfText(when, glossary.lineAt([index, 'when']), glossary.reporter)
    checkFitOfText(meaning, when, medicines, names, glossary.lineAt([index, 'meaning']), glossary.reporter)
    claims(glossary, [index, 'meaning'], meaning)
  }
}

function reportEmptySections(file: NonNullable<Read['guide']>, sections: readonly Section[]): void {
  for (const [index, section] of sections.entries()) {
    if (section.pages.length === 0)
      file.reporter.warning(file.lineAt(['sections', index]), advice.emptySection(section.id))
  }
}

function reportUnused({ figures, glossary, words }: Read, known: Known): void {
  const needless = new Set(known.dictionary.needless)
  for (const [index, word] of (words?.data ?? []).entries()) {
    if (needless.has(word)) words?.reporter.warning(words.lineAt([index]), advice.needlessWord(word))
  }
  for (const [index, { id, role }] of (figures?.data ?? []).entries()) {
    if (!known.used.figures.has(id) && role === undefined)
      figures?.reporter.warning(figures.lineAt([index]), advice.unusedFigure(id))
  }
  for (const [index, { id, term }] of (glossary?.data ?? []).entries()) {
    if (!known.used.terms.has(id)) glossary?.reporter.warning(glossary.lineAt([index]), advice.unusedTerm(term))
  }
}
