/** What each letter is written as in the pseudo-language: vowels twice, which makes texts about 40 % longer. */
const letters: Readonly<Record<string, string>> = {
  a: 'áá',
  e: 'éé',
  i: 'íí',
  o: 'öö',
  u: 'ûû',
  y: 'ýý',
  c: 'ç',
  n: 'ñ',
  s: 'š',
}

/** Genes, receptors and other biomarkers: names that every language writes alike. */
const biomarkers = [
  'HER2/neu',
  'HER2',
  'ERBB2',
  'c-erbB-2',
  'HR',
  'ER',
  'PR',
  'PgR',
  'BRCA',
  'BRCA1',
  'BRCA2',
  'PALB2',
  'PIK3CA',
  'ESR1',
  'NTRK',
  'PD-L1',
  'PD-1',
  'MSI-H',
  'dMMR',
  'CDK4/6',
  'PARP',
]

function letterOf(letter: string): string {
  const small = letters[letter.toLowerCase()]
  if (small === undefined) return letter
  return letter === letter.toLowerCase() ? small : small.charAt(0).toUpperCase() + small.slice(1)
}

/** Writes English in the pseudo-language, and tells what was not written in it. */
export class Pseudo {
  readonly #names: RegExp

  /** @param names Names that stay as they are, beside those of biomarkers: those of medicines. */
  constructor(names: Iterable<string>) {
    const longestFirst = [...new Set([...names, ...biomarkers])].sort((a, b) => b.length - a.length)
    const escaped = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    this.#names = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`, 'giu')
  }

  /** The words of a text, without brackets: for a part of one. */
  words(text: string): string {
    let done = 0
    let result = ''
    for (const { 0: name, index } of text.matchAll(this.#names)) {
      result += text.slice(done, index).replace(/[a-z]/gi, letterOf) + name
      done = index + name.length
    }
    return result + text.slice(done).replace(/[a-z]/gi, letterOf)
  }

  /** A whole text, in brackets: a reader sees where it begins and whether its end is there. */
  text(text: string): string {
    return text.trim() === '' ? text : `[${this.words(text)}]`
  }

  /** A message of the catalog (ICU syntax); names of values, kinds and cases stay. */
  message(message: string): string {
    return message.trim() === '' ? message : `[${this.#piece(message)}]`
  }

  #piece(message: string): string {
    const from = message.indexOf('{')
    if (from === -1) return this.words(message)
    const to = closing(message, from)
    const value = message.slice(from + 1, to)
    return `${this.words(message.slice(0, from))}{${this.#value(value)}}${this.#piece(message.slice(to + 1))}`
  }

  /** What stands between the braces of a value: its name, or its name, its kind and a text for each case. */
  #value(value: string): string {
    const from = value.indexOf('{')
    if (from === -1) return value
    const to = closing(value, from)
    return `${value.slice(0, from)}{${this.#piece(value.slice(from + 1, to))}}${this.#value(value.slice(to + 1))}`
  }

  /**
   * The words of a text that are not written in the pseudo-language: each of plain letters, with a vowel, that is no name.
   * @param exempt Texts that may stand in it as they are: titles of sources, the clinic's own text.
   */
  leaks(text: string, exempt: readonly string[] = []): string[] {
    const bare = exempt.reduce((left, one) => left.replaceAll(spaced(one), ' '), spaced(text))
    const words = bare.replace(this.#names, ' ').match(/(?<![\p{L}\p{N}])[a-z]{2,}(?![\p{L}\p{N}])/giu) ?? []
    return words.filter((word) => /[aeiouy]/i.test(word))
  }
}

/** The brackets of a text without their other one, each with what follows or goes before: there an end is cut off. */
export function lonelyBrackets(text: string): string[] {
  const open: number[] = []
  const lonely: string[] = []
  for (const { 0: sign, index } of text.matchAll(/[[\]]/g)) {
    if (sign === '[') open.push(index)
    else if (open.pop() === undefined) lonely.push(text.slice(Math.max(0, index - 60), index + 1))
  }
  return [...lonely, ...open.map((index) => text.slice(index, index + 60))]
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Where the brace that opens at `from` is closed. @throws RangeError where it is not. */
function closing(message: string, from: number): number {
  let depth = 0
  for (let at = from; at < message.length; at += 1) {
    if (message[at] === '{') depth += 1
    if (message[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  throw new RangeError(`A brace is not closed: ${message}`)
}
