import { capitalized } from '../../text/capitals.ts'
import type { FigureWords } from '../../languages/compile-language.ts'
import { advice } from '../report/messages.ts'
import type { Known } from '../facts/known.ts'
import type { Figure } from '../../schema/guide.ts'
import type { Reporter } from '../report/problem.ts'
import { nearest } from '../words/spelling.ts'

/** A figure in a text: `:fig[F056]`, with the id in its first group. For `matchAll` and `replace`, which begin anew each time. */
export const figureReference = /:fig\[([^\]]*)\]/g

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
  const figure = figureOf(id, known)
  if (!known.figures) return null
  if (!figure) {
    reporter.error(line, advice.unknownFigure(id, nearest(id, known.figures.keys())))
    return null
  }
  if (figure.sensitive && !sensitive) reporter.error(line, advice.sensitiveFigure(id))
  return figure.text
}

/** A figure by its id. Whatever looks at a figure gets it here: that it is used is noted. */
export function figureOf(id: string, { figures, uses }: Pick<Known, 'figures' | 'uses'>): Figure | undefined {
  uses.add('figure', id)
  return figures?.get(id)
}

/** Reports a word that would be printed twice: 'about' before a figure that reads 'about 15%', 'years' after '5 years'. */
export function checkAroundFigure(
  before: string,
  printed: string,
  after: string,
  reporter: Reporter,
  line: number,
  { bringsAlong, percent, shares }: FigureWords,
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
    last !== undefined && next !== undefined && (last === next.toLowerCase() || (last === '%' && percent.test(next)))
  if (doubled) reporter.error(line, advice.doubledAroundFigure(next, printed))
  else if (next !== undefined && shares.some(({ ending, word }) => printed.endsWith(ending) && next === word))
    reporter.error(line, advice.doubledAroundFigure(next, printed))
}

/** A figure at the start of a sentence is printed with a capital. */
export function inSentence(before: string, printed: string): string {
  const startsSentence = before.trim() === '' || /[.?!]["’)]?\s+$/.test(before)
  return startsSentence ? capitalized(printed) : printed
}
