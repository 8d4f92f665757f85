import { drawSvg } from '../pdf/drawing.ts'
import type { Face, Fonts } from '../pdf/fonts.ts'
import type { Tag, Tagger } from '../pdf/tagging.ts'
import { tag } from '../pdf/tagging.ts'
import type { Foreign, Line } from './text.ts'
import { lineWidth } from './text.ts'
import { colors } from './typography.ts'
import { Words } from '../pdf/words.ts'

/** Draws on the current page and says to the tagger what it draws. Places are in points from the upper left corner. */
export class Pen {
  readonly #document: PDFKit.PDFDocument
  readonly #tagger: Tagger
  readonly #fonts: Fonts
  /** The link that was drawn last: one that goes on over two lines is one link, another to the same page is not. */
  #link: { owner: Tag; id: string; tag: Tag } | null = null
  readonly #spans = new Map<Foreign, Tag>()
  readonly #words: Words
  /** The color that is set on the page, so that it is not said again with each word. */
  #filled: { page: PDFKit.PDFPage; color: string } | null = null

  constructor(document: PDFKit.PDFDocument, tagger: Tagger, fonts: Fonts) {
    this.#document = document
    this.#tagger = tagger
    this.#fonts = fonts
    this.#words = new Words(document, fonts)
  }

  /** A line of text whose own line box begins at `top`. */
  line(line: Line, set: { size: number; leading: number; color: string }, x: number, top: number, owner: Tag): void {
    for (const segment of line.segments) {
      if (segment.link === null) {
        this.#link = null
        this.#tagger.open(segment.foreign ? this.#spanTag(owner, segment.foreign) : owner)
      }
      const left = x + segment.x
      if (segment.link !== null) {
        const link = this.#linkTag(owner, segment.link.id)
        this.#tagger.open(link)
        this.#tagger.link(link, segment.link.id, segment.link.title, left, top, segment.width, set.leading)
      }
      this.#write(segment.text, segment.face, set, left, top)
    }
  }

  /** Text that belongs to the page and not to the reading: running heads, repeated table headers. */
  furniture(line: Line, set: { size: number; leading: number; color: string }, x: number, top: number): void {
    this.#tagger.artifact('Pagination')
    for (const segment of line.segments) this.#write(segment.text, segment.face, set, x + segment.x, top)
  }

  /** A text by itself, whose line box begins at `top`; `owner: null` = it belongs to the page and not to the reading. */
  word(
    text: string,
    face: Face,
    set: { size: number; leading: number; color: string },
    x: number,
    top: number,
    owner: Tag | null,
  ): void {
    if (owner) this.#tagger.open(owner)
    else this.#tagger.artifact('Pagination')
    this.#write(text, face, set, x, top)
  }

  /** Width of a single line, in points. */
  width(text: string, face: Face, size: number): number {
    return lineWidth(text, face, size, this.#fonts)
  }

  /** A level line. */
  rule(x1: number, x2: number, y: number, thickness: number, color: string): void {
    this.#tagger.artifact('Layout')
    this.#document.moveTo(x1, y).lineTo(x2, y).lineWidth(thickness).strokeColor(color).stroke()
  }

  /** An upright line. */
  upright(x: number, y1: number, y2: number, thickness: number, color: string): void {
    this.#tagger.artifact('Layout')
    this.#document.moveTo(x, y1).lineTo(x, y2).lineWidth(thickness).strokeColor(color).stroke()
  }

  /** A row of dots that leads the eye to a page number. */
  leader(x1: number, x2: number, y: number): void {
    if (x2 - x1 < 6) return
    this.#tagger.artifact('Layout')
    this.#document.save()
    this.#document
      .moveTo(x1, y)
      .lineTo(x2, y)
      .lineWidth(0.8)
      .dash(0.8, { space: 3.4 })
      .strokeColor(colors.rule)
      .stroke()
    this.#document.restore()
  }

  /** A rectangle filled with a color. */
  field(x: number, top: number, width: number, height: number, fill: string): void {
    this.#tagger.artifact('Layout')
    this.#fill(fill)
    this.#document.rect(x, top, width, height).fill()
  }

  /** An empty square to tick. */
  tickBox(x: number, top: number, size: number): void {
    this.#tagger.artifact('Layout')
    this.#document
      .roundedRect(x, top, size, size, size * 0.16)
      .lineWidth(1)
      .strokeColor(colors.accent)
      .stroke()
  }

  /** A round mark before a list item. */
  bullet(x: number, y: number, radius: number): void {
    this.#tagger.artifact('Layout')
    this.#fill(colors.accent)
    this.#document.circle(x, y, radius).fill()
  }

  /** A drawing in SVG, fitted into the box. */
  svg(text: string, x: number, top: number, width: number, height: number, owner: Tag): void {
    this.#tagger.open(owner, [x, top, x + width, top + height])
    this.#document.save()
    drawSvg(this.#document, text, x, top, width, height)
    this.#document.restore()
  }

  /** A field of dark dots, as in a QR code. */
  dots(rows: readonly boolean[][], size: number, x: number, top: number, owner: Tag): void {
    const width = (rows[0]?.length ?? 0) * size
    this.#tagger.open(owner, [x, top, x + width, top + rows.length * size])
    this.#fill(colors.ink)
    rows.forEach((row, line) => {
      row.forEach((dark, column) => {
        if (dark) this.#document.rect(x + column * size, top + line * size, size, size)
      })
    })
    this.#document.fill()
  }

  /** A picture from a PNG file, fitted into the box: at its left edge, halfway up. */
  picture(bytes: Uint8Array, x: number, top: number, width: number, height: number, owner: Tag): void {
    this.#tagger.open(owner, [x, top, x + width, top + height])
    this.#document.image(Buffer.from(bytes), x, top, {
      fit: [width, height],
      align: 'left' as 'center',
      valign: 'center',
    })
  }

  /** A place in the structure with nothing in it yet: a cell to be filled in by hand. */
  empty(owner: Tag): void {
    this.#tagger.empty(owner)
  }

  #fill(color: string): void {
    const { page } = this.#document
    if (this.#filled?.page === page && this.#filled.color === color) return
    this.#document.addContent(`${rgb(color)} rg`)
    this.#filled = { page, color }
  }

  #spanTag(owner: Tag, foreign: Foreign): Tag {
    const span = this.#spans.get(foreign) ?? tag('Span', owner, { lang: foreign.language })
    this.#spans.set(foreign, span)
    return span
  }

  #linkTag(owner: Tag, id: string): Tag {
    if (this.#link?.owner !== owner || this.#link.id !== id) this.#link = { owner, id, tag: tag('Link', owner) }
    return this.#link.tag
  }

  #write(
    text: string,
    face: Face,
    set: { size: number; leading: number; color: string },
    x: number,
    top: number,
  ): void {
    if (text.trim() === '') return
    const line = this.#fonts.lineHeight(face)
    const baseline = top + (set.leading - (line * set.size) / 1000) / 2 + (this.#fonts.ascent(face) * set.size) / 1000
    this.#fill(set.color)
    this.#words.write(text, face, set.size, x, baseline)
  }
}

/** "#ff8000" as parts of one, to a thousandth: finer than 1 of 255. */
function rgb(color: string): string {
  const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
  return parts.map((part) => Math.round(part * 1000) / 1000).join(' ')
}
