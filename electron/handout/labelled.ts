import { slice } from './layout.ts'
import type { Slice } from './layout.ts'
import { tag } from './tagging.ts'
import type { Tag } from './tagging.ts'
import type { Run } from './text.ts'
import { lines, run, textSlices } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

export interface Labelled {
  label: string
  text: Run[]
}

/**
 * Facts under labels ("Side effects"): the labels in a column of their own at the left, in large print above.
 * In the file a list whose items have a label and a body.
 */
export function labelledSlices(set: Setting, facts: readonly Labelled[], frame: Frame, parent: Tag): Slice[] {
  if (facts.length === 0) return []
  const list = tag('L', parent)
  const aside = set.type.label
  const { label: labelStyle } = set.type.styles
  return facts.flatMap(({ label, text }) => {
    const item = tag('LI', list)
    const name = tag('Lbl', item)
    const words = [run(set, label, 'bold')]
    if (aside === 0) {
      return [
        ...textSlices(set, words, 'label', frame, name, { keepWithNext: true }),
        ...textSlices(set, text, 'body', frame, tag('LBody', item), { before: 0 }),
      ]
    }
    const labelLines = lines(set, words, labelStyle, aside - set.type.gutter)
    const left = frame.x + aside
    const textLines = textSlices(set, text, 'body', { x: left, width: frame.width - aside, panel: frame.panel }, tag('LBody', item), {
      before: labelStyle.before,
    })
    const first = textLines[0]
    if (!first) return []
    const rest = [...textLines.slice(1)]
    while (rest.length + 1 < labelLines.length) rest.push(slice({ height: labelStyle.leading, panel: frame.panel, draw: () => undefined }))
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
