import { listSlices } from './blocks.ts'
import { slice } from '../typesetting/layout.ts'
import type { Slice } from '../typesetting/layout.ts'
import type { Pen } from '../typesetting/pen.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import type { Run } from '../typesetting/text.ts'
import { colors, type StyleName } from '../typesetting/typography.ts'
import { lines, textSlices, tied, together } from '../typesetting/typesetting.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'

/** A paragraph, or the points of a list. */
export type Passage = Run[] | { points: Run[][] }

/** A row of a list: what stands at the left, and the paragraphs beside it. */
export interface Row {
  label: { text: Run[]; style: StyleName }[]
  /** In small words under the label; not said again on another page. */
  note?: Run[]
  paragraphs: Passage[]
}

type DrawLabel = (pen: Pen, top: number, again: boolean) => void

/** Sets a row, `aside` wide at the left; 0 = the label stands above. */
export function rowSlices(set: Setting, row: Row, aside: number, ruled: boolean, frame: Frame, list: Tag): Slice[] {
  const item = tag('LI', list)
  const body = tag('LBody', item)
  const inner = { ...frame, x: frame.x + aside, width: frame.width - aside }
  const padding = set.type.unit * 0.6
  const named = row.note ? [...row.label, { text: row.note, style: 'small' as const }] : row.label
  const label = named.map(({ text, style }) => {
    const place = tag('Lbl', item)
    return {
      place,
      style: set.type.styles[style],
      lines: lines(set, text, set.type.styles[style], (aside || frame.width) - set.type.gutter),
    }
  })
  const heightOfLabel = (parts: typeof label): number =>
    parts.reduce((sum, { style, lines: broken }) => sum + broken.length * style.leading, 0)
  const labelHeight = heightOfLabel(label)
  const againHeight = heightOfLabel(label.slice(0, row.label.length))
  const text = row.paragraphs.map((passage, index) =>
    passageSlices(set, passage, index === 0 && aside > 0 ? padding : set.type.unit * 0.2, inner, body),
  )
  const held = heldTogether(text, row.paragraphs)
  const drawLabel: DrawLabel = (pen, top, again) => {
    let y = top
    for (const { place, style, lines: broken } of again ? label.slice(0, row.label.length) : label) {
      for (const line of broken) {
        if (again) pen.furniture(line, style, frame.x, y)
        else pen.line(line, style, frame.x, y, place)
        y += style.leading
      }
    }
  }
  const rule = slice({
    height: 0,
    before: padding,
    keep: true,
    draw: (pen, top) => {
      if (ruled && top > set.type.top) pen.rule(frame.x, frame.x + frame.width, top, 0.6, colors.rule)
    },
  })
  if (aside === 0) {
    return [
      rule,
      slice({ height: labelHeight, before: padding, keep: true, draw: (pen, top) => drawLabel(pen, top, false) }),
      ...held,
    ]
  }
  return [rule, ...besideLabel(held, { labelHeight, againHeight }, drawLabel)]
}

/** Sets a paragraph, or a list. */
export function passageSlices(set: Setting, passage: Passage, before: number, frame: Frame, parent: Tag): Slice[] {
  return 'points' in passage
    ? listSlices(set, passage.points, false, frame, parent, true)
    : textSlices(set, passage, 'body', frame, tag('P', parent), { before })
}

/** A paragraph of a row that has no more lines than these is never parted. */
const mostLines = 8

/** The lines of a row: rather all on one page, else parted between its paragraphs and the points of its lists only. */
function heldTogether(paragraphs: readonly Slice[][], passages: readonly Passage[]): Slice[] {
  const held = paragraphs.flatMap((lines, index) => {
    const [passage, next] = passages.slice(index)
    // A paragraph of one line begins no page alone, nor does a list.
    const withNext = paragraphs[index + 1]?.length === 1 || (next !== undefined && 'points' in next)
    if (passage !== undefined && 'points' in passage) return withNext ? tied(lines) : lines
    return lines.length <= mostLines ? together([...lines], withNext) : withNext ? tied(lines) : lines
  })
  return held.map((each, index) => ({ ...each, rather: index < held.length - 1 }))
}

/**
 * Lines with a label at their left. Where they go over to another page, it stands there again and is no part of the text;
 * so on neither page there are fewer lines than the label needs.
 */
function besideLabel(
  text: readonly Slice[],
  { labelHeight, againHeight }: { labelHeight: number; againHeight: number },
  drawLabel: DrawLabel,
): Slice[] {
  const ends: number[] = []
  for (const [index, each] of text.entries())
    ends.push((ends.at(-1) ?? 0) + each.height + (index === 0 ? 0 : each.before))
  const whole = ends.at(-1) ?? 0
  const again = slice({ height: 0, draw: (pen, top) => drawLabel(pen, top, true) })
  const placed = text.map((each, index): Slice => {
    const end = ends[index] ?? 0
    const last = end === whole
    const tied = last ? whole < labelHeight : end < labelHeight || whole - end < againHeight
    if (index > 0) return { ...each, keep: each.keep || tied, repeat: again }
    return {
      ...each,
      keep: each.keep || tied,
      draw: (pen, top, repeated) => {
        drawLabel(pen, top, false)
        each.draw(pen, top, repeated)
      },
    }
  })
  return whole < labelHeight ? [...placed, slice({ height: labelHeight - whole, draw: () => undefined })] : placed
}
