import type { Known } from './known.ts'
import { advice } from './messages.ts'
import { cover, type Names } from './names.ts'
import { numbersIn, withoutNamesWithDigits } from './number-words.ts'
import { inText, type Place } from './place.ts'
import type { Reporter } from './problem.ts'
import { unknownNames } from './unknown-names.ts'

/**
 * Endings that medicines have and everyday words do not. By them a medicine without a record is guessed in small letters, too;
 * one that ends otherwise is noticed by its capital only, or as a name misspelt.
 */
const drugEndings = [
  ...['mab', '[a-z]nib', 'ciclib', 'parib', 'lisib', 'sertib', 'zomib', 'degib', 'clax', 'inexor', 'inostat'],
  ...['taxel', 'rubicin', 'mycin', 'platin', 'citabine', 'relbine', 'bulin', 'epilone', 'trexate', 'trexed', 'poside'],
  ...['mustine', 'sulfan', 'tecan', 'tansine', 'vedotin', 'limus', 'domide', 'staurin'],
  ...['zole', 'stane', 'strant', 'relin', 'relix', 'oxifen', 'oxifene', 'emifene', 'lutamide', 'raterone', 'pristone'],
  ...['dronate', 'dronic', 'grastim', 'setron', 'pitant', 'nisone', 'thasone', 'nisolone', 'profen'],
]
const drugEnding = new RegExp(`(?:${drugEndings.join('|')})$`)
const everydayWords = new Set(['globulin', 'immunoglobulin', 'benzodiazole', 'gazole'])

/**
 * Checks the words of a text: no bare number, in digits or in words; no medicine that has no record; no name that is not known.
 * @param lineOf Line of the file for an offset in the text.
 */
export function checkWords(
  text: string,
  { names, openings }: Pick<Known, 'names' | 'openings'>,
  reporter: Reporter,
  lineOf: (offset: number) => number,
  place: Place = inText,
): void {
  const flat = withoutFigureIds(text.replace(/\s/g, ' '), reporter, lineOf)
  const rest = withoutNamesWithDigits(names.covered(flat))
  openings.read(names.withoutOthers(rest), place, reporter, lineOf)
  if (names.hasMedicines) checkNames(rest, names, reporter, lineOf, place)
  for (const { kind, index, length } of numbersIn(rest, place.counts)) {
    const say = { digits: advice.bareNumber, measure: advice.numberWords, count: advice.countWords }[kind]
    reporter.error(lineOf(index), say(text.slice(index, index + length).replace(/\s/g, ' ')))
  }
}

/** The text with ids of figures covered, each of which is reported: they belong into `:fig[…]`. */
function withoutFigureIds(text: string, reporter: Reporter, lineOf: (offset: number) => number): string {
  return text.replace(/\bF\d{3}\b/g, (id: string, at: number) => {
    reporter.error(lineOf(at), advice.figureIdInText(id))
    return cover(id)
  })
}

function checkNames(
  text: string,
  names: Names,
  reporter: Reporter,
  lineOf: (offset: number) => number,
  { before }: Place,
): void {
  const reported = new Set<number>()
  for (const match of text.matchAll(/\p{L}{6,}/gu)) {
    const written = match[0].toLowerCase()
    const known = names.meant(written)
    const isDrug = drugEnding.test(written) && !everydayWords.has(written)
    if (!isDrug && known === null) continue
    reported.add(match.index)
    reporter.error(lineOf(match.index), advice.unknownMedicineName(match[0], known))
  }
  if (before === null) return
  for (const { words, index } of unknownNames(text, before, names)) {
    if (!reported.has(index)) reporter.error(lineOf(index), advice.unknownName(words))
  }
}
