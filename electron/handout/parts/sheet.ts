import type { Sheet } from '../../../content/schema/guide.ts'
import { heightOf, space } from '../typesetting/layout.ts'
import type { Slice } from '../typesetting/layout.ts'
import { promptSlices } from '../typesetting/writing.ts'
import { headerSlice, makeCell, rowSlice } from '../typesetting/table.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import { listSlices } from './blocks.ts'
import { colors } from '../typesetting/typography.ts'
import { lines, run } from '../typesetting/typesetting.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'

/**
 * A sheet to fill in by hand: what to do, a table with room to write, prompts with lines. `used` is what already stands
 * on its first page; the rows grow to fill what is left of it, within what a hand needs and a page allows.
 */
export function sheetSlices(given: Setting, sheet: Sheet, used: number, frame: Frame, parent: Tag): Slice[] {
  const set = sheet.columns.length > manyColumns ? withNarrowGaps(given) : given
  const intro =
    sheet.instructions.length === 0
      ? []
      : listSlices(
          set,
          sheet.instructions.map((text) => [run(set, text)]),
          false,
          frame,
          parent,
        )
  const room = set.type.bottom - set.type.top - used - heightOf(intro)
  if (sheet.columns.length === 0) return [...intro, ...promptsToFill(set, sheet, room - set.type.unit, frame, parent)]
  const prompts = promptsOf(set, sheet, set.type.handLine, frame, parent)
  const { widths, scale } = columnWidths(set, sheet.columns, frame.width)
  const table = tag('Table', parent)
  const header = headerSlice(
    set,
    sheet.columns.map(({ title, hint }) => [[run(set, title, 'bold')], ...(hint === null ? [] : [[run(set, hint)]])]),
    widths,
    frame,
    table,
    scale,
  )
  const gap = space(set.type.unit)
  const left = room - heightOf([gap, header]) - heightOf(prompts)
  const least = set.type.handLine * 0.84
  // A label of several lines makes its row higher; empty rows give way to what must stand on the page.
  const taller = (height: number) =>
    sheet.rows.reduce((sum, label) => sum + Math.max(0, labelHeight(set, label, widths[0] ?? 0) - height), 0)
  const wanted = Math.max(sheet.rowCount, sheet.rows.length)
  const fitting = Math.floor((left - taller(least)) / least)
  const onePage = fitting >= wanted * 0.7 && fitting >= sheet.rows.length + 2
  const blank = sheet.rows.length === 0 ? rowsToFill(set, wanted, least, left + heightOf(prompts), header, prompts) : 0
  const count = onePage ? Math.min(fitting, wanted) : wanted + blank
  let height = set.type.handLine * 1.5
  while (height > least && count * height + taller(height) > left) height -= 0.5
  height = Math.max(least, height)
  const rows = Array.from({ length: count }, (_, index) => {
    const row = tag('TR', table)
    const label = sheet.rows[index]
    const cells = sheet.columns.map((_column, column) => {
      const headsRow = column === 0 && label !== undefined
      const place = headsRow ? tag('TH', row, { scope: 'Row' }) : tag('TD', row)
      return makeCell(set, headsRow ? [[run(set, label)]] : [], widths[column] ?? 0, set.type.styles.body, place)
    })
    return {
      ...withColumnRules(rowSlice(set, cells, widths, frame, height), set, widths, frame),
      repeat: header,
      keep: index === count - 2,
    }
  })
  return [...intro, gap, header, ...rows, ...prompts]
}

/** A sheet with more columns than these stands closer in large print, so that the words at their heads are not cut. */
const manyColumns = 6

function withNarrowGaps(set: Setting): Setting {
  return set.type.label > 0 ? set : { ...set, type: { ...set.type, cellGap: set.type.unit * 0.5 } }
}

/** How many more rows fill a second page that is begun anyhow: large print needs it. `first` is the room on the first. */
function rowsToFill(
  set: Setting,
  rows: number,
  height: number,
  first: number,
  header: Slice,
  prompts: readonly Slice[],
): number {
  const over = rows - Math.floor(first / height)
  const second = set.type.bottom - set.type.top - header.height - heightOf(prompts) - 3 * set.type.styles.small.leading
  return over > 0 ? Math.max(0, Math.floor(second / height) - over) : 0
}

