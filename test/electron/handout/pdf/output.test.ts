import PDFDocument from 'pdfkit'
import { expect, it } from 'vitest'
import { Output } from '../../../../electron/handout/pdf/output.ts'
import { fonts } from '../fixture.ts'

/** A document of two pages with a text and a shape. */
function draw(document: PDFKit.PDFDocument, output: Output | null): void {
  document.registerFont('face', fonts.parsed.regular)
  for (const text of ['Café', 'A second page']) {
    document.addPage()
    output?.beginPage()
    document.font('face', 12).text(text, 50, 50).rect(50, 80, 20, 20).fill('#1f4e5f')
    output?.endPage()
  }
}

const made = (): PDFKit.PDFDocument =>
  new PDFDocument({ autoFirstPage: false, font: '', info: { CreationDate: new Date(0) } })

it('gathers the very bytes that pdfkit would send through its stream', async () => {
  const streamed = made()
  const chunks: Uint8Array[] = []
  const ended = new Promise((resolve) =>
    streamed.on('data', (chunk: Uint8Array) => chunks.push(chunk)).on('end', resolve),
  )
  draw(streamed, null)
  streamed.end()
  await ended

  const gathered = made()
  const output = new Output(gathered)
  draw(gathered, output)

  expect(Buffer.from(await output.end()).equals(Buffer.concat(chunks))).toBe(true)
})
