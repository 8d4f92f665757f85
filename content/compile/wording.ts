import { advice } from './messages.ts'
import type { Names } from './names.ts'
import type { Reporter } from './problem.ts'

/** Names that hold digits and are no numbers. */
const namesWithDigits = [
  /\bHER-?[1-4]\b/gi,
  /\bCDK ?4\/6\b/gi,
  /\bCDK ?[46]\b/gi,
  /\bPD-?L?-?1\b/gi,
  /\bBRCA ?1\/2\b/gi,
  /\bBRCA ?[12]\b/gi,
  /\bPIK3CA\b/gi,
  /\bPI3K\b/gi,
  /\bNTRK[123]?\b/gi,
  /\bESR1\b/gi,
  /\bCA 15-3\b/gi,
  /\bCA 27\.29\b/gi,
  /\bKi-?67\b/gi,
  /\bT-DM1\b/gi,
  /\b5-FU\b/gi,
]
const number = /[$€£]?\d+(?:[.,:/–-]\d+)*(?: ?%|st\b|nd\b|rd\b|th\b)?/g

const ones =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen'
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety'
const counted = `(?:(?:${tens})(?:[- ](?:${ones}))?|${ones}|a hundred|hundred|a dozen|a thousand)`
const statisticsInWords = [
  new RegExp(`\\b${counted}(?: (?:to|or|and) ${counted})? per ?cent\\b`, 'gi'),
  new RegExp(
    `\\b${counted}(?: (?:to|or) ${counted})?(?: [a-z]+)? (?:in|out of|of) (?:every )?(?:${tens}|${ones}|a hundred|hundred|a thousand|a dozen)\\b`,
    'gi',
  ),
  /\b(?:one|a|two|three) (?:third|quarter|fifth|tenth)s? of\b/gi,
  /\bhalf of (?:all|the people|people|women|men|those|patients)\b/gi,
]

/** Endings that medicines have and everyday words do not. */
const drugEnding =
  /(?:mab|[a-z]nib|ciclib|parib|taxel|rubicin|platin|lisib|dronate|zole|stane|citabine|relbine|bulin|trexate|strant|relin|tecan|grastim|limus|tansine|oxifen|dronic)$/
const everydayWords = new Set(['globulin', 'immunoglobulin', 'benzodiazole', 'gazole'])

/**
 * Checks the words of a text: no bare number, no statistic in words, no medicine that has no record.
 * @param lineOf Line of the file for an offset in the text.
 */
export function checkWords(text: string, names: Names, reporter: Reporter, lineOf: (offset: number) => number): void {
  const blank = (from: string): string => ' '.repeat(from.length)
  let rest = text.replace(/\s/g, ' ')
  for (const match of names.find(rest))
    rest = rest.slice(0, match.from) + ' '.repeat(match.to - match.from) + rest.slice(match.to)
  if (names.hasMedicines) checkMedicineNames(rest, names, reporter, lineOf)
  for (const name of namesWithDigits) rest = rest.replace(name, blank)
  for (const match of rest.matchAll(number)) reporter.error(lineOf(match.index), advice.bareNumber(match[0].trim()))
  for (const pattern of statisticsInWords) {
    for (const match of text.replace(/\s/g, ' ').matchAll(pattern))
      reporter.error(lineOf(match.index), advice.numberWords(match[0]))
  }
}

function checkMedicineNames(text: string, names: Names, reporter: Reporter, lineOf: (offset: number) => number): void {
  for (const match of text.matchAll(/\p{L}{6,}/gu)) {
    const written = match[0].toLowerCase()
    const known = names.meant(written)
    const isDrug = drugEnding.test(written) && !everydayWords.has(written)
    if (isDrug || known !== null) reporter.error(lineOf(match.index), advice.unknownMedicineName(match[0], known))
  }
}
