/** One line of a table: what stands under each heading. */
export type Row = Record<string, string>

/** Rows as plain text under their headings, numbers to the right. */
export function table(rows: readonly Row[]): string {
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lines = [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const set = (line: string[]): string =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
  return lines.map(set).join('\n')
}
