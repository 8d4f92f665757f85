/**
 * Gathers a file as pdfkit writes it, with the same bytes. pdfkit by itself makes a piece of memory of each line of each
 * object and of each operation on a page, and sends every one through a stream: a quarter of a handout's time.
 */
export class Output {
  readonly #document: PDFKit.PDFDocument
  readonly #chunks: Uint8Array[]
  #lines = ''
  #operations = ''

  /** Takes over from the stream of a document that has no page yet. */
  constructor(document: PDFKit.PDFDocument) {
    this.#document = document
    this.#chunks = [document.read() as Uint8Array]
    document._write = (data) => {
      if (typeof data === 'string') {
        this.#lines += `${data}\n`
        document._offset += data.length + 1
      } else {
        this.#endLines()
        this.#chunks.push(data)
        document._offset += data.length
      }
    }
  }

  /** Gathers what is drawn on the page that was just added. */
  beginPage(): void {
    this.#document.page.write = (operation) => {
      this.#operations += `${operation}\n`
    }
  }

  endPage(): void {
    this.#document.page.content.write(Buffer.from(this.#operations, 'latin1'))
    this.#operations = ''
  }

  /** The file, in a buffer of its own, which can be handed to another thread. */
  async end(): Promise<Uint8Array> {
    // A picture with transparency is written a turn later.
    const ended = new Promise<void>((resolve, reject) => {
      this.#document.once('end', resolve)
      this.#document.once('error', reject)
    })
    this.#document.resume()
    this.#document.end()
    await ended
    this.#endLines()
    const bytes = new Uint8Array(this.#document._offset)
    let at = 0
    for (const chunk of this.#chunks) {
      bytes.set(chunk, at)
      at += chunk.length
    }
    return bytes
  }

  #endLines(): void {
    this.#chunks.push(Buffer.from(this.#lines, 'latin1'))
    this.#lines = ''
  }
}
