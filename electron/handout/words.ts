import type { Face, Fonts } from './fonts.ts'

/**
 * Writes lines that are broken and measured already. pdfkit's own `text()` saves, turns and restores the page for each
 * stretch and encodes every word anew; here each word is encoded once a document, and a stretch is one operation.
 */
export class Words {
  readonly #document: PDFKit.PDFDocument
  readonly #fonts: Fonts
  /** By face: each word as the operands of `TJ`, null where pdfkit must place its marks. */
  readonly #encoded: Record<Face, Map<string, string | null>> = {
    regular: new Map(),
    italic: new Map(),
    bold: new Map(),
  }

  constructor(document: PDFKit.PDFDocument, fonts: Fonts) {
    this.#document = document
    this.#fonts = fonts
  }

  /** Sets a text in the current fill color with its base line at `y`, in points from the top of the page. */
  write(text: string, face: Face, size: number, x: number, y: number): void {
    const document = this.#document.font(face, size)
    const font = document._font
    const operands = this.#operands(text, face)
    if (operands === null) {
      document.text(text, x, y, { lineBreak: false, baseline: 'alphabetic' })
      return
    }
    const onPage = document.page.fonts as Record<string, unknown>
    onPage[font.id] ??= font.ref()
    // The page's own axis points down, letters stand up: the matrix turns them.
    document.addContent(`BT /${font.id} ${number(size)} Tf 1 0 0 -1 ${number(x)} ${number(y)} Tm [${operands}] TJ ET`)
  }

  #operands(text: string, face: Face): string | null {
    let operands = ''
    for (const word of wordsOf(text)) {
      const encoded = this.#encode(word, face)
      if (encoded === null) return null
      operands += encoded
    }
    return operands.replaceAll('><', '').replaceAll('<>', '')
  }

  #encode(word: string, face: Face): string | null {
    const known = this.#encoded[face].get(word)
    if (known !== undefined) return known
    const operands = this.#shape(word, face)
    this.#encoded[face].set(word, operands)
    return operands
  }

  /** Takes the glyphs of a word into the file, as pdfkit's `encode()` does: with their widths and letters. */
  #shape(word: string, face: Face): string | null {
    const { subset, widths, unicode } = this.#document._font
    const { glyphs, positions } = this.#fonts.parsed[face].layout(word)
    let operands = '<'
    for (const [index, { id, advanceWidth, codePoints }] of glyphs.entries()) {
      const { xAdvance = 0, xOffset = 0, yOffset = 0 } = positions[index] ?? {}
      if (xOffset !== 0 || yOffset !== 0) return null
      const glyph = subset.includeGlyph(id)
      widths[glyph] ??= advanceWidth
      unicode[glyph] ??= codePoints
      operands += glyph.toString(16).padStart(4, '0')
      if (xAdvance !== advanceWidth) operands += `>${number(advanceWidth - xAdvance)}<`
    }
    return `${operands}>`
  }
}

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
function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}
