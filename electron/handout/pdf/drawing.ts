import SVGtoPDF from 'svg-to-pdfkit'
import type { Face } from './fonts.ts'

interface Size {
  width: number
  height: number
}

/** Width and height of a drawing's `viewBox`, in its own units; without one it is taken as a small square. */
export function viewBox(svg: string): Size {
  const box = /<svg[^>]*\sviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(svg)
  const [width, height] = [Number(box?.[1]), Number(box?.[2])]
  return width > 0 && height > 0 ? { width, height } : { width: 100, height: 100 }
}

/** The largest size of a drawing that fits into the box. */
export function drawingSize(svg: string, maxWidth: number, maxHeight: number): Size {
  const { width, height } = viewBox(svg)
  const scale = Math.min(maxWidth / width, maxHeight / height)
  return { width: width * scale, height: height * scale }
}

/** Draws an SVG into a box of the current page, with its letters in the document's own faces. Nothing outside the drawing is read. */
export function drawSvg(
  document: PDFKit.PDFDocument,
  svg: string,
  x: number,
  top: number,
  width: number,
  height: number,
): void {
  const face = (_family: string, bold: boolean, italic: boolean): Face =>
    bold ? 'bold' : italic ? 'italic' : 'regular'
  SVGtoPDF(document, svg, x, top, {
    width,
    height,
    assumePt: true,
    fontCallback: face,
    imageCallback: () => '',
    documentCallback: () => [],
    warningCallback: () => undefined,
  })
}
