import { figureOf, figureReference, figureText } from '../checks/figure-use.ts'
import type { DataFile } from '../facts/guide-data.ts'
import type { Known } from '../facts/known.ts'
import type { DrawingWords } from '../facts/records.ts'
import { advice } from '../report/messages.ts'
import { type Reporter, reporterFor } from '../report/problem.ts'
import type { Steps } from '../steps/steps.ts'
import { cover } from '../words/names.ts'
import { nearest } from '../words/spelling.ts'
import { sites } from '../../schema/profile.ts'
import { checkWords } from '../words/wording.ts'
import { fillSlots, type TextSlot, textSlots } from './drawing-slots.ts'

const content = />([^<>]+)</g
const siteGroup = /\sid="site-([^"]*)"/g
const siteGroups = sites.map((site) => `site-${site}`)
const counted = /<g\b[^>]*?\s(data-count="([^"]*)")[^>]*>([\s\S]*?)<\/g>/g

/** The figures that a drawing counts (`data-count`) or prints in its words, by id. */
export function figuresIn(svg: string, words: DrawingWords[string] = {}): string[] {
  const drawn = [...svg.matchAll(counted)].map((match) => match[2] ?? '')
  const printed = Object.values(words).flatMap((text) => [...text.matchAll(figureReference)].map(([, id = '']) => id))
  return [...drawn, ...printed]
}

/**
 * The drawings as they are shown: the words of the language and its figures filled in. Reports
 * - in a drawing: words, which belong to a language; a `<text>` without id; groups with `data-count="F017"` that do not hold as
 *   many circles as the figure says, or, if that is a share in percent, a drawing that does not hold a hundred;
 * - in the words: those that are missing or left over, more lines than there is room for, bare numbers, unknown names, and
 *   medicines (a drawing cannot be cut to fit a person).
 * @param words The words of the language; null if they could not be read, which is reported elsewhere.
 */
export function fillDrawings(
  drawings: Readonly<Record<string, string>>,
  words: DataFile<DrawingWords> | null,
  known: Known,
  steps: Steps,
): Record<string, string> {
  const names = Object.keys(drawings)
  for (const name of Object.keys(words?.data ?? {})) {
    if (!names.includes(name))
      words?.reporter.error(words.lineAt([name]), advice.wordsWithoutDrawing(name, nearest(name, names)))
  }
  return Object.fromEntries(
    Object.entries(drawings).map(([name, svg]) => [
      name,
      steps.do(`drawing ${name}`, [svg, words, known], () => {
        known.dictionary.beginFile()
        const shapes = checkedShapes(svg, known, reporterFor(steps.problems, `drawings/${name}.svg`))
        return words ? withWords(name, shapes, words, known) : shapes
      }),
    ]),
  )
}

/** Whether any of the drawings has a place for words. */
export function haveWords(drawings: Readonly<Record<string, string>>): boolean {
  return Object.values(drawings).some((svg) => textSlots(svg).length > 0)
}

function checkedShapes(svg: string, known: Known, reporter: Reporter): string {
  const lineAt = (offset: number): number => svg.slice(0, offset).split('\n').length
  checkContent(svg, reporter, lineAt)
  checkSlots(textSlots(svg), reporter, lineAt)
  checkSites(svg, reporter, lineAt)
  for (const match of svg.matchAll(counted)) checkCount(match, circlesIn(svg), known, reporter, lineAt(match.index))
  return svg.replace(/\sdata-count="[^"]*"/g, '')
}

/** The only text in a drawing is the number of a step: they count 1, 2, 3 in the order of the drawing. */
function checkContent(svg: string, reporter: Reporter, lineAt: (offset: number) => number): void {
  let steps = 0
  for (const { 1: text = '', index } of svg.matchAll(content)) {
    const written = text.trim()
    if (written === '') continue
    if (!/^\d+$/.test(written)) reporter.error(lineAt(index + 1), advice.wordsInDrawing(written))
    else if (written !== String(++steps)) reporter.error(lineAt(index + 1), advice.bareNumber(written))
  }
}

function checkSlots(slots: readonly TextSlot[], reporter: Reporter, lineAt: (offset: number) => number): void {
  const seen = new Map<string, number>()
  for (const { id, at } of slots) {
    const line = lineAt(at)
    const first = id === null ? undefined : seen.get(id)
    if (id === null) reporter.error(line, advice.drawnTextWithoutId())
    else if (first === undefined) seen.set(id, line)
    else reporter.error(line, advice.duplicateId(id, `line ${first}`))
  }
}

/** A group `site-bone` opens the symptoms of the bones. */
function checkSites(svg: string, reporter: Reporter, lineAt: (offset: number) => number): void {
  for (const { 1: site = '', index } of svg.matchAll(siteGroup)) {
    if (!sites.some((one) => one === site))
      reporter.error(lineAt(index), advice.drawingOfNoSite(`site-${site}`, nearest(`site-${site}`, siteGroups)))
  }
}

function withWords(name: string, svg: string, words: DataFile<DrawingWords>, known: Known): string {
  const { data, reporter } = words
  const written = data[name] ?? {}
  const slots = new Map(textSlots(svg).flatMap((slot) => (slot.id === null ? [] : [[slot.id, slot] as const])))
  const missing = [...slots.keys()].filter((id) => written[id] === undefined)
  if (missing.length > 0) reporter.error(words.lineAt([name]), advice.drawingWithoutWords(name, missing))
  const filled = new Map<string, string[]>()
  for (const [id, text] of Object.entries(written)) {
    const line = words.lineAt([name, id])
    const slot = slots.get(id)
    if (!slot) reporter.error(line, advice.wordsWithoutText(name, id, nearest(id, slots.keys())))
    // Below `|` the text starts on the next line.
    const firstLine = text.includes('\n') ? line + 1 : line
    filled.set(id, wordsOfSlot(text, firstLine, known, reporter))
    const { length } = filled.get(id) ?? []
    if (slot && length > slot.lines) reporter.error(line, advice.tooManyLines(name, id, slot.lines))
  }
  return fillSlots(svg, (id) => filled.get(id) ?? null)
}

/** The lines of one text with its figures filled in. Reports what is wrong with its words. */
function wordsOfSlot(text: string, firstLine: number, known: Known, reporter: Reporter): string[] {
  const lineOf = (offset: number): number => firstLine + text.slice(0, offset).split('\n').length - 1
  for (const { from, name } of known.names.find(text))
    if (name.kind === 'medicine') reporter.error(lineOf(from), advice.medicineInDrawing(name.text))
  checkWords(text.replace(figureReference, cover), known, reporter, lineOf)
  return text
    .replace(figureReference, (reference: string, id: string, at: number) => {
      // The page that shows the drawing is checked for sensitive figures.
      return figureText(id, true, known, reporter, lineOf(at)) ?? reference
    })
    .split('\n')
}

function checkCount(
  [, , id = '', inside = '']: RegExpExecArray,
  all: number,
  known: Known,
  reporter: Reporter,
  line: number,
): void {
  if (figureText(id, true, known, reporter, line) === null) return
  const figure = figureOf(id, known)
  const drawn = circlesIn(inside)
  if (drawn !== figure?.value) reporter.error(line, advice.drawnCount(id, String(figure?.value), drawn))
  if (figure?.unit === 'percent' && all !== 100) reporter.error(line, advice.drawnOfHundred(id, all))
}

function circlesIn(svg: string): number {
  return svg.match(/<circle\b/g)?.length ?? 0
}
