import { readFileSync } from 'node:fs'
import PDFDocument from 'pdfkit'
import { expect, test } from 'vitest'
import { logoFrom } from '../../electron/handout/letterhead/logo.ts'
import { drawPage } from '../electron/handout/draw-page.ts'

interface LogoCase {
  /** It is not refused. */
  accepted?: boolean
  /** Colors at places of the logo, from 0, 0 at its top left to 1, 1. */
  points?: [number, number, string][]
  /** Nothing is drawn beyond its box. */
  outside?: boolean
  why: string
}

const cases = Object.entries(JSON.parse(readFileSync('test/cases/logos.json', 'utf8')) as Record<string, LogoCase>).map(
  ([file, one]) => ({ file, ...one }),
)
/** Most that a color may be off, of 255. */
const tolerance = 40
/** Where the logo stands on its sheet, in points from its left and top. */
const margin = 100

/** A white sheet with a picture in the place that a letterhead has for it, drawn at a pixel a point. */
async function drawn(bytes: Uint8Array, size: { width: number; height: number }) {
  const document = new PDFDocument({ font: '', size: [600, 300], margin: 0 })
  const chunks: Buffer[] = []
  document.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => document.on('end', resolve))
  document.image(Buffer.from(bytes), margin, margin, size)
  document.end()
  await ended
  const picture = await drawPage(Buffer.concat(chunks), 1, 72)
  return (x: number, y: number): number[] => {
    const index = (Math.round(margin + y) * picture.width + Math.round(margin + x)) * 4
    return [...picture.data.subarray(index, index + 3)]
  }
}

test.each(cases)('$file: $why', async ({ file, accepted, points = [], outside }) => {
  const { logo } = await logoFrom(readFileSync(`test/cases/logos/${file}`))
  if (accepted) expect(logo).not.toBeNull()
  if (!logo) return
  const scale = Math.min(200 / logo.width, 60 / logo.height)
  const size = { width: logo.width * scale, height: logo.height * scale }
  const at = await drawn(logo.bytes, size)
  for (const [x, y, color] of points) {
    const wanted = [1, 3, 5].map((place) => parseInt(color.slice(place, place + 2), 16))
    const found = at(x * size.width, y * size.height)
    const off = wanted.map((value, channel) => Math.abs(value - (found[channel] ?? 0)))
    expect(Math.max(...off), `at ${x}, ${y} it is rgb(${found.join()}), not ${color}`).toBeLessThanOrEqual(tolerance)
  }
  if (outside) expect(Math.min(...at(size.width + 20, size.height / 2))).toBeGreaterThanOrEqual(250)
})
