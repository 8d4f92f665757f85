import type { BitReader, BitWriter } from './bits.ts'

/** Writes rising numbers, each as its distance from the one before. Part of schemes 1 and 2: frozen. */
export function writeSet(bits: BitWriter, numbers: readonly number[]): void {
  bits.count(numbers.length)
  numbers.forEach((number, index) => bits.count(index === 0 ? number : number - (numbers[index - 1] ?? 0) - 1))
}

/** Reads what `writeSet` wrote. @throws BitsError when the bits end too early. */
export function readSet(bits: BitReader): number[] {
  let last = -1
  return readList(bits, () => (last += bits.count() + 1))
}

/** Reads a count, then as many numbers. @throws BitsError when the bits end too early. */
export function readList(bits: BitReader, one: () => number): number[] {
  const numbers: number[] = []
  for (let left = bits.count(); left > 0; left--) numbers.push(one())
  return numbers
}
