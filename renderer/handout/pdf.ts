import { getDocument, GlobalWorkerOptions, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = workerUrl

/** An opened PDF: how many pages it has, how to draw one, and how to let go of it. */
export interface OpenPdf {
  pages: number
  /**
   * Draws a page (counted from 0) into a canvas, `width` CSS px wide, sharp on this screen. Returns how to stop it; a
   * drawing that is stopped is no error.
   */
  draw(page: number, canvas: HTMLCanvasElement, width: number): () => void
  close(): void
}

/** Opens a finished handout for drawing. The bytes are copied: the worker takes possession of what it gets. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({ data: bytes.slice(), useSystemFonts: false, useWorkerFetch: false, useWasm: false })
  const document = await task.promise
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, index) => document.getPage(index + 1)))
  return {
    pages: pages.length,
    draw: (index, canvas, width) => {
      const page = pages[index]
      return page ? drawPage(page, canvas, width) : () => {}
    },
    close: () => void task.destroy(),
  }
}

function drawPage(page: PDFPageProxy, canvas: HTMLCanvasElement, width: number): () => void {
  const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(window.devicePixelRatio, 2)
  const viewport = page.getViewport({ scale })
  canvas.width = Math.floor(viewport.width)
  canvas.height = Math.floor(viewport.height)
  const drawing = page.render({ canvas, viewport })
  drawing.promise.catch((error: unknown) => {
    if (!(error instanceof Error && error.name === 'RenderingCancelledException')) throw error
  })
  return () => drawing.cancel()
}
