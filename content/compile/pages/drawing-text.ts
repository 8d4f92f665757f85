import { figureOf, figureReference, figureText } from '../checks/figure-use.ts'
import type { Known } from '../facts/known.ts'
import { advice } from '../report/messages.ts'
import { cover } from '../words/names.ts'
import { type Reporter, reporterFor } from '../report/problem.ts'
import type { Steps } from '../steps.ts'
import { checkWords } from '../words/wording.ts'

const printedOrCounted = new RegExp(`${figureReference.source}|data-count="([^"]*)"`, 'g')
const words = />([^<>]+)</g
const counted = /<g\b[^>]*?\s(data-count="([^"]*)")[^>]*>([\s\S]*?)<\/g>/g

/** The figures that a drawing prints or counts, by id. */
export function figuresIn(svg: string): string[] {
  return [...svg.matchAll(printedOrCounted)].map((match) => match[1] ?? match[2] ?? '')
}

/**
 * The drawings as they are shown: figures filled in. Reports bare numbers and unknown names in them, medicines (a drawing
 * prints whole, so it names none), and groups with `data-count="F017"` that do not hold as many circles as the figure says,
 * or, where that is a share in percent, a drawing that does not hold a hundred.
 */
export function fillDrawings(
  drawings: Readonly<Record<string, string>>,
  known: Known,
  steps: Steps,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(drawings).map(([name, svg]) => [
      name,
      steps.do(`drawing ${name}`, [svg, known], () => {
        known.dictionary.beginFile()
        return fill(svg, known, reporterFor(steps.problems, `drawings/${name}.svg`))
      }),
    ]),
  )
}

function fill(svg: string, known: Known, reporter: Reporter): string {
  const lineAt = (offset: number): number => svg.slice(0, offset).split('\n').length
  checkSteps(svg, reporter, lineAt)
  for (const match of svg.matchAll(words)) {
    const [, text = ''] = match
    const at = match.index + 1
    const lineOf = (offset: number): number => lineAt(at + offset)
    for (const { from, name } of known.names.find(text))
      if (name.kind === 'medicine') reporter.error(lineOf(from), advice.medicineInDrawing(name.text))
    if (!isNumber(text))
      checkWords(text.replace(figureReference, cover).replace(entity, cover), known, reporter, lineOf)
  }
  for (const match of svg.matchAll(counted)) checkCount(match, circlesIn(svg), known, reporter, lineAt(match.index))
  return svg
    .replace(/\sdata-count="[^"]*"/g, '')
    .replace(figureReference, (reference: string, id: string, at: number) => {
      // Where a drawing with a sensitive figure may stand is checked where it stands.
      return figureText(id, true, known, reporter, lineAt(at)) ?? reference
    })
}

/** A sign that XML writes with letters: `&amp;`. */
const entity = /&\w+;/g

const isNumber = (text: string): boolean => /^\s*\d+\s*$/.test(text)

/** A number alone is the number of a step: they count 1, 2, 3 in the order of the drawing. */
function checkSteps(svg: string, reporter: Reporter, lineAt: (offset: number) => number): void {
  const steps = [...svg.matchAll(words)].filter(([, text = '']) => isNumber(text))
  for (const [index, match] of steps.entries()) {
    const text = (match[1] ?? '').trim()
    if (text !== String(index + 1)) reporter.error(lineAt(match.index), advice.bareNumber(text))
  }
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
