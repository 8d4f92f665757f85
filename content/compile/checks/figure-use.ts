import { capitalized } from '../../text/capitals.ts'
import { advice } from '../report/messages.ts'
import type { Known } from '../facts/known.ts'
import type { Reporter } from '../report/problem.ts'
import { nearest } from '../words/spelling.ts'

/** A figure in a text: `:fig[F056]`, with the id in its first group. For `matchAll` and `replace`, which begin anew each time. */
export const figureReference = /:fig\[([^\]]*)\]/g

/** Words a figure brings along and a writer may have put before it as well. */
const bringsAlong = new Set([
  'about',
  'around',
  'at least',
  'less than',
  'more than',
  'every',
  'within',
  'once',
  'twice',
  'younger than',
  'the',
  'stage',
])

/** The printed text of a figure, or null if there is none of this id. Reports unknown ids and sensitive figures in the open. */
export function figureText(
  id: string,
  sensitive: boolean,
  known: Known,
  reporter: Reporter,
  line: number,
): string | null {
  if (id.trim() === '') {
    reporter.error(line, advice.figureWithoutId())
    return null
  }
  known.used.figures.add(id)
  if (!known.figures) return null
  const figure = known.figures.get(id)
  if (!figure) {
    reporter.error(line, advice.unknownFigure(id, nearest(id, known.figures.keys())))
    return null
  }
  if (figure.sensitive && !sensitive) reporter.error(line, advice.sensitiveFigure(id))
  return figure.text
}

/** Reports a word that would be printed twice: 'about' before a figure that reads 'about 15%', 'years' after '5 years'. */
export function checkAroundFigure(
  before: string,
  printed: string,
  after: string,
  reporter: Reporter,
  line: number,
): void {
  const start = /^(?:\p{L}+ \p{L}+|\p{L}+)/u.exec(printed)?.[0] ?? ''
  for (const word of [start, start.split(' ')[0] ?? '']) {
    if (bringsAlong.has(word) && new RegExp(`\\b${word}\\s*$`, 'i').test(before)) {
      reporter.error(line, advice.doubledAroundFigure(word, printed))
      return
    }
  }
  const last = /(\p{L}+|%)$/u.exec(printed)?.[0]
  const next = /^\s*(\p{L}+|%)/u.exec(after)?.[1]
  const doubled =
    last !== undefined && next !== undefined && (last === next.toLowerCase() || (last === '%' && /^per/i.test(next)))
  if (doubled) reporter.error(line, advice.doubledAroundFigure(next, printed))
  else if (printed.endsWith(' of 100') && next === 'of') reporter.error(line, advice.doubledAroundFigure(next, printed))
}

/** A figure at the start of a sentence is printed with a capital. */
export function inSentence(before: string, printed: string): string {
  const startsSentence = before.trim() === '' || /[.?!]["’)]?\s+$/.test(before)
  return startsSentence ? capitalized(printed) : printed
}
