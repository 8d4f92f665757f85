/** Texts of ASCII, curly quotes, the ellipsis and the degree sign are plain already: nearly all of them. */
const unusual = /[^\p{ASCII}\u201c\u201d\u2019\u2026\u00b0]/u
/** Ligatures, wide and mathematical letters and digits, small forms, Roman numerals, raised and lowered plus and minus. */
const compatible = /[\ufb00-\ufb06\uff01-\uff5e\ufe50-\ufe6b\u2160-\u217f\u207a\u207b\u208a\u208b\u{1d400}-\u{1d7ff}]/gu
const otherDigit = /(?![0-9])\p{Nd}/gu
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const apostrophes = /(?<=\p{L})[\u00b4\u02bc\u2018\u201b\u2032](?=\p{L})/gu
/** Hyphens and minus signs. One that opens a line before a space is a pasted bullet, which has a rule of its own. */
const hyphens = /(?<!^[ \t]*(?=.[ \t]))[\u2010\u2011\u2212\u02d7\u058a\u05be\u2796]/gm
/** Dashes that join two words. Between digits they stay: 5–10 is a range. */
const joiningDashes = /(?<=[\p{L}\p{N})])(?<!\p{Nd}(?=.\p{Nd}))[\u2012\u2013](?=[\p{L}\p{N}(])/gu

/**
 * A text with one character for what people and word processors write in several ways, so that each check sees one
 * spelling: `-` for every hyphen, minus sign, and en dash inside a word; a plain space for every other space; digits 0 to 9
 * for those of other scripts; composed accents; no soft hyphens and no ligatures. Curly quotes, long dashes between words
 * and fractions stay. Lines stay lines. A text without unusual characters is returned as it is.
 */
export function withPlainCharacters(text: string): string {
  if (!unusual.test(text)) return text
  return text
    .replaceAll('\u00ad', '')
    .replace(compatible, (character) => character.normalize('NFKC'))
    .normalize('NFC')
    .replace(otherDigit, plainDigit)
    .replace(spaces, ' ')
    .replace(apostrophes, '’')
    .replaceAll('\u2795', '+')
    .replace(/[\u2215\u29f8]/g, '/')
    .replace(hyphens, '-')
    .replace(joiningDashes, '-')
}

/** The digits of a script follow each other, from zero on. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}

/** The place in a line as it was written that gave the character at `place` of its plain form. */
export function placeAsWritten(line: string, place: number): number {
  for (let end = 1; end <= line.length; end++) {
    if (withPlainCharacters(line.slice(0, end)).length > place) return end - 1
  }
  return Math.max(0, line.length - 1)
}
