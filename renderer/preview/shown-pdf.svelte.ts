import { tick } from 'svelte'
import type { OpenPdf } from './pdf.ts'

/** Opens a file: a test's own function, or pdf.js. pdf.js is large and most visitors never need it, so it is loaded on use. */
type Open = (bytes: Uint8Array) => Promise<OpenPdf>
const withPdfJs: Open = async (bytes) => (await import('./pdf.ts')).openPdf(bytes)

/** The file in a preview. The previous file stays visible until a page of the new one is drawn. */
export class ShownPdf {
  readonly #open: Open
  #newest = $state.raw<OpenPdf | null>(null)
  #drawn = $state.raw<OpenPdf | null>(null)
  #failed = $state(false)
  #turn = 0

  constructor(open: Open = withPdfJs) {
    this.#open = open
  }

  /** The newest file. Its current page is drawn first. */
  get newest(): OpenPdf | null {
    return this.#newest
  }

  /** The visible file. Its thumbnails are drawn after the large page. */
  get drawn(): OpenPdf | null {
    return this.#drawn
  }

  /** Whether the newest file could not be opened. */
  get failed(): boolean {
    return this.#failed
  }

  /** Opens a file. It is dropped if a newer one is requested in the meantime. */
  async show(bytes: Uint8Array): Promise<void> {
    const turn = ++this.#turn
    const opened = await this.#open(bytes).catch(() => null)
    if (turn !== this.#turn) return opened?.close()
    this.#failed = opened === null
    if (!opened) return
    const before = this.#newest
    this.#newest = opened
    if (before !== this.#drawn) letGo(before)
  }

  /** Notes that a page of this file is on the screen now. */
  settle(pdf: OpenPdf): void {
    if (pdf !== this.#newest || pdf === this.#drawn) return
    const before = this.#drawn
    this.#drawn = pdf
    letGo(before)
  }

  close(): void {
    this.#turn++
    letGo(this.#newest)
    if (this.#drawn !== this.#newest) letGo(this.#drawn)
    this.#newest = null
    this.#drawn = null
  }
}

/** Closes a file once nothing of it is being drawn. */
function letGo(pdf: OpenPdf | null): void {
  if (pdf) void tick().then(() => pdf.close())
}
