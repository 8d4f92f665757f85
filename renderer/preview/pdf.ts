import { getDocument, GlobalWorkerOptions, PDFWorker, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url'
import { keeping } from '../visit/forgetting.ts'

GlobalWorkerOptions.workerSrc = workerUrl
// One worker reads all files: starting one for each file would take longer than reading it.
const worker = keeping('a thread without a file once the preview has closed it', new PDFWorker())

/** An open PDF. */
export interface OpenPdf {
  pages: number
  /** Width by height of the first page. */
  shape: number
  /**
   * Draws a page (counted from 0), `width` CSS px wide and sharp on this screen. The canvas keeps its picture until the page
   * is ready; then `ondrawn` is called. Returns a function that stops it. Stopping it or closing the file is not an error.
   */
  draw(page: number, canvas: HTMLCanvasElement, width: number, ondrawn: () => void): () => void
  close(): void
}

/** Opens a finished handout for drawing. The bytes are copied, because the worker takes ownership of what it gets. */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = getDocument({
    data: bytes.slice(),
    worker,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
  })
  const document = await task.promise
  const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 })
  let closed = false
  return {
    pages: document.numPages,
    shape: width / height,
    draw(page, canvas, width, ondrawn) {
      const stop = new AbortController()
      drawPage(document, page, canvas, width, stop.signal).then(
        (drawn) => {
          if (drawn) ondrawn()
        },
        (error: unknown) => {
          // A drawing that is stopped, or whose file is closed, ends with an error.
          if (!closed && !stop.signal.aborted) throw error
        },
      )
      return () => stop.abort()
    },
    close() {
      closed = true
      void task.destroy()
    },
  }
}

/** Draws off screen first, so that the canvas never shows half a page. Returns whether it was drawn. */
async function drawPage(
  document: PDFDocumentProxy,
  index: number,
  canvas: HTMLCanvasElement,
  width: number,
  signal: AbortSignal,
): Promise<boolean> {
  const page = await document.getPage(index + 1)
  if (signal.aborted) return false
  const scale = (width / page.getViewport({ scale: 1 }).width) * Math.min(window.devicePixelRatio, 2)
  const viewport = page.getViewport({ scale })
  const beside = window.document.createElement('canvas')
  beside.width = Math.floor(viewport.width)
  beside.height = Math.floor(viewport.height)
  const drawing = page.render({ canvas: beside, viewport })
  signal.addEventListener('abort', () => drawing.cancel())
  await drawing.promise
  canvas.width = beside.width
  canvas.height = beside.height
  canvas.getContext('2d')?.drawImage(beside, 0, 0)
  return true
}
