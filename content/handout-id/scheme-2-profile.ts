import { BitsError, type BitReader, type BitWriter } from './bits.ts'
import { baseFields, denseGroups, type FactRow, factRows, siteBits, treatmentLists } from './scheme-2-facts.ts'
import { UnreadableIdError, type WireId } from './wire-id.ts'

type WireProfile = WireId['profile']

/** A fact by the number of its row, and its number where the row has one. */
interface Fact {
  row: number
  amount: number
}

const baseWidth = 9
/** How many values each dense group has, absence included. */
const denseSizes = denseGroups.map((rows) => rows.reduce((size, row) => size + amounts(row), 1))
const denseWidth = bitLength(denseSizes.reduce((product, size) => product * BigInt(size), 1n) - 1n)

/**
 * Writes the facts of a profile. The order within its lists is not kept.
 * @throws RangeError when a fact has no row.
 */
export function writeFacts(bits: BitWriter, profile: WireProfile): void {
  const base = baseFields.map(([field, values]) => ({
    of: values.length,
    at: indexIn(values, baseValue(field, profile)),
  }))
  bits.write(
    base.reduce((number, { of, at }) => number * of + at, 0),
    baseWidth,
  )
  const sites = listOf(profile, 'sites')
  for (const site of siteBits) bits.flag(sites.includes(site))
  const facts = factsOf(profile)
  const { digits, rest } = dense(facts)
  const isDense = denseWidth + sparseWidth(rest) < sparseWidth(facts)
  bits.flag(isDense)
  if (isDense) writeDense(bits, digits)
  writeSparse(bits, isDense ? rest : facts)
}

/** Reads what `writeFacts` wrote. @throws BitsError for what it never writes, UnreadableIdError for a row of a newer program. */
export function readFacts(bits: BitReader): WireProfile {
  const profile: Record<string, unknown> = {}
  let number = bits.read(baseWidth)
  for (const [field, values] of baseFields.toReversed()) {
    profile[field] = values[number % values.length]
    number = Math.floor(number / values.length)
  }
  if (number !== 0) throw new BitsError('There is no such profile')
  profile['sites'] = siteBits.filter(() => bits.flag())
  const facts = [...(bits.flag() ? readDense(bits) : []), ...readSparse(bits)]
  for (const { row, amount } of facts) addFact(profile, factRows[row] as FactRow, amount)
  return profile
}

/** A line of treatment by its number is written as `first` or `later`, with the number as a further fact. */
function baseValue(field: string, profile: WireProfile): unknown {
  const value = profile[field]
  if (field === 'line' && typeof value === 'number') return value === 1 ? 'first' : 'later'
  return value ?? 'unknown'
}

function indexIn(values: readonly string[], value: unknown): number {
  const at = values.findIndex((one) => one === value)
  if (at < 0) throw new RangeError(`Scheme 2 has no room for ${String(value)}`)
  return at
}

function listOf(profile: WireProfile, field: string): readonly unknown[] {
  const list = profile[field]
  return Array.isArray(list) ? list : []
}

function factsOf(profile: WireProfile): Fact[] {
  const written = new Set<string>(['sites', ...baseFields.map(([field]) => field)])
  const facts = Object.entries(profile).flatMap(([field, value]): Fact[] => {
    if (field === 'line' && typeof value === 'number') return [factAt(field, value)]
    if (written.has(field) || value === undefined) return []
    if (Array.isArray(value)) return [...new Set<unknown>(value)].map((item) => factAt(field, item))
    if (typeof value !== 'object' || value === null) return [factAt(field, value)]
    return Object.entries(value).flatMap(([key, result]) =>
      result === undefined ? [] : [factAt(`${field}.${key}`, result)],
    )
  })
  return facts.toSorted((a, b) => a.row - b.row)
}

function factAt(path: string, value: unknown): Fact {
  const row = factRows.findIndex(
    ([at, is]) => at === path && (typeof is === 'object' ? fits(value, is.max) : is === value),
  )
  if (row < 0) throw new RangeError(`Scheme 2 has no room for ${path} ${String(value)}`)
  return { row, amount: typeof value === 'number' ? value : 0 }
}

function fits(value: unknown, max: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= max
}

