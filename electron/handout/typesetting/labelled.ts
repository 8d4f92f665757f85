import { slice } from './layout.ts'
import type { Slice } from './layout.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import type { Run } from './text.ts'
import { lines, textSlices } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

export interface Labelled {
  label: Run[]
  text: Run[]
}

/**
 * Facts under labels ("Side effects"): the labels in a column of their own at the left, or above in large print.
 * In the file a list whose items have a label and a body.
 */
export function labelledSlices(set: Setting, facts: readonly Labelled[], frame: Frame, parent: Tag): Slice[] {
  if (facts.length === 0) return []
  const list = tag('L', parent)
  const { label: labelStyle } = set.type.styles
  const aside = set.type.label
  return facts.flatMap(({ label, text }) => {
    const item = tag('LI', list)
    const name = tag('Lbl', item)
    if (aside === 0) {
      return [
        ...textSlices(set, label, 'label', frame, name, { keepWithNext: true, before: labelStyle.before }),
        ...textSlices(set, text, 'body', frame, tag('LBody', item), { before: 0 }),
      ]
    }
    const labelLines = lines(set, label, labelStyle, aside - set.type.gutter)
    const left = frame.x + aside
    const textLines = textSlices(
      set,
      text,
      'body',
      { x: left, width: frame.width - aside, panel: frame.panel },
      tag('LBody', item),
      {
        before: labelStyle.before,
      },
    )
    // A label without a text stands all the same: a medicine may have nothing of its own to add.
    const first =
      textLines[0] ??
      slice({
        height: labelStyle.leading,
        before: labelStyle.before,
        panel: frame.panel,
        draw: () => undefined,
      })
    const rest = [...textLines.slice(1)]
    while (rest.length + 1 < labelLines.length)
      rest.push(slice({ height: labelStyle.leading, panel: frame.panel, draw: () => undefined }))
    const withLabel: Slice = {
      ...first,
      keep: first.keep || labelLines.length > 1,
      draw: (pen, top, repeated) => {
        labelLines.forEach((line, index) => pen.line(line, labelStyle, frame.x, top + index * labelStyle.leading, name))
        first.draw(pen, top, repeated)
      },
    }
    return [withLabel, ...rest]
  })
}
