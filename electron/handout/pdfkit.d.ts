import type { Font } from 'fontkit'

/** What pdfkit 0.20 can do and `@types/pdfkit` does not say. */
declare global {
  namespace PDFKit {
    interface PDFOutline {
      addItem(
        title: string,
        options: { pageNumber: number; top: number; left: number; fit: false; expanded: boolean },
      ): PDFOutline
    }
    interface PDFDocument {
      /** The face that `font()` chose. */
      _font: {
        id: string
        ref(): PDFKitReference
        /** The glyphs that come into the file, by their number there, with their widths and the letters they stand for. */
        subset: { includeGlyph(id: number): number }
        widths: number[]
        unicode: (readonly number[])[]
      }
      addContent(operations: string): PDFDocument
      /** Adds to the file. */
      _write(data: string | Uint8Array): void
      /** Where the next byte of the file goes. */
      _offset: number
    }
    interface PDFPage {
      write(operation: string): void
    }
    namespace Mixins {
      interface PDFFont {
        registerFont(name: string, font: Font): PDFDocument
      }
      interface StructureElementOptions {
        /** Of a table header cell: what it heads. */
        scope?: 'Row' | 'Column'
        /** Left, top, right, bottom in points from the page's upper left corner. */
        bbox?: [number, number, number, number]
        placement?: 'Block'
      }
      interface AnnotationOption {
        structParent?: PDFStructureElement
      }
    }
  }
}
