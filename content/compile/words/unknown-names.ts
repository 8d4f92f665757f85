const capital = String.raw`\p{Lu}[\p{L}\p{N}]*(?:[-’'][\p{L}\p{N}]+)*`
const capitalized = new RegExp(`(?<![\\p{L}\\p{N}’'-])${capital}(?: (?:(?:of|and|for|the) )?${capital})*`, 'gu')
const firstWord = new RegExp(`^${capital} ?(?:(?:of|and|for|the) )?`, 'u')
/** A capital after these is the start of a sentence, of a point or of a quoted one. */
const startsSentence = /(?:^|[.?!:…]["”’)]?\s+|[“‘"]|^\s*\()\s*$/u

/** ‘I’, and the numbers of stages. */
const notAName = /^(?:I[’'].*|[IVX]+)$/

/**
 * Words with a capital inside a sentence that are no name the guide knows: most likely a brand without a record.
 * At the start of a sentence every word has a capital: there the dictionary tells.
 * @param text With all known names covered, not cut.
 * @param before What stands before the text in its paragraph.
 */
export function unknownNames(text: string, before: string): { words: string; index: number }[] {
  const whole = before + text
  return [...text.matchAll(capitalized)].flatMap((match) => {
    const opens = startsSentence.test(whole.slice(0, before.length + match.index))
    const skipped = opens ? (firstWord.exec(match[0])?.[0].length ?? 0) : 0
    const words = match[0].slice(skipped)
    return words === '' || notAName.test(words) ? [] : [{ words, index: match.index + skipped }]
  })
}
