import type { Question } from '../../../content/schema/guide.ts'
import { heightOf, type Slice } from '../typesetting/layout.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import { run, textSlices, together } from '../typesetting/typesetting.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'
import { writingLines } from '../typesetting/writing.ts'

/** The room for an answer: lines to write on, and how high they are in points. */
export interface Answer {
  lines: number
  height?: number
}

/** Questions to take along: a box to tick, the question, and lines to write the answer on. */
export function questionsSlices(
  set: Setting,
  questions: readonly Question[],
  answer: Answer,
  frame: Frame,
  parent: Tag,
): Slice[] {
  const { lines: answerLines, height } = answer
  const list = tag('L', parent)
  const { body } = set.type.styles
  const indent = body.size * 1.75
  const slices = questions.flatMap((question, index) => {
    const item = tag('LI', list)
    const text = textSlices(
      set,
      [run(set, question.text)],
      'body',
      { x: frame.x + indent, width: frame.width - indent, panel: frame.panel },
      tag('LBody', item),
      answerLines === 0 && index > 0 ? { before: set.type.unit * 0.3 } : {},
    )
    const [first, ...rest] = text
    if (!first) return []
    const boxed: Slice = {
      ...first,
      draw: (pen, top, repeated) => {
        pen.tickBox(frame.x, top + (body.leading - body.size) / 2, body.size)
        first.draw(pen, top, repeated)
      },
    }
    const toWrite = { ...frame, x: frame.x + indent, width: frame.width - indent }
    const written = writingLines(set, answerLines, toWrite, height)
    // No question stands alone at the foot of a page under the heading, nor at the head of the next one.
    const tiedToNext = index < questions.length - 1 && (index === 0 || index === questions.length - 2)
    return together([boxed, ...rest, ...written], tiedToNext)
  })
  const few = answerLines === 0 && heightOf(slices) <= (set.type.bottom - set.type.top) * 0.35
  return slices.map((each, index) => ({ ...each, rather: few && index < slices.length - 1 }))
}
