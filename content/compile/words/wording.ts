import type { Dictionary } from './dictionary.ts'
import type { Known } from '../facts/known.ts'
import { advice } from '../report/messages.ts'
import { cover, type Names } from './names.ts'
import { numbersIn, withoutNamesWithDigits } from './number-words.ts'
import { inText, type Place } from '../report/place.ts'
import type { Reporter } from '../report/problem.ts'
import { unknownNames } from './unknown-names.ts'

/**
 * Endings that medicines have and everyday words do not: such a word is no everyday one, whatever the editors' list of words says.
 */
const drugEndings = [
  ...['mab', '[a-z]nib', 'ciclib', 'parib', 'lisib', 'sertib', 'zomib', 'degib', 'clax', 'inexor', 'inostat'],
  ...['taxel', 'rubicin', 'mycin', 'platin', 'citabine', 'relbine', 'bulin', 'epilone', 'trexate', 'trexed', 'poside'],
  ...['mustine', 'sulfan', 'tecan', 'tansine', 'vedotin', 'limus', 'domide', 'staurin'],
  ...['zole', 'stane', 'strant', 'relin', 'relix', 'oxifen', 'oxifene', 'emifene', 'lutamide', 'raterone', 'pristone'],
  ...['dronate', 'dronic', 'grastim', 'setron', 'pitant', 'nisone', 'thasone', 'nisolone', 'profen'],
]
const drugEnding = new RegExp(`(?:${drugEndings.join('|')})$`)
/** Medicines, and kinds of them, that everyday dictionaries have, and that do not end so. */
const everydayMedicines = new Set([
  ...['acetaminophen', 'acyclovir', 'amoxicillin', 'ampicillin', 'aspirin', 'codeine', 'cortisone', 'diazepam'],
  ...['fentanyl', 'fluoxetine', 'heparin', 'metformin', 'methadone', 'minoxidil', 'morphine', 'paracetamol'],
  ...['penicillin', 'phenobarbital', 'propranolol', 'quinine', 'tetracycline', 'warfarin'],
  ...['insulin', 'lithium', 'nitroglycerin', 'interferon', 'interleukin', 'steroid', 'hydrocortisone', 'estradiol'],
  ...['progestin', 'amitriptyline', 'phenytoin', 'nifedipine', 'verapamil', 'furosemide', 'clonidine', 'reserpine'],
  ...['quinidine', 'digitalis', 'atropine', 'epinephrine', 'ephedrine', 'procaine', 'glucagon', 'botulinum'],
  ...['barbiturate', 'antihistamine', 'amphetamine', 'phenacetin', 'paregoric', 'laetrile', 'cannabis', 'marijuana'],
])
const everydayWords = new Set(['globulin', 'immunoglobulin', 'benzodiazole', 'gazole'])

/** Parts of a word with hyphens are words. One or two letters are left alone: ‘I’, the ‘vs’ of a table. */
const word = /(?<![\p{L}\p{N}]|\p{L}[’'])\p{L}{2,}(?:[’']\p{L}+)*(?!\p{N})/gu
/** What is covered, and the numbers of stages. */
const notAWord = /^(?:x+(?:[’']s)?|[IVX]+)$/

/**
 * Checks the words of a text: no bare number, in digits or in words; no medicine that has no record; no name and no word that is not known.
 * @param lineOf Line of the file for an offset in the text.
 */
export function checkWords(
  text: string,
  { names, dictionary }: Pick<Known, 'names' | 'dictionary'>,
  reporter: Reporter,
  lineOf: (offset: number) => number,
  place: Place = inText,
): void {
  const flat = withoutFigureIds(text.replace(/\s/g, ' '), reporter, lineOf)
  const rest = withoutNamesWithDigits(names.covered(flat))
  if (names.hasMedicines) checkNames(rest, names, dictionary, reporter, lineOf, place)
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
  dictionary: Dictionary,
  reporter: Reporter,
  lineOf: (offset: number) => number,
  { before }: Place,
): void {
  const reported = new Set<number>()
  for (const match of text.matchAll(/\p{L}{6,}/gu)) {
    const written = match[0].toLowerCase()
    const known = names.meant(written)
    const isEveryday = everydayMedicines.has(written) || everydayMedicines.has(written.replace(/s$/, ''))
    const isDrug = isEveryday || (drugEnding.test(written) && !everydayWords.has(written))
    if (!isDrug && known === null) continue
    reported.add(match.index)
    reporter.error(lineOf(match.index), advice.unknownMedicineName(match[0], known))
  }
  const others = names.withoutOthers(text)
  const capitals = before === null ? [] : unknownNames(others, before)
  for (const { words, index } of capitals) {
    if (!reported.has(index)) reporter.error(lineOf(index), advice.unknownName(words))
  }
  const named = (at: number): boolean => capitals.some(({ words, index }) => at >= index && at < index + words.length)
  for (const { 0: written, index } of others.matchAll(word)) {
    if (reported.has(index) || named(index) || notAWord.test(written) || dictionary.has(written.toLowerCase())) continue
    reporter.error(lineOf(index), advice.unknownWord(written, dictionary.meant(written.toLowerCase())))
  }
}
