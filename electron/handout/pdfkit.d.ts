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
      interface TextOptions {
        /** Width in points and number of words of the text, where they are known: else pdfkit measures and counts. */
        textWidth?: number
        wordCount?: number
      }
      interface AnnotationOption {
        structParent?: PDFStructureElement
      }
    }
  }
}
