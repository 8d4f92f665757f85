import { readFile, stat } from 'node:fs/promises'
import PDFDocument from 'pdfkit'
import type { Clinic as ClinicSettings } from '../settings/schema.ts'
import { drawSvg } from './drawing.ts'
import type { Clinic, Logo } from './look.ts'
import { plainShapes, type ShapesProblem } from './plain-shapes.ts'
import { isWholePng, pngHeader } from './png.ts'

const maxBytes = 2_000_000
const maxPixels = 2000
const damaged =
  'The logo is damaged, or holds what cannot be drawn. Save it again as a PNG picture or as plain SVG shapes.'

/** A logo, or in one sentence what is wrong with its file and the mend. */
export type LogoRead = { logo: Logo; problem: null } | { logo: null; problem: string }

/** Reads a clinic's logo: a PNG of at most 2000 × 2000 pixels or an SVG drawing, of at most 2 MB. Never throws. */
async function readLogo(file: string): Promise<LogoRead> {
  try {
    const { size } = await stat(file)
    if (size > maxBytes) return refused('The logo is larger than 2 MB. Save a smaller picture.')
    return logoFrom(await readFile(file))
  } catch (error) {
    return refused(
      `The logo cannot be read (${error instanceof Error ? error.message : 'unknown'}). Check its path and rights.`,
    )
  }
}

/** A logo from the bytes of a file, by what they are and not by the file's name. */
export function logoFrom(bytes: Uint8Array): LogoRead {
  const png = pngHeader(bytes)
  if (png) {
    const { width, height } = png
    if (width < 1 || height < 1 || width > maxPixels || height > maxPixels) {
      return refused(`The logo is ${width} × ${height} pixels. Save it with at most ${maxPixels} × ${maxPixels}.`)
    }
    if (png.interlaced) return refused('The logo is an interlaced PNG. Save it without interlacing.')
    return isWholePng(bytes, png) ? tried({ type: 'png', bytes, width, height }) : refused(damaged)
  }
  const text = new TextDecoder().decode(bytes)
  if (!/<svg[\s>]/.test(text))
    return refused('The logo is neither a PNG picture nor an SVG drawing. Save it as one of these.')
  const { svg, problem } = plainShapes(text)
  return problem ? refused(whyRefused(problem)) : tried({ type: 'svg', text: svg })
}

function whyRefused(problem: ShapesProblem): string {
  switch (problem.kind) {
    case 'damaged':
      return damaged
    case 'not-allowed':
      return `The logo's drawing holds '${problem.name}', which is not allowed. Save it as plain shapes, with letters turned into paths, or as a PNG picture.`
    case 'too-much':
      return "The logo's drawing has more shapes than a logo needs. Simplify its paths, or save it as a PNG picture."
    case 'too-far':
      return "The logo's drawing reaches far beyond its edges. Crop it to what is seen, or save it as a PNG picture."
  }
}

/** Draws the logo once where nobody sees it: a file can begin well and be broken further on. */
function tried(logo: Logo): LogoRead {
  try {
    const document = new PDFDocument({ font: '', size: [200, 200] })
    if (logo.type === 'svg') drawSvg(document, logo.text, 0, 0, 100, 100)
    else document.image(Buffer.from(logo.bytes), 0, 0, { fit: [100, 100] })
    document.end()
    return { logo, problem: null }
  } catch {
    return refused(damaged)
  }
}

/** The clinic's settings with the logo read. A logo that cannot be used is left out, and `problem` says why. */
export async function readClinic(settings: ClinicSettings): Promise<{ clinic: Clinic; problem: string | null }> {
  if (settings.logo === null) return { clinic: { ...settings, logo: null }, problem: null }
  const { logo, problem } = await readLogo(settings.logo)
  return { clinic: { ...settings, logo }, problem }
}

function refused(problem: string): LogoRead {
  return { logo: null, problem }
}
