import type { Anchor } from './anchor.ts'
import type { Face, Fonts } from '../pdf/fonts.ts'
import { widthOfLine } from '../pdf/words.ts'

/** A passage in another language than the handout's. Its own object, so that two of them in one paragraph stay apart. */
export interface Foreign {
  language: string
}

/** A stretch of text in one face. */
export interface Run {
  text: string
  face: Face
  /** Where it leads, for a link. */
  link: Anchor | null
  foreign?: Foreign
}

/** A stretch of one line, with its place from the line's left end. */
export interface Segment extends Run {
  x: number
  width: number
}

export interface Line {
  segments: Segment[]
  width: number
}

interface Part {
  text: string
  run: Run
  width: number
  /** Width with a space after it. */
  spaced: number
}
interface Word {
  parts: Part[]
  width: number
  /** Whether a space follows; it does not inside a word that had to be cut. */
  space: boolean
  /** Width with that space. */
  spaced: number
}

/** In the text of a run: the line ends here. */
export const lineBreak = '\u2028'

/**
 * Breaks text into lines no wider than `width`, choosing the breaks of the whole paragraph together for an even right edge
 * and a last line of more than one short word; `balanced` makes all lines about as long, for titles.
 * Words that are wider than the line are broken where they must. A `lineBreak` ends a line in any case.
 */
export function breakLines(runs: readonly Run[], size: number, width: number, fonts: Fonts, balanced = false): Line[] {
  const parts = atBreaks(runs)
  return parts.flatMap((part, index) => breakPart(part, size, width, fonts, balanced, index < parts.length - 1))
}

/** The runs between the line breaks in them. */
function atBreaks(runs: readonly Run[]): (readonly Run[])[] {
  if (!runs.some(({ text }) => text.includes(lineBreak))) return [runs]
  const parts: Run[][] = [[]]
  for (const run of runs) {
    run.text.split(lineBreak).forEach((text, index) => {
      if (index > 0) parts.push([])
      parts.at(-1)?.push({ ...run, text })
    })
  }
  return parts
}

/** `goesOn`: more text comes after it, and a voice needs a space between the two. */
function breakPart(
  runs: readonly Run[],
  size: number,
  width: number,
  fonts: Fonts,
  balanced: boolean,
  goesOn: boolean,
): Line[] {
  const scale = size / 1000
  const words = split(runs, width / scale, fonts, goesOn)
  if (words.length === 0) return []
  const limit = width / scale
  const count = words.length
  const cost = new Float64Array(count + 1).fill(Infinity)
  const next = new Int32Array(count + 1)
  cost[count] = 0
  for (let from = count - 1; from >= 0; from--) {
    let used = 0
    for (let to = from; to < count; to++) {
      const word = words[to]
      if (!word) break
      const lineWidth = used + word.width
      if (lineWidth > limit && to > from) break
      const slack = Math.max(0, (limit - lineWidth) / limit)
      const last = to === count - 1 && !balanced
      const own = last ? (slack > 0.86 && from > 0 ? 0.12 : 0) : slack * slack
      const total = own + 0.002 + (cost[to + 1] ?? Infinity)
      if (total < (cost[from] ?? Infinity)) {
        cost[from] = total
        next[from] = to + 1
      }
      used += word.spaced
    }
  }
  const lines: Line[] = []
  for (let from = 0; from < count; from = next[from] ?? count)
    lines.push(setLine(words.slice(from, next[from]), scale, fonts))
  return lines
}

/** Width of a single line of text. */
export function lineWidth(text: string, face: Face, size: number, fonts: Fonts): number {
  return widthOfLine(text, face, fonts) * (size / 1000)
}

function split(runs: readonly Run[], limit: number, fonts: Fonts, goesOn: boolean): Word[] {
  const words: Word[] = []
  let parts: Part[] = []
  const finish = (space: boolean): void => {
    const last = parts.at(-1)
    if (!last) return
    const width = parts.reduce((sum, part) => sum + part.width, 0)
    words.push({ parts, width, space, spaced: space ? width - last.width + last.spaced : width })
    parts = []
  }
  for (const run of runs) {
    run.text.split(/[ \t\n]+/).forEach((piece, index) => {
      if (index > 0) finish(true)
      if (piece === '') return
      const whole = fonts.measure(piece, run.face)
      if (whole.width <= limit) {
        parts.push({ text: piece, run, ...whole })
        return
      }
      chop(piece, run.face, limit, fonts).forEach((text, part) => {
        if (part > 0) finish(false)
        parts.push({ text, run, ...fonts.measure(text, run.face) })
      })
    })
  }
  finish(goesOn)
  return words
}

/** Cuts a word that is wider than the line, after a hyphen or slash if it has one, else anywhere. */
function chop(word: string, face: Face, limit: number, fonts: Fonts): string[] {
  if (fonts.widthOf(word, face) <= limit) return [word]
  const pieces = word.split(/(?<=[-/–—])/)
  if (pieces.length > 1) return pieces.flatMap((piece) => chop(piece, face, limit, fonts))
  const chopped: string[] = []
  let piece = ''
  for (const character of word) {
    if (piece !== '' && fonts.widthOf(piece + character, face) > limit) {
      chopped.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...chopped, piece]
}

function setLine(words: readonly Word[], scale: number, fonts: Fonts): Line {
  const segments: Segment[] = []
  let x = 0
  words.forEach((word) => {
    for (const part of word.parts) {
      const open = segments.at(-1)
      const { face, link, foreign } = part.run
      if (open?.face === face && open.link === link && open.foreign === foreign) open.text += part.text
      else segments.push({ text: part.text, face, link, ...(foreign ? { foreign } : {}), x: 0, width: 0 })
    }
    const open = segments.at(-1)
    // A voice or a copy reads words apart by their spaces alone, so the last one of a line is written too.
    if (open && word.space) open.text += ' '
  })
  for (const segment of segments) {
    segment.x = x * scale
    const text = segment === segments.at(-1) ? segment.text.trimEnd() : segment.text
    const width = widthOfLine(text, segment.face, fonts)
    segment.width = width * scale
    x += width
  }
  return { segments, width: x * scale }
}
