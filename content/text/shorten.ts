/** Half of a character that takes two, at the end of a text. */
const brokenCharacter = /[\ud800-\udbff]$/

/** A text of at most so many characters: what is cut off at its end gives way to "…". */
export function shortened(text: string, most: number): string {
  return text.length > most
    ? `${text
        .slice(0, most - 1)
        .replace(brokenCharacter, '')
        .trimEnd()}…`
    : text
}

/** The same, cut between words where there is more than one: "… the first words …". The mark is not counted. */
export function shortenedAtWord(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const space = cut.search(/\s+\S*$/)
  return `${(space > 0 ? cut.slice(0, space) : cut).replace(brokenCharacter, '')} …`
}
