import type { Glyph, GlyphRun } from 'fontkit'
import { type Face, faces, type Fonts } from './fonts.ts'

/**
 * Writes lines that are broken and measured already. pdfkit's own `text()` saves, turns and restores the page for each
 * stretch and encodes every word anew; here a word of usual letters is encoded once for all documents, and a stretch is
 * one operation.
 */
export class Words {
  readonly #document: PDFKit.PDFDocument
  readonly #fonts: Fonts

  constructor(document: PDFKit.PDFDocument, fonts: Fonts) {
    this.#document = document
    this.#fonts = fonts
    for (const face of faces) {
      document.font(face)
      for (const glyph of fonts.usual(face)) this.#numberOf(glyph)
    }
  }

  /** Sets a text in the current fill color with its base line at `y`, in points from the top of the page. */
  write(text: string, face: Face, size: number, x: number, y: number): void {
    const document = this.#document.font(face, size)
    const font = document._font
    let operands = ''
    for (const word of wordsOf(text)) {
      const encoded = this.#encode(word, face)
      if (encoded === null) {
        document.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' })
        return
      }
      operands += encoded
    }
    const onPage = document.page.fonts as Record<string, unknown>
    onPage[font.id] ??= font.ref()
    // The page's own axis points down, letters stand up: the matrix turns them.
    document.addContent(
      `BT /${font.id} ${hundredths(size)} Tf 1 0 0 -1 ${hundredths(x)} ${hundredths(y)} Tm [(${operands})] TJ ET`,
    )
  }

  #encode(word: string, face: Face): string | null {
    const shaped = this.#fonts.parsed[face].layout(word)
    const known = encodedForAll.get(shaped)
    if (known !== undefined) return known
    const { operands, highest } = this.#encodeGlyphs(shaped)
    if (highest <= this.#fonts.usual(face).length) encodedForAll.set(shaped, operands)
    return operands
  }

  /** A word as what stands between the brackets of `TJ`, null where pdfkit must place its marks, and its highest number. */
  #encodeGlyphs({ glyphs, positions }: GlyphRun): { operands: string | null; highest: number } {
    let operands = ''
    let highest = 0
    for (const [index, glyph] of glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
      if (xOffset !== 0 || yOffset !== 0) return { operands: null, highest }
      const number = this.#numberOf(glyph)
      highest = Math.max(highest, number)
      operands += String.fromCharCode(number >> 8, number & 0xff).replace(/[()\\\r]/g, (byte) => escaped[byte] ?? byte)
      if (xAdvance !== glyph.advanceWidth) operands += `)${hundredths(glyph.advanceWidth - xAdvance)}(`
    }
    return { operands, highest }
  }

  /** Takes a glyph into the file, as pdfkit's `encode()` does: with its width and letters. */
  #numberOf({ id, advanceWidth, codePoints }: Glyph): number {
    const { subset, widths, unicode } = this.#document._font
    const number = subset.includeGlyph(id)
    widths[number] ??= advanceWidth
    unicode[number] ??= codePoints
    return number
  }
}

/** Words of usual letters only, whose numbers are the same in every file. */
const encodedForAll = new WeakMap<GlyphRun, string | null>()

const escaped: Readonly<Record<string, string>> = { '(': '\\(', ')': '\\)', '\\': '\\\\', '\r': '\\r' }

/** As pdfkit shapes a text: word by word, each with the space after it. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  let from = 0
  while (from < text.length) {
    const space = text.indexOf(' ', from)
    const to = space < 0 ? text.length : space + 1
    words.push(text.slice(from, to))
    from = to
  }
  return words
}

/** Width of a single line of text in thousandths of the type size. */
export function widthOfLine(text: string, face: Face, fonts: Fonts): number {
  let width = 0
  for (const word of wordsOf(text)) width += fonts.widthOf(word, face)
  return width
}

/** To a hundredth of a point, without zeros at the end. */
function hundredths(value: number): string {
  return String(Math.round(value * 100) / 100)
}