function addFact(profile: Record<string, unknown>, [path, value]: FactRow, amount: number): void {
  const is = typeof value === 'object' ? amount : value
  const [field = '', key] = path.split('.')
  if (key !== undefined) profile[field] = { ...(profile[field] as object | undefined), [key]: is }
  else if (treatmentLists.some((list) => list === field)) profile[field] = [...listOf(profile, field), is]
  else profile[field] = is
}

/** How many amounts a row can have. */
function amounts(row: number): number {
  const value = factRows[row]?.[1]
  return typeof value === 'object' ? value.max + 1 : 1
}

/** The digit of each dense group, and the facts that are in none or that follow another of their group. */
function dense(facts: readonly Fact[]): { digits: number[]; rest: Fact[] } {
  const rest = [...facts]
  const digits = denseGroups.map((rows) => {
    const at = rest.findIndex(({ row }) => rows.includes(row))
    const [fact] = at < 0 ? [] : rest.splice(at, 1)
    if (!fact) return 0
    const before = rows.slice(0, rows.indexOf(fact.row))
    return before.reduce((digit, row) => digit + amounts(row), 1) + fact.amount
  })
  return { digits, rest }
}

function writeDense(bits: BitWriter, digits: readonly number[]): void {
  const number = digits.reduce((sum, digit, index) => sum * BigInt(denseSizes[index] ?? 1) + BigInt(digit), 0n)
  for (let bit = denseWidth - 1; bit >= 0; bit--) bits.flag(((number >> BigInt(bit)) & 1n) === 1n)
}

function readDense(bits: BitReader): Fact[] {
  let number = 0n
  for (let bit = 0; bit < denseWidth; bit++) number = number * 2n + (bits.flag() ? 1n : 0n)
  const digits = denseSizes
    .toReversed()
    .map((size) => {
      const digit = Number(number % BigInt(size))
      number /= BigInt(size)
      return digit
    })
    .toReversed()
  if (number !== 0n) throw new BitsError('There is no such profile')
  return digits.flatMap((digit, group) => (digit === 0 ? [] : [factOfDigit(denseGroups[group] ?? [], digit - 1)]))
}

function factOfDigit([row = 0, ...others]: readonly number[], digit: number): Fact {
  return digit < amounts(row) ? { row, amount: digit } : factOfDigit(others, digit - amounts(row))
}

/** Prefixes and widths of a distance between rows: neighbors take the fewest bits. */
const distances = [
  { prefix: [0], width: 3, from: 0 },
  { prefix: [1, 0], width: 5, from: 8 },
  { prefix: [1, 1], width: 9, from: 40 },
] as const

function distanceClass(distance: number): (typeof distances)[number] {
  return distances.findLast(({ from }) => distance >= from) ?? distances[0]
}

function writeSparse(bits: BitWriter, facts: readonly Fact[]): void {
  facts.forEach(({ row, amount }, index) => {
    bits.flag(true)
    const distance = index === 0 ? row : row - (facts[index - 1]?.row ?? 0) - 1
    const { prefix, width, from } = distanceClass(distance)
    for (const bit of prefix) bits.flag(bit === 1)
    bits.write(distance - from, width)
    bits.write(amount, amountWidth(row))
  })
  bits.flag(false)
}

function readSparse(bits: BitReader): Fact[] {
  const facts: Fact[] = []
  let row = -1
  while (bits.flag()) {
    const { width, from } = !bits.flag() ? distances[0] : !bits.flag() ? distances[1] : distances[2]
    row += bits.read(width) + from + 1
    if (row >= factRows.length) throw new UnreadableIdError('newer-version')
    const amount = bits.read(amountWidth(row))
    if (amount >= amounts(row)) throw new BitsError('There is no such number')
    facts.push({ row, amount })
  }
  return facts
}

function sparseWidth(facts: readonly Fact[]): number {
  return facts.reduce((sum, { row }, index) => {
    const { prefix, width } = distanceClass(index === 0 ? row : row - (facts[index - 1]?.row ?? 0) - 1)
    return sum + 1 + prefix.length + width + amountWidth(row)
  }, 1)
}

function amountWidth(row: number): number {
  return amounts(row) === 1 ? 0 : bitLength(BigInt(amounts(row) - 1))
}

function bitLength(number: bigint): number {
  return number.toString(2).length
}
