import type { NameWords } from '../../languages/compile-language.ts'

const capital = String.raw`\p{Lu}[\p{L}\p{N}]*(?:[-’'][\p{L}\p{N}]+)*`
/** Matches names, and the first word of a text with what joins it to the next. */
function patternsOf({ joiners }: NameWords): { capitalized: RegExp; firstWord: RegExp } {
  const joined = `(?:(?:${joiners.join('|')}) )?`
  return {
    capitalized: new RegExp(`(?<![\\p{L}\\p{N}’'-])${capital}(?: ${joined}${capital})*`, 'gu'),
    firstWord: new RegExp(`^${capital} ?${joined}`, 'u'),
  }
}

/** The numbers of stages. */
const stage = /^[IVX]+$/

/**
 * Words with a capital inside a sentence that are no name the guide knows: most likely a brand without a record.
 * At the start of a sentence every word has a capital: there the dictionary tells.
 * @param text With all known names covered, not cut.
 * @param before What stands before the text in its paragraph.
 */
export function unknownNames(text: string, before: string, language: NameWords): { words: string; index: number }[] {
  const { capitalized, firstWord } = patternsOf(language)
  const whole = before + text
  return [...text.matchAll(capitalized)].flatMap((match) => {
    const opens = language.opensSentence.test(whole.slice(0, before.length + match.index))
    const skipped = opens ? (firstWord.exec(match[0])?.[0].length ?? 0) : 0
    const words = match[0].slice(skipped)
    return words === '' || stage.test(words) || language.notNames.test(words)
      ? []
      : [{ words, index: match.index + skipped }]
  })
}
