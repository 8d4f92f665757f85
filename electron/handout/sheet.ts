import type { Sheet } from '../../content/schema/guide.ts'
import { space } from './layout.ts'
import type { Slice } from './layout.ts'
import { promptSlices } from './writing.ts'
import { cellGap, headerSlice, makeCell, rowSlice } from './table.ts'
import { tag } from './tagging.ts'
import type { Tag } from './tagging.ts'
import { listSlices } from './blocks.ts'
import { colors } from './typography.ts'
import { run } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

/**
 * A sheet to fill in by hand: what to do, a table with room to write, prompts with lines. `used` is what already stands
 * on its first page; the rows grow to fill what is left of it, within what a hand needs and a page allows.
 */
export function sheetSlices(set: Setting, sheet: Sheet, used: number, frame: Frame, parent: Tag): Slice[] {
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
  if (sheet.columns.length === 0) return [...intro, ...promptsToFill(set, sheet, room, frame, parent)]
  const prompts = promptsOf(set, sheet, set.type.handLine, frame, parent)
  const total = sheet.columns.reduce((sum, column) => sum + column.width, 0)
  const widths = sheet.columns.map((column) => (column.width / total) * frame.width)
  const table = tag('Table', parent)
  const header = headerSlice(
    set,
    sheet.columns.map(({ title, hint }) => [[run(set, title, 'bold')], ...(hint === null ? [] : [[run(set, hint)]])]),
    widths,
    frame,
    table,
  )
  const gap = space(set.type.unit)
  const count = Math.max(sheet.rowCount, sheet.rows.length)
  const left = room - heightOf([gap, header]) - heightOf(prompts)
  const height = Math.min(
    set.type.handLine * 1.5,
    Math.max(set.type.handLine * 0.84, Math.floor(left / Math.max(1, count))),
  )
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

/** Prompts with their lines, the lines as high as a hand likes them and one page allows. */
function promptsToFill(set: Setting, sheet: Sheet, room: number, frame: Frame, parent: Tag): Slice[] {
  const count = sheet.prompts.reduce((sum, { lines }) => sum + lines, 0)
  const { handLine } = set.type
  const height = Math.min(handLine * 1.3, Math.max(handLine * 0.84, Math.floor(room / Math.max(1, count))))
  return promptsOf(set, sheet, height, frame, parent)
}

function promptsOf(set: Setting, sheet: Sheet, height: number, frame: Frame, parent: Tag): Slice[] {
  return sheet.prompts.flatMap(({ label, lines }) => promptSlices(set, label, lines, frame, tag('P', parent), height))
}

/** Fine upright lines between the columns of a row that is to be filled in. */
function withColumnRules(row: Slice, set: Setting, widths: readonly number[], frame: Frame): Slice {
  return {
    ...row,
    draw: (pen, top, repeated) => {
      row.draw(pen, top, repeated)
      let x = frame.x - cellGap(set) / 2
      for (const width of widths.slice(0, -1)) {
        x += width
        pen.upright(x, top, top + row.height, 0.6, colors.rule)
      }
    },
  }
}

export function heightOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, each) => sum + each.height + each.before, 0)
}
