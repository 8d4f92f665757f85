/** How a list is joined: "a, b, and c", "a, b, or c", or the bare "a, b, c". */
export type ListKind = 'and' | 'or' | 'unit'

const types = { and: 'conjunction', or: 'disjunction', unit: 'unit' } as const

/** What stands between the members of a list of so many, for members that are more than words: ", ", ", and ". */
export function listSeparators(locale: string, count: number, kind: ListKind): string[] {
  const members = Array.from({ length: count }, () => 'x')
  return new Intl.ListFormat(locale, { type: types[kind] })
    .formatToParts(members)
    .flatMap(({ type, value }) => (type === 'literal' ? value : []))
}

/**
 * Joins words as the language does: in Spanish "a, b y c".
 * @param locale A locale that Intl knows: "en", "es-US".
 */
export function joinList(locale: string, words: readonly string[], kind: ListKind): string {
  return new Intl.ListFormat(locale, { type: types[kind] }).format(words)
}
