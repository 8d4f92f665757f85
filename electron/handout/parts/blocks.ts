import { plainText } from '../../../content/schema/block.ts'
import type { Block, BlockOf } from '../../../content/schema/block.ts'
import { drawingSize, viewBox } from '../pdf/drawing.ts'
import { heightOf, slice, space } from '../typesetting/layout.ts'
import type { Slice } from '../typesetting/layout.ts'
import type { Run } from '../typesetting/text.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import { tableSlices } from '../typesetting/table.ts'
import { headingTag, run, runs, textSlices } from '../typesetting/typesetting.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'

/** Sets one block of a page. `next` tells whether a list or table follows that the block introduces. */
export function blockSlices(
  set: Setting,
  block: Block,
  frame: Frame,
  parent: Tag,
  drawings: Readonly<Record<string, string>>,
  next: Block | null,
): Slice[] {
  switch (block.type) {
    case 'heading':
      return headingSlices(set, plainText(block.inlines), block.level, frame, parent)
    case 'paragraph':
      return textSlices(set, runs(set, block.inlines), 'body', frame, tag('P', parent), {
        keepEnd: next?.type === 'list' || next?.type === 'table',
      })
    case 'list':
      return listSlices(
        set,
        block.items.map((item) => runs(set, item)),
        block.ordered,
        frame,
        parent,
      )
    case 'table':
      return tableSlices(set, block, frame, parent)
    case 'callout':
      return calloutSlices(set, block, frame, parent)
    case 'drawing':
      return drawingSlices(set, block, frame, parent, drawings)
    // `tailor()` puts the medicines and questions themselves into the plan.
    case 'medicines':
    case 'questions':
      return []
  }
}

/** A heading inside a section. Its level in the file is one below that on the page: the section's own title is H2. */
export function headingSlices(set: Setting, text: string, level: 2 | 3, frame: Frame, parent: Tag): Slice[] {
  const [name, below] = level === 2 ? (['heading', 1] as const) : (['subheading', 2] as const)
  return textSlices(set, [run(set, text, 'bold')], name, frame, tag(headingTag(set, below), parent), {
    keepWithNext: true,
  })
}

/** A list. Short points stand in two columns where that saves a quarter of the room. `alone`: a point may stand alone on a page. */
export function listSlices(
  set: Setting,
  items: readonly Run[][],
  ordered: boolean,
  frame: Frame,
  parent: Tag,
  alone = false,
): Slice[] {
  const { body } = set.type.styles
  const list = tag('L', parent)
  const indent = body.size * (ordered ? 1.75 : 1.25)
  const mark = (index: number, x: number): { label: Tag | null; item: Tag; draw: Slice['draw'] } => {
    const item = tag('LI', list)
    const label = ordered ? tag('Lbl', item) : null
    return {
      item,
      label,
      draw: (pen, top) => {
        if (label) pen.word(`${index + 1}.`, 'bold', { ...body, color: set.type.styles.label.color }, x, top, label)
        else pen.bullet(x + body.size * 0.4, top + body.leading * 0.5, body.size * 0.17)
      },
    }
  }
  const gap = set.type.unit * 2
  const half = (frame.width - gap) / 2
  const inHalf = (item: readonly Run[], x: number, owner: Tag) =>
    textSlices(set, item, 'body', { x: x + indent, width: half - indent, panel: null }, owner)
  const inOne = items.reduce((sum, item) => sum + textSlices(set, item, 'body', frame, list).length, 0)
  const inTwo = items.reduce((sum, item, index) => {
    const own = inHalf(item, 0, list).length
    const beside = items[index - 1]
    return index % 2 === 0 || !beside ? sum + own : sum + Math.max(0, own - inHalf(beside, 0, list).length)
  }, 0)
  const short = !ordered && inTwo * 4 <= inOne * 3
  if (short) {
    const rows: Slice[] = []
    for (let index = 0; index < items.length; index += 2) {
      const cells = items.slice(index, index + 2).map((item, column) => {
        const x = frame.x + column * (half + gap)
        const lead = mark(index + column, x)
        return { lead, text: inHalf(item, x, tag('LBody', lead.item)) }
      })
      rows.push(
        slice({
          height: Math.max(...cells.map(({ text }) => text.length)) * body.leading,
          before: set.type.unit * (index === 0 ? 0.5 : 0.2),
          keep: index + 2 < items.length,
          panel: frame.panel,
          draw: (pen, top) => {
            for (const { lead, text } of cells) {
              lead.draw(pen, top, false)
              text.forEach((line, row) => line.draw(pen, top + row * body.leading, false))
            }
          },
        }),
      )
    }
    return rows
  }
  const tied = new Set(items.length > 1 && !alone ? [0, items.length - 2] : [])
  return items.flatMap((item, index) => {
    const lead = mark(index, frame.x)
    const text = textSlices(
      set,
      item,
      'body',
      { x: frame.x + indent, width: frame.width - indent, panel: frame.panel },
      tag('LBody', lead.item),
      { before: set.type.unit * 0.3 },
    )
    return text.map((line, number) => ({
      ...line,
      // No point of a list stands alone at the foot or the head of a page.
      keep: line.keep || (tied.has(index) && number === text.length - 1),
      draw: (pen: Parameters<Slice['draw']>[0], top: number) => {
        if (number === 0) lead.draw(pen, top, false)
        line.draw(pen, top, false)
      },
    }))
  })
}

