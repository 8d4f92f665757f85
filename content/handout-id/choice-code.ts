import { handoutPart, type HandoutPart } from '../schema/handout-part.ts'
import type { Site } from '../schema/profile.ts'
import type { NumberedKind, Numbers } from '../schema/numbers.ts'
import { defaultParts } from '../tailor/choice.ts'
import type { HandoutChoice } from '../tailor/plan.ts'
import { BitsError, type BitReader, type BitWriter } from './bits.ts'

/** Kinds of things that sensitive matter can be asked for by; a choice names them by id alone. */
const optInKinds = ['pages', 'questionGroups', 'questions'] as const satisfies readonly NumberedKind[]

/** Writes a choice. The usual parts of its length and of these places of spread cost one bit; what the guide does not know has no effect and is left out. */
export function writeChoice(bits: BitWriter, choice: HandoutChoice, sites: readonly Site[], numbers: Numbers): void {
  bits.flag(choice.length === 'full')
  writeParts(bits, isDefault(choice, sites) ? null : choice.parts, numbers)
  writePicked(bits, choice.medicines, numbers.medicines)
  writePicked(bits, choice.questions, numbers.questions)
  const asked = optInKinds.map((kind) => numbersOf(choice.optIn, numbers[kind]))
  const any = asked.some((found) => found.length > 0)
  bits.flag(any)
  if (any) for (const found of asked) writeSet(bits, found)
}

/** Reads a choice back; the usual parts are null. @throws BitsError when it names what never was. */
export function readChoice(bits: BitReader, numbers: Numbers): HandoutChoice {
  return {
    length: bits.flag() ? 'full' : 'short',
    parts: readParts(bits, numbers),
    medicines: readPicked(bits, numbers.medicines),
    questions: readPicked(bits, numbers.questions),
    optIn: bits.flag() ? optInKinds.flatMap((kind) => idsOf(readSet(bits), numbers[kind])) : [],
  }
}

function isDefault({ parts, length }: HandoutChoice, sites: readonly Site[]): boolean {
  return parts !== null && parts.join() === defaultParts(length, sites).join()
}

/** None, a set in the usual order, or a list in an order of its own. */
function writeParts(bits: BitWriter, parts: readonly HandoutPart[] | null, numbers: Numbers): void {
  bits.flag(parts !== null)
  if (parts === null) return
  const found = [...new Set(parts)].flatMap((part) => numbers.parts[part] ?? [])
  const usual = found.every((number, index) => index === 0 || number > (found[index - 1] ?? 0))
  bits.flag(usual)
  if (usual) {
    writeSet(bits, found)
    return
  }
  bits.count(found.length)
  for (const number of found) bits.count(number)
}

function readParts(bits: BitReader, numbers: Numbers): HandoutPart[] | null {
  if (!bits.flag()) return null
  const found = bits.flag() ? readSet(bits) : readMany(bits, () => bits.count())
  return idsOf(found, numbers.parts).flatMap((id) => {
    const part = handoutPart.safeParse(id)
    return part.success ? [part.data] : []
  })
}

function writePicked(bits: BitWriter, ids: readonly string[] | null, numbers: Numbers[NumberedKind]): void {
  bits.flag(ids !== null)
  if (ids !== null) writeSet(bits, numbersOf(ids, numbers))
}

function readPicked(bits: BitReader, numbers: Numbers[NumberedKind]): string[] | null {
  return bits.flag() ? idsOf(readSet(bits), numbers) : null
}

function numbersOf(ids: readonly string[], numbers: Numbers[NumberedKind]): number[] {
  return [...new Set(ids)].flatMap((id) => numbers[id] ?? []).sort((a, b) => a - b)
}

function idsOf(found: readonly number[], numbers: Numbers[NumberedKind]): string[] {
  const ids = new Map(Object.entries(numbers).map(([id, number]) => [number, id]))
  return found.map((number) => {
    const id = ids.get(number)
    if (id === undefined) throw new BitsError('There is nothing of this number')
    return id
  })
}

/** Rising numbers, each as its distance from the one before. */
function writeSet(bits: BitWriter, found: readonly number[]): void {
  bits.count(found.length)
  found.forEach((number, index) => bits.count(index === 0 ? number : number - (found[index - 1] ?? 0) - 1))
}

function readSet(bits: BitReader): number[] {
  let last = -1
  return readMany(bits, () => (last += bits.count() + 1))
}

function readMany(bits: BitReader, one: () => number): number[] {
  const found: number[] = []
  for (let left = bits.count(); left > 0; left--) found.push(one())
  return found
}
