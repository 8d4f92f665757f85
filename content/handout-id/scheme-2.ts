import type { BitReader, BitWriter } from './bits.ts'
import { readList, readSet, writeSet } from './number-sets.ts'
import { readFacts, writeFacts } from './scheme-2-profile.ts'
import { UnreadableIdError, type WireChoice, type WireId } from './wire-id.ts'

// Frozen, but for what is marked as growing at its end. See scheme-1.ts.

const languages = ['en', 'es', 'es+en'] as const
const printSizes = ['normal', 'large'] as const

/** Numbers of the parts that are printed when nothing is chosen. Other defaults are added as a further row. */
const usualParts: readonly { short: readonly number[]; full: readonly number[]; fullWithBone: readonly number[] }[] = [
  {
    short: [0, 1, 2, 3, 6, 7],
    full: [0, 1, 2, 3, 4, 5, 6, 7, 9, 12],
    fullWithBone: [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 12],
  },
]
/** What an ID may hold besides, each with a number. Grows. */
const extras = { usualParts: 0 } as const

/**
 * Writes an ID of scheme 2 after its scheme number.
 * @throws RangeError when the profile holds a fact that scheme 2 has no row for.
 */
export function writeScheme2(bits: BitWriter, { release, draftMark, language, look, profile, choice }: WireId): void {
  const small = release < 64
  bits.flag(!small)
  if (small) bits.write(release, 6)
  else bits.count(release)
  bits.flag(draftMark === null)
  if (draftMark !== null) bits.write(draftMark, 20)
  writeLanguage(bits, language)
  bits.flag(look.paper === 'a4')
  bits.write(printSizes.indexOf(look.largePrint ? 'large' : 'normal'), 2)
  const usual = usualTable(choice, profile)
  const table = usual ?? 0
  bits.flag(table > 0)
  if (table > 0) {
    bits.count(1)
    bits.count(extras.usualParts)
    bits.count(table)
  }
  writeChoice(bits, choice, usual !== null)
  writeFacts(bits, profile)
}

/**
 * Reads an ID of scheme 2 after its scheme number.
 * @throws BitsError when it holds a mistake.
 * @throws UnreadableIdError when it holds what only a newer program knows.
 */
export function readScheme2(bits: BitReader): WireId {
  const release = bits.flag() ? bits.count() : bits.read(6)
  const draftMark = bits.flag() ? null : bits.read(20)
  const language = readLanguage(bits)
  const paper = bits.flag() ? 'a4' : 'letter'
  const size = printSizes[bits.read(2)]
  if (size === undefined) throw new UnreadableIdError('newer-version')
  const table = readExtras(bits)
  const withParts = readChoice(bits)
  const profile = readFacts(bits)
  const { parts, ...choice } = withParts
  return {
    ...{ release, draftMark, language, profile },
    look: { paper, largePrint: size === 'large' },
    choice: { ...choice, parts: parts ?? partsIn(table, choice.length, profile) },
  }
}

function readExtras(bits: BitReader): number {
  if (!bits.flag()) return 0
  let table = 0
  for (let left = bits.count(); left > 0; left--) {
    if (bits.count() !== extras.usualParts) throw new UnreadableIdError('newer-version')
    table = bits.count()
  }
  return table
}

/** Stands before a language of three letters, where else the first of two would be. */
const threeLetters = 26

/** Two bits for a usual language; else two letters (three after a sign of their own), and two more where there is a region. */
function writeLanguage(bits: BitWriter, language: string): void {
  const known = languages.findIndex((one) => one === language)
  bits.write(known < 0 ? languages.length : known, 2)
  if (known >= 0) return
  const [, name = '', region = ''] = /^([a-z]{2,3})(?:-([A-Z]{2}))?$/.exec(language) ?? []
  if (name === '') throw new RangeError(`No handout ID can name the language ‘${language}’`)
  const letters = (text: string) => {
    for (const letter of text.toLowerCase()) bits.write(letter.charCodeAt(0) - 97, 5)
  }
  if (name.length === 3) bits.write(threeLetters, 5)
  letters(name)
  bits.flag(region !== '')
  letters(region)
}

function readLanguage(bits: BitReader): string {
  const known = languages[bits.read(2)]
  if (known !== undefined) return known
  const letter = (code = bits.read(5)) => String.fromCharCode(97 + code)
  const first = bits.read(5)
  const name = first === threeLetters ? letter() + letter() + letter() : letter(first) + letter()
  return bits.flag() ? `${name}-${(letter() + letter()).toUpperCase()}` : name
}

/** The row of usual parts that these are; null where they were chosen. */
function usualTable({ parts, length }: WireChoice, profile: WireId['profile']): number | null {
  const table = usualParts.findIndex((_, index) => partsIn(index, length, profile).join() === parts.join())
  return table < 0 ? null : table
}

function partsIn(table: number, length: WireChoice['length'], { sites }: WireId['profile']): readonly number[] {
  const usual = usualParts[table]
  if (!usual) throw new UnreadableIdError('newer-version')
  if (length === 'short') return usual.short
  return Array.isArray(sites) && sites.includes('bone') ? usual.fullWithBone : usual.full
}

/** Two bits where nothing was chosen but the length. */
function writeChoice(bits: BitWriter, choice: WireChoice, usual: boolean): void {
  const { length, parts, medicines, questions, optIn } = choice
  bits.flag(length === 'full')
  const asked = [optIn.pages, optIn.questionGroups, optIn.questions]
  const anyAsked = asked.some((numbers) => numbers.length > 0)
  const plain = usual && medicines === null && questions === null && !anyAsked
  bits.flag(!plain)
  if (plain) return
  bits.flag(!usual)
  if (!usual) writeParts(bits, parts)
  for (const picked of [medicines, questions]) {
    bits.flag(picked !== null)
    if (picked !== null) writeSet(bits, picked)
  }
  bits.flag(anyAsked)
  if (anyAsked) for (const numbers of asked) writeSet(bits, numbers)
}

/** `parts` is null where they are the usual ones. */
function readChoice(bits: BitReader): Omit<WireChoice, 'parts'> & { parts: number[] | null } {
  const length = bits.flag() ? 'full' : 'short'
  const plain = !bits.flag()
  const parts = !plain && bits.flag() ? readParts(bits) : null
  const medicines = !plain && bits.flag() ? readSet(bits) : null
  const questions = !plain && bits.flag() ? readSet(bits) : null
  const asked = !plain && bits.flag()
  const optIn = () => (asked ? readSet(bits) : [])
  return { length, parts, medicines, questions, optIn: { pages: optIn(), questionGroups: optIn(), questions: optIn() } }
}

/** A set in the usual order, or a list in an order of its own. */
function writeParts(bits: BitWriter, parts: readonly number[]): void {
  const rising = parts.every((number, index) => index === 0 || number > (parts[index - 1] ?? 0))
  bits.flag(rising)
  if (rising) {
    writeSet(bits, parts)
    return
  }
  bits.count(parts.length)
  for (const number of parts) bits.count(number)
}

function readParts(bits: BitReader): number[] {
  return bits.flag() ? readSet(bits) : readList(bits, () => bits.count())
}
