import { createRequire } from 'node:module'
import { create, type Font, type Glyph, type GlyphRun, type Subset } from 'fontkit'
import { readProgramFileSync } from '../../storage/program-file.ts'

/** The faces a handout is set in. */
export const faces = ['regular', 'italic', 'bold'] as const
export type Face = (typeof faces)[number]

const family = '@expo-google-fonts/atkinson-hyperlegible-next'
const files: Record<Face, string> = {
  regular: `${family}/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf`,
  italic: `${family}/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf`,
  bold: `${family}/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf`,
}

/** Shaped words. */
type Runs = Map<string, GlyphRun>

interface Widths {
  width: number
  spaced: number
}

/** Parsed faces, for as many documents as one likes. */
export interface Fonts {
  parsed: Record<Face, Font>
  /** Width of a text in thousandths of the type size. */
  widthOf: (text: string, face: Face) => number
  /** Widths of a word in thousandths of the type size, by itself and with a space after it. */
  measure: (word: string, face: Face) => Widths
  /** Distance from the top of the face's own line to its base line, in thousandths of the type size. */
  ascent: (face: Face) => number
  /** Height of the face's own line, in thousandths. */
  lineHeight: (face: Face) => number
  /** The glyphs that are in every file that uses the face, so that their numbers are the same in all of them. */
  usual: (face: Face) => readonly Glyph[]
  /** Whether every face has a letter for this code point. */
  has: (codePoint: number) => boolean
  /** Forgets all words that were shaped or measured. */
  forget: () => void
}

/** The files of the faces, read from the installed font package: beside the sources, and beside the packaged program. */
export function readFontFiles(): Record<Face, Uint8Array> {
  const resolve = createRequire(import.meta.url).resolve
  return {
    regular: readProgramFileSync(resolve(files.regular)),
    italic: readProgramFileSync(resolve(files.italic)),
    bold: readProgramFileSync(resolve(files.bold)),
  }
}

/** Parses the faces once. Words are shaped and measured once too, however many documents use them. */
export function parseFonts(bytes: Record<Face, Uint8Array>): Fonts {
  const runs: Record<Face, Runs> = { regular: new Map(), italic: new Map(), bold: new Map() }
  const parsed = {
    regular: parse(bytes.regular, runs.regular),
    italic: parse(bytes.italic, runs.italic),
    bold: parse(bytes.bold, runs.bold),
  }
  const usual = { regular: usualOf(parsed.regular), italic: usualOf(parsed.italic), bold: usualOf(parsed.bold) }
  // fontkit looks a height up in the file whenever it is asked.
  const heightsOf = ({ ascent, descent }: Font) => ({ ascent, line: ascent - descent })
  const heights = {
    regular: heightsOf(parsed.regular),
    italic: heightsOf(parsed.italic),
    bold: heightsOf(parsed.bold),
  }
  const measured = {
    regular: new Map<string, Widths>(),
    italic: new Map<string, Widths>(),
    bold: new Map<string, Widths>(),
  }
  return {
    parsed,
    usual: (face) => usual[face],
    widthOf: (text, face) => parsed[face].layout(text).advanceWidth,
    measure: (word, face) => {
      const known = measured[face].get(word)
      if (known) return known
      const width = parsed[face].layout(word).advanceWidth
      const made = { width, spaced: parsed[face].layout(`${word} `).advanceWidth }
      remember(measured[face], word, made)
      return made
    },
    ascent: (face) => heights[face].ascent,
    lineHeight: (face) => heights[face].line,
    has: (codePoint) => faces.every((face) => parsed[face].hasGlyphForCodePoint(codePoint)),
    forget: () => {
      for (const face of faces) {
        measured[face].clear()
        runs[face].clear()
      }
    },
  }
}

/** The faces of the installed font package, parsed. */
export function loadFonts(): Fonts {
  return parseFonts(readFontFiles())
}

/** @throws Error when the file is not a single face drawn on 1000 units, which all that is measured here rests on. */
function parse(bytes: Uint8Array, runs: Runs): Font {
  const font = create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!('layout' in font) || font.unitsPerEm !== 1000)
    throw new Error('A font file of the handout is not one face of 1000 units')
  // fontkit remembers for each glyph the character it was first met under, and pdfkit writes that into the file.
  // Meeting all characters in one order makes a document the same whatever was set before it.
  for (const codePoint of font.characterSet) font.glyphForCodePoint(codePoint)
  rememberRuns(font, runs)
  rememberUsual(font)
  return font
}

/** The printable characters of ASCII, and those beyond that the guide is written with. */
const usualText = `${String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 0x20 + index))}–—‘’“”•·…`

function usualOf(font: Font): Glyph[] {
  return [...new Set(font.glyphsForString(usualText))]
}

/** Encodes the usual glyphs once for all documents: most have no others. */
function rememberUsual(font: Font): void {
  const count = usualOf(font).length
  const create = font.createSubset.bind(font)
  let known: Uint8Array | null = null
  font.createSubset = () => {
    const subset = create() as Subset & { glyphs: readonly number[] }
    const encode = subset.encode.bind(subset)
    // The first glyph is always that of a missing letter.
    subset.encode = () => (subset.glyphs.length > count + 1 ? encode() : (known ??= encode()))
    return subset
  }
}

const mostWords = 20_000

/** Keeps what is known of a word, and forgets all before it grows without end. */
function remember<T>(known: Map<string, T>, word: string, value: T): void {
  if (known.size >= mostWords) known.clear()
  known.set(word, value)
}

/**
 * Keeps shaped words for all documents. pdfkit brings the positions it gets to 1000 units in place, which changes nothing
 * in a face that is drawn on 1000 units.
 */
function rememberRuns(font: Font, runs: Runs): void {
  const shape = font.layout.bind(font)
  font.layout = (text, ...rest) => {
    const known = runs.get(text)
    if (known && rest[0] === undefined) return known
    const run = shape(text, ...rest)
    if (rest[0] !== undefined) return run
    // fontkit adds the glyphs up whenever it is asked.
    Object.defineProperty(run, 'advanceWidth', { value: run.advanceWidth })
    remember(runs, text, run)
    return run
  }
}
