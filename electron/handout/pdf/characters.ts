/** Characters the handout's faces lack, and what says the same. */
const standIns: Record<string, string> = {
  '\u00ad': '', // soft hyphen
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '–',
  '\u2015': '—',
  '\u202f': '\u00a0',
  '\u2007': '\u00a0',
  '\u00b5': '\u03bc',
  '\u2190': '<-',
  '\u2192': '->',
  '\u25cf': '•',
  '\u2028': ' ',
  '\u2029': ' ',
  '\ufb01': 'fi',
  '\ufb02': 'fl',
}

/** Signs that say nothing by themselves: marks of direction, joiners, variation selectors, pictures. They are left out. */
const silent = /\p{Cf}|\p{Cs}|\p{Co}|\p{Cn}|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}/u

const plain = /^[\x20-\x7e]*$/

/**
 * A text as the faces can set it: control characters are spaces, emoji are left out, and a letter of a script
 * the faces do not have is a question mark, so that a reader sees that something is missing.
 * A missing letter in the file would break PDF/UA and PDF/A.
 */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  if (plain.test(text)) return text
  let result = ''
  for (const character of text.normalize('NFC')) {
    if (/\p{Cc}/u.test(character)) result += ' '
    else if (has(character.codePointAt(0) ?? 0)) result += character
    else result += standIns[character] ?? (silent.test(character) ? '' : '?')
  }
  return result
}

/** Signs that nobody misses where they are left out: marks of direction, joiners, variation selectors, breaks of lines. */
const unseen = /\p{Cf}|[\t\n\v\f\r]|[\u{fe00}-\u{fe0f}]/u
/** What no screen shows: controls, half characters, and places where no character is. */
const nameless = /[\p{Cc}\p{Cs}\p{Cn}]/u

/**
 * The characters of a text that are not printed as they are, each once: those left out, and those a '?' stands for. What
 * cannot be shown is named by its number: "U+0007".
 */
export function unprintable(text: string, has: (codePoint: number) => boolean): string[] {
  if (plain.test(text)) return []
  const found = Array.from(text.normalize('NFC')).filter(
    (character) => !has(character.codePointAt(0) ?? 0) && standIns[character] === undefined && !unseen.test(character),
  )
  return [...new Set(found)].map((character) => (nameless.test(character) ? numberOf(character) : character))
}

function numberOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
