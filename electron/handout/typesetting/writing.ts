import { slice } from './layout.ts'
import type { Slice } from './layout.ts'
import type { Tag } from '../pdf/tagging.ts'
import { colors } from './typography.ts'
import { lines, run } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

/** Ruled lines to write on by hand. */
export function writingLines(set: Setting, count: number, frame: Frame, height = set.type.handLine): Slice[] {
  return Array.from({ length: count }, () =>
    slice({
      height,
      panel: frame.panel,
      draw: (pen, top) => pen.rule(frame.x, frame.x + frame.width, top + height - 1, 0.6, colors.rule),
    }),
  )
}

/**
 * What is to be filled in, and lines for it: the first line begins where the words end, if that leaves enough of it.
 * All of it stays together.
 */
export function promptSlices(
  set: Setting,
  label: string,
  count: number,
  frame: Frame,
  tag: Tag,
  height = set.type.handLine,
): Slice[] {
  const { body } = set.type.styles
  const text = lines(set, [run(set, label, 'bold')], body, frame.width)
  const [only, ...more] = text
  const end = only && more.length === 0 ? only.width + body.size * 0.5 : frame.width
  const beside = end < frame.width * 0.75
  const lead = slice({
    height: beside ? height : text.length * body.leading,
    // A label above its lines must not be taken for what is written on the line above it.
    before: beside ? 0 : set.type.unit,
    panel: frame.panel,
    draw: (pen, top) => {
      const first = beside ? top + height - body.leading : top
      text.forEach((line, index) => pen.line(line, body, frame.x, first + index * body.leading, tag))
      if (beside) pen.rule(frame.x + end, frame.x + frame.width, top + height - 1, 0.6, colors.rule)
    },
  })
  const slices = [lead, ...writingLines(set, beside ? count - 1 : count, frame, height)]
  return slices.map((each, index) => ({ ...each, keep: index < slices.length - 1 }))
}