/** What the letters of a table's head may shrink to where its words would be cut: 15 points in large print. */
const leastScale = 0.93

/** The columns as wide as the sheet wants them, but none narrower than the longest word of its head, which may shrink. */
function columnWidths(set: Setting, columns: Sheet['columns'], width: number): { widths: number[]; scale: number } {
  const needed = longestWords(set, columns)
  const gaps = columns.length * set.type.cellGap
  const words = needed.reduce((sum, each) => sum + each, 0)
  const scale = Math.min(1, Math.max(leastScale, (width - gaps) / words))
  return {
    widths: sharedWidths(
      columns,
      needed.map((each) => each * scale + set.type.cellGap),
      width,
    ),
    scale,
  }
}

/** The width of the longest word that heads each column. */
function longestWords(set: Setting, columns: Sheet['columns']): number[] {
  const { size } = set.type.styles.label
  const words = (text: string, face: 'bold' | 'regular') =>
    text.split(/\s+/).map((word) => (set.fonts.widthOf(word, face) * size) / 1000)
  return columns.map(({ title, hint }) => Math.max(...words(title, 'bold'), ...words(hint ?? '', 'regular')) + 0.5)
}

function sharedWidths(columns: Sheet['columns'], least: readonly number[], width: number): number[] {
  const all = least.reduce((sum, each) => sum + each, 0)
  if (all >= width) return least.map((each) => (each / all) * width)
  // Those that would be too narrow get what they need; the others share what is left.
  const held = new Set<number>()
  for (;;) {
    const share = columns.reduce((sum, column, index) => (held.has(index) ? sum : sum + column.width), 0)
    const left = width - least.reduce((sum, each, index) => (held.has(index) ? sum + each : sum), 0)
    const widths = columns.map((column, index) =>
      held.has(index) ? (least[index] ?? 0) : (column.width / share) * left,
    )
    const narrow = widths.findIndex((each, index) => each < (least[index] ?? 0) && !held.has(index))
    if (narrow < 0) return widths
    held.add(narrow)
  }
}

function labelHeight(set: Setting, label: string, width: number): number {
  const { body } = set.type.styles
  return lines(set, [run(set, label)], body, width - set.type.cellGap).length * body.leading + set.type.unit * 0.8
}

/** Prompts with their lines, the lines as high as a hand likes them and one page allows. */
function promptsToFill(set: Setting, sheet: Sheet, room: number, frame: Frame, parent: Tag): Slice[] {
  const count = sheet.prompts.reduce((sum, prompt) => sum + prompt.lines, 0)
  const { handLine } = set.type
  const least = handLine * 0.76
  // Where one page is too small, the lines make use of the second: a tenth of it goes to labels of several lines.
  const page = set.type.bottom - set.type.top
  const more = Math.max(0, Math.ceil((count * least - room) / page)) * page * 0.9
  const height = Math.min(handLine * 1.3, Math.max(least, Math.floor((room + more) / Math.max(1, count))))
  return promptsOf(set, sheet, height, frame, parent)
}

function promptsOf(set: Setting, sheet: Sheet, height: number, frame: Frame, parent: Tag): Slice[] {
  return sheet.prompts.flatMap((prompt, index) =>
    promptSlices(set, prompt.label, prompt.lines, frame, tag('P', parent), height).map((each, line) =>
      index === 0 && line === 0 ? { ...each, before: set.type.unit } : each,
    ),
  )
}

/** Fine upright lines between the columns of a row that is to be filled in. */
function withColumnRules(row: Slice, set: Setting, widths: readonly number[], frame: Frame): Slice {
  return {
    ...row,
    draw: (pen, top, repeated) => {
      row.draw(pen, top, repeated)
      let x = frame.x - set.type.cellGap / 2
      for (const width of widths.slice(0, -1)) {
        x += width
        pen.upright(x, top, top + row.height, 0.6, colors.rule)
      }
    },
  }
}
