import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPdf } from '../../../renderer/preview/pdf.ts'

/** Stands in for pdf.js: after its first page the file gives no other until it is let go, and then an error, as pdf.js does. */
vi.mock('pdfjs-dist/legacy/build/pdf.mjs', () => ({
  GlobalWorkerOptions: {},
  PDFWorker: class {
    readonly destroyed = false
  },
  getDocument: () => {
    const asked: ((error: Error) => void)[] = []
    let first = true
    const getPage = () => {
      if (!first) return new Promise((_, reject) => asked.push(reject))
      first = false
      return Promise.resolve({ getViewport: () => ({ width: 600, height: 800 }) })
    }
    return {
      promise: Promise.resolve({ numPages: 1, getPage }),
      destroy: () => Promise.resolve(asked.forEach((reject) => reject(new Error('Transport destroyed.')))),
    }
  },
}))

const unhandled: unknown[] = []
const note = (error: unknown) => unhandled.push(error)
beforeEach(() => process.on('unhandledRejection', note))
afterEach(() => process.off('unhandledRejection', note))

test('a page that is being drawn when its file is closed is no error, and is not said to be drawn', async () => {
  const pdf = await openPdf(new Uint8Array([1]))
  let drawn = false
  pdf.draw(0, {} as HTMLCanvasElement, 300, () => (drawn = true))
  pdf.close()
  // Node tells of a rejection that nobody took when all that was waiting has run.
  await new Promise(setImmediate)
  expect(unhandled).toEqual([])
  expect(drawn).toBe(false)
})
