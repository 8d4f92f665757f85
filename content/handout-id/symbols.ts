/** Crockford's base 32: no I, L, O or U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** Makes an ID from symbols (0 to 31): with two that check the rest, in groups of four. */
export function writeSymbols(symbols: readonly number[]): string {
  const text = [...symbols, ...checkOf(symbols)].map((symbol) => alphabet[symbol]).join('')
  return text.match(/.{1,4}/g)?.join('-') ?? ''
}

/**
 * The symbols of an ID as somebody typed it: small letters, spaces and hyphens anywhere, O for 0, I and L for 1 are all fine.
 * Null when it is no ID or its check does not hold.
 */
export function readSymbols(text: string): number[] | null {
  const letters = Array.from(text.toUpperCase().replace(/[\s\-‐-―−]/gu, ''))
  const symbols = letters.map((letter) => alphabet.indexOf(misread[letter] ?? letter))
  if (symbols.length <= checkLength || symbols.includes(-1)) return null
  const said = symbols.slice(0, -checkLength)
  const check = checkOf(said)
  return check.every((symbol, index) => symbol === symbols[said.length + index]) ? said : null
}

const checkLength = 2

/**
 * Reed-Solomon check over the field of 32 elements: the remainder by (x − 2)(x − 4) = x² + 6x + 8. One wrong character and
 * two neighbors that changed places are always found, up to 31 characters any two wrong ones, and of other mistakes all but
 * one in a thousand. It starts from 1 so that leading zeros count; the last constants find an added character.
 */
function checkOf(symbols: readonly number[]): [number, number] {
  const [high, low] = symbols.reduce<[number, number]>(
    ([first, second], symbol) => {
      const out = first ^ symbol
      return [second ^ times(out, 6), times(out, 8)]
    },
    [0, 1],
  )
  return [high ^ 21, low ^ 10]
}

/** Product in the field of 32 elements, modulo x⁵ + x² + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 4; bit >= 0; bit--) {
    product = (product << 1) ^ (product & 16 ? 0b100101 : 0)
    if (b & (1 << bit)) product ^= a
  }
  return product
}
