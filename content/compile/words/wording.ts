import type { Known } from '../facts/known.ts'
import { advice } from '../report/messages.ts'
import { cover } from './names.ts'
import { numbersIn, withoutNamesWithDigits } from './number-words.ts'
import { inText, type Place } from '../report/place.ts'
import type { Reporter } from '../report/problem.ts'
import { unknownNames } from './unknown-names.ts'

/** Parts of a word with hyphens are words. One or two letters are left alone: ‘I’, the ‘vs’ of a table. */
const word = /(?<![\p{L}\p{N}]|\p{L}[’'])\p{L}{2,}(?:[’']\p{L}+)*(?!\p{N})/gu
/** The numbers of stages. */
const stage = /^[IVX]+$/

type WordsKnown = Pick<Known, 'names' | 'medicineSpelling' | 'dictionary' | 'language'>

/**
 * Checks the words of a text: no bare number, in digits or in words; no medicine that has no record; no name and no word that is not known.
 * @param lineOf Line of the file for an offset in the text.
 */
export function checkWords(
  text: string,
  known: WordsKnown,
  reporter: Reporter,
  lineOf: (offset: number) => number,
  place: Place = inText,
): void {
  const { names, language } = known
  const flat = withoutFigureIds(text.replace(/\s/g, ' '), reporter, lineOf)
  const rest = withoutNamesWithDigits(names.covered(flat))
  if (names.hasMedicines) checkNames(rest, known, reporter, lineOf, place)
  for (const { kind, index, length } of numbersIn(rest, place.counts, language.numbers)) {
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
  { names, medicineSpelling, dictionary, language }: WordsKnown,
  reporter: Reporter,
  lineOf: (offset: number) => number,
  { before }: Place,
): void {
  const { medicines, terms } = language
  const ending = new RegExp(`(?:${medicines.endings.join('|')})$`)
  const covered = new RegExp(`^x+(?:${terms.possessive})?$`)
  const reported = new Set<number>()
  for (const match of text.matchAll(/\p{L}{6,}/gu)) {
    const written = match[0].toLowerCase()
    const known = names.meant(written)
    const isEveryday = [written, ...terms.baseForms(written)].some((form) => medicines.everyday.has(form))
    const isDrug = isEveryday || (ending.test(written) && !medicines.others.has(written))
    if (!isDrug && known === null) continue
    reported.add(match.index)
    reporter.error(lineOf(match.index), advice.unknownMedicineName(match[0], known))
  }
  const others = names.withoutOthers(text)
  const capitals = before === null ? [] : unknownNames(others, before, language.names)
  for (const { words, index } of capitals) {
    if (!reported.has(index))
      reporter.error(lineOf(index), advice.unknownName(words, medicineSpelling.find(words)[0]?.name ?? null))
  }
  const named = (at: number): boolean => capitals.some(({ words, index }) => at >= index && at < index + words.length)
  for (const { 0: written, index } of others.matchAll(word)) {
    if (reported.has(index) || named(index) || covered.test(written) || stage.test(written)) continue
    if (dictionary.has(written.toLowerCase())) continue
    const [medicine] = medicineSpelling.find(written)
    reporter.error(
      lineOf(index),
      advice.unknownWord(written, medicine?.name ?? dictionary.meant(written.toLowerCase())),
    )
  }
}