/** A frame inside a tinted field. */
export function fieldFrame(set: Setting, frame: Frame): Frame {
  const inset = set.type.unit * 1.5
  return { x: frame.x + inset, width: frame.width - 2 * inset, panel: { x: frame.x, width: frame.width } }
}

/** The share of a page that a field may take and still stand in one piece, with a heading above it. */
const mostInOnePiece = 0.8

/**
 * Puts slices on the field of their frame, with room above and below. A field stands in one piece, unless it is so tall
 * that it would be cut anywhere: then it is parted where its text may be.
 */
export function onField(set: Setting, inner: Frame, slices: Slice[]): Slice[] {
  const [first, ...rest] = slices
  if (!first) return []
  const padding = set.type.unit * 0.75
  const field = [
    { ...space(padding, inner.panel), before: set.type.unit },
    { ...first, before: 0 },
    ...rest,
    space(padding, inner.panel),
  ]
  const whole = heightOf(field) <= mostInOnePiece * (set.type.bottom - set.type.top)
  const last = field.length - 1
  return field.map((each, index) => ({ ...each, keep: index < last && (whole || each.keep || index === last - 1) }))
}

function calloutSlices(set: Setting, block: BlockOf<'callout'>, frame: Frame, parent: Tag): Slice[] {
  const inner = fieldFrame(set, frame)
  const label = block.title ?? (block.tone === 'note' ? null : set.t(`handout.callout.${block.tone}`))
  const part = tag('Sect', parent)
  const heading = label === null ? [] : [run(set, `${/[.!?:]$/.test(label) ? label : `${label}:`} `, 'bold')]
  return onField(
    set,
    inner,
    block.paragraphs.flatMap((paragraph, index) =>
      textSlices(set, [...(index === 0 ? heading : []), ...runs(set, paragraph)], 'body', inner, tag('P', part), {
        before: index === 0 ? 0 : set.type.unit * 0.4,
      }),
    ),
  )
}

function drawingSlices(
  set: Setting,
  block: BlockOf<'drawing'>,
  frame: Frame,
  parent: Tag,
  drawings: Readonly<Record<string, string>>,
): Slice[] {
  const svg = drawings[block.drawing]
  if (svg === undefined) return []
  // Drawings are made with lettering of 17 units.
  const natural = viewBox(svg).width * (set.type.drawing / 17)
  const { width, height } = drawingSize(svg, Math.min(frame.width, natural), (set.type.bottom - set.type.top) * 0.75)
  const figure = tag('Figure', parent, { alt: block.alt })
  const picture = slice({
    height: Math.ceil(height / set.type.unit) * set.type.unit,
    before: set.type.unit * 2,
    keep: block.caption !== null,
    floats: true,
    panel: frame.panel,
    draw: (pen, top) => pen.svg(svg, frame.x, top, width, height, figure),
  })
  if (block.caption === null) return [picture]
  return [picture, ...textSlices(set, [run(set, block.caption)], 'small', frame, tag('P', parent))]
}
