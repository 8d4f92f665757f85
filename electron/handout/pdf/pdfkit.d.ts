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
      /** Whose marked passage is whose: per page by number, per link by its own. */
      getStructParentTree(): {
        get(page: number): PDFKitReference[]
        add(link: number, owner: PDFKitReference): void
      }
      /** Adds to the file. */
      _write(data: string | Uint8Array): void
      /** Where the next byte of the file goes. */
      _offset: number
    }
    interface PDFKitReference {
      end(): void
    }
    interface PDFPage {
      /** The number under which the page stands in the tree above; asking for it puts it there. */
      structParentTreeKey: number
      write(operation: string): void
    }
    namespace Mixins {
      interface PDFFont {
        registerFont(name: string, font: Font): PDFDocument
      }
      interface AnnotationOption {
        StructParent?: number
      }
    }
  }
}
