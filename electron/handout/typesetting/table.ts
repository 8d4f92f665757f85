import type { BlockOf } from '../../../content/schema/block.ts'
import { plainText } from '../../../content/schema/block.ts'
import { slice } from './layout.ts'
import type { Slice } from './layout.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import type { Line, Run } from './text.ts'
import { colors } from './typography.ts'
import type { Style } from './typography.ts'
import { lines, run, runs, textSlices } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

/** A cell with its lines broken, and the place in the structure that it has. */
export interface Cell {
  lines: Line[]
  style: Style
  tag: Tag
}

/** Sets a table of the guide: caption, header row (set again on each page it goes on to) and rows, none of them divided. */
export function tableSlices(set: Setting, block: BlockOf<'table'>, frame: Frame, parent: Tag): Slice[] {
  const table = tag('Table', parent)
  const widths = columnWidths(
    set,
    [block.header, ...block.rows].map((row) => row.map(plainText)),
    frame.width,
  )
  const caption = textSlices(set, [run(set, block.caption, 'bold')], 'label', frame, tag('Caption', table), {
    keepWithNext: true,
    before: set.type.unit * 1.5,
  })
  const header = headerSlice(
    set,
    block.header.map((cell) => [runs(set, cell, 'bold')]),
    widths,
    frame,
    table,
  )
  const rows = block.rows.map((row) => {
    const line = tag('TR', table)
    const cells = row.map((cell, column) =>
      makeCell(set, [runs(set, cell)], widths[column] ?? 0, set.type.styles.body, tag('TD', line)),
    )
    return { ...rowSlice(set, cells, widths, frame, 0), repeat: header }
  })
  return [...caption, header, ...rows.map((row, index) => ({ ...row, keep: index === rows.length - 2 }))]
}

/** A header row: every cell heads its column. A cell may have several paragraphs. `scale` makes its letters smaller. */
export function headerSlice(
  set: Setting,
  cells: readonly Run[][][],
  widths: readonly number[],
  frame: Frame,
  table: Tag,
  scale = 1,
): Slice {
  const row = tag('TR', table)
  const { label } = set.type.styles
  const style = { ...label, size: label.size * scale, leading: set.type.unit * 1.75 * scale }
  const made = cells.map((cell, column) =>
    makeCell(set, cell, widths[column] ?? 0, style, tag('TH', row, { scope: 'Column' })),
  )
  const drawn = rowSlice(set, made, widths, frame, 0, true)
  return { ...drawn, before: set.type.unit * 0.5, keep: true }
}

/** A cell with its text broken into lines. `width` is that of its column, in points, the gap to the next one included. */
export function makeCell(set: Setting, paragraphs: readonly Run[][], width: number, style: Style, tag: Tag): Cell {
  return { lines: paragraphs.flatMap((text) => lines(set, text, style, width - set.type.cellGap)), style, tag }
}

/** One row with a rule below; `minimum` is its least height. A header has its rule in the accent color. */
export function rowSlice(
  set: Setting,
  cells: readonly Cell[],
  widths: readonly number[],
  frame: Frame,
  minimum: number,
  header = false,
): Slice {
  const padding = set.type.unit * 0.4
  const text = Math.max(0, ...cells.map((cell) => cell.lines.length * cell.style.leading))
  const height = Math.max(minimum, text + 2 * padding)
  const drawCells = (top: number, put: (line: Line, cell: Cell, x: number, top: number) => void): void => {
    let x = frame.x
    cells.forEach((cell, column) => {
      cell.lines.forEach((line, index) => put(line, cell, x, top + padding + index * cell.style.leading))
      x += widths[column] ?? 0
    })
  }
  return slice({
    height,
    panel: frame.panel,
    draw: (pen, top, repeated) => {
      if (repeated) drawCells(top, (line, cell, x, y) => pen.furniture(line, cell.style, x, y))
      else {
        for (const cell of cells) pen.empty(cell.tag)
        drawCells(top, (line, cell, x, y) => pen.line(line, cell.style, x, y, cell.tag))
      }
      pen.rule(frame.x, frame.x + frame.width, top + height, header ? 1.25 : 0.6, header ? colors.accent : colors.rule)
    },
  })
}

/** Shares the width among columns by what they hold: no narrower than the longest word, no wider than the longest cell. */
function columnWidths(set: Setting, rows: readonly string[][], width: number): number[] {
  const { size } = set.type.styles.body
  const columns = Math.max(...rows.map((row) => row.length))
  const wanted: { least: number; most: number }[] = []
  for (let column = 0; column < columns; column++) {
    const texts = rows.map((row) => row[column] ?? '')
    const measure = (text: string): number => (set.fonts.widthOf(text, 'bold') * size) / 1000 + set.type.cellGap
    wanted.push({
      least: Math.max(...texts.flatMap((text) => text.split(/\s+/)).map(measure)),
      most: Math.max(...texts.map(measure)),
    })
  }
  const least = wanted.reduce((sum, column) => sum + column.least, 0)
  if (least >= width) return wanted.map((column) => (column.least / least) * width)
  const spare = wanted.reduce((sum, column) => sum + Math.sqrt(column.most - column.least + 1), 0)
  return wanted.map((column) => column.least + ((width - least) * Math.sqrt(column.most - column.least + 1)) / spare)
}
