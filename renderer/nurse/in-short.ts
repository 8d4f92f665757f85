import { shortenedAtWord } from '../../content/text/shorten.ts'

/** Most characters of a note beside 'Print now'; all of it is on the previewed page. */
const mostShown = 60
/** Most names of a list beside 'Print now'. */
const mostNames = 2

/** The beginning of a note in one line, with a mark where more follows. */
export function beginningOf(note: string): string {
  const line = note.trim().replace(/\s+/g, ' ')
  return shortenedAtWord(line, mostShown)
}

/** The first names of a list, and in words how many more there are. */
export function firstFew(names: readonly string[], more: (count: number) => string): string[] {
  // One more name takes no more room than the words that stand for it.
  if (names.length <= mostNames + 1) return [...names]
  return [...names.slice(0, mostNames), more(names.length - mostNames)]
}
