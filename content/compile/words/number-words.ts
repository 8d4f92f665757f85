import type { NumberWords } from '../../languages/compile-language.ts'
import { biomarkerTerms } from '../../vocabulary/biomarkers.ts'
import { cover } from './names.ts'

/** Names that hold digits and are no numbers. */
const namesWithDigits = [
  /\bHER-?[1-4]\b/gi,
  /\bCDK ?4\/6\b/gi,
  /\bCDK ?[46]\b/gi,
  /\bPD-?L?-?1\b/gi,
  /\bBRCA ?1\/2\b/gi,
  /\bBRCA ?[12]\b/gi,
  /\bPI3K\b/gi,
  /\bNTRK[123]?\b/gi,
  /\bESR1\b/gi,
  /\bCA 15-3\b/gi,
  /\bCA 27\.29\b/gi,
  /\bKi-?67\b/gi,
  /\bT-DM1\b/gi,
  /\b5-FU\b/gi,
  ...biomarkerTerms
    .flatMap(({ spellings }) => spellings)
    .filter((name) => /\d/.test(name))
    .map((name) => new RegExp(`\\b${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\b`, 'gi')),
]
const introducesList = /^[^.?!]*:/

/** The text with names such as HER2 or CDK4/6 covered, so that their digits are no numbers. */
export function withoutNamesWithDigits(text: string): string {
  return namesWithDigits.reduce((left, name) => left.replace(name, cover), text)
}

/** A number in a text, from `index` on. `measure`: in words, with what it measures; `count`: a bare count in words. */
export interface FoundNumber {
  kind: 'digits' | 'measure' | 'count'
  index: number
  length: number
}

/**
 * The numbers of a text that must be figures. Digits, fractions such as ½ and raised digits always; words when they measure (time, doses, treatments, shares,
 * ages), and from two up when they count. Free is a count of up to twelve that points back (‘the two’, ‘these three’),
 * introduces its own list (‘There are two ways:’), or stands where the text counts what it shows (`counts`): a heading
 * over a list, the text alternative of a picture. ‘One’ by itself is a word.
 * @param text With names of all kinds covered, not cut.
 */
export function numbersIn(text: string, counts: 'free' | 'figures', words: NumberWords): FoundNumber[] {
  const digits = new RegExp(`[$€£]?\\p{N}+(?:[.,:/–-]\\p{N}+)*(?: ?%|(?:${words.ordinalEndings})\\b)?`, 'gu')
  const blank = (from: string): string => ' '.repeat(from.length)
  if (!/\p{N}/u.test(text) && !words.any.test(text)) return []
  let rest = text
  const found: FoundNumber[] = []
  const take = (kind: FoundNumber['kind'], pattern: RegExp, isFree: (match: RegExpExecArray) => boolean): void => {
    for (const match of rest.matchAll(pattern)) {
      if (isFree(match)) continue
      found.push({ kind, index: match.index, length: match[0].trimEnd().length })
    }
    rest = rest.replace(pattern, (match: string) => (words.notAlone.test(match) ? match : blank(match)))
  }
  take('digits', digits, () => false)
  for (const measure of words.measures) take('measure', measure, (match) => words.notAlone.test(match[0]))
  take(
    'count',
    words.count,
    ({ index, 0: word }) =>
      words.few.test(word) &&
      (counts === 'free' ||
        words.pointsBack.test(rest.slice(0, index)) ||
        introducesList.test(rest.slice(index + word.length))),
  )
  return found
}
