import { PNG } from 'pngjs'
import { openPdf } from './read-pdf.ts'

/** Draws a page of a PDF as a picture of so many pixels an inch. */
export async function drawPage(bytes: Uint8Array, number: number, resolution: number): Promise<PNG> {
  const pdf = await openPdf(bytes)
  const page = await pdf.getPage(number)
  const viewport = page.getViewport({ scale: resolution / 72 })
  // pdf.js brings a canvas of its own, and draws on no other.
  const factory = pdf.canvasFactory as {
    create(width: number, height: number): { canvas: HTMLCanvasElement & { toBuffer(type: 'image/png'): Buffer } }
  }
  const { canvas } = factory.create(Math.round(viewport.width), Math.round(viewport.height))
  await page.render({ canvas, viewport }).promise
  const picture = PNG.sync.read(canvas.toBuffer('image/png'))
  await pdf.destroy()
  return picture
}
