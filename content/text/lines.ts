/** All that ends a line in text from outside: CR LF, LF, VT, FF, CR, NEL, LS and PS. */
const lineEnd = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/

/** The lines of a text, however they end. An empty text is one empty line. */
export function linesOf(text: string): string[] {
  return text.split(lineEnd)
}

/** The same text with every line ended by LF. */
export function withPlainLineEnds(text: string): string {
  return linesOf(text).join('\n')
}
