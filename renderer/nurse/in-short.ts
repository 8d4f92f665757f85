/** Most characters of a note beside 'Print now'; all of it is on the previewed page. */
const mostShown = 60
/** Most names of a list beside 'Print now'. */
const mostNames = 2

/** The beginning of a note in one line, with a mark where more follows. */
export function beginningOf(note: string): string {
  const line = note.trim().replace(/\s+/g, ' ')
  if (line.length <= mostShown) return line
  const cut = line.slice(0, mostShown)
  const space = cut.lastIndexOf(' ')
  // A word as long as the line is cut anywhere, but not inside a character of two halves.
  return `${(space > 0 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '')} …`
}

/** The first names of a list, and in words how many more there are. */
export function firstFew(names: readonly string[], more: (count: number) => string): string[] {
  // One more name takes no more room than the words that stand for it.
  if (names.length <= mostNames + 1) return [...names]
  return [...names.slice(0, mostNames), more(names.length - mostNames)]
}
