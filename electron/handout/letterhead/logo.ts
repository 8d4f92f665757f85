import PDFDocument from 'pdfkit'
import type { MessageKey, MessageValues, Translate } from '../../../content/messages/messages.ts'
import type { Clinic as ClinicSettings } from '../../settings/schema.ts'
import { readRegularFile } from '../../storage/regular-file.ts'
import { drawSvg } from '../pdf/drawing.ts'
import type { Clinic, Logo } from './look.ts'
import { plainShapes, type ShapesProblem } from './plain-shapes.ts'
import { isWholePng, pngHeader } from './png.ts'

const maxBytes = 2_000_000
const maxPixels = 2000

/** What is wrong with the file of a logo, and the mend: a message of the catalog. */
export interface LogoProblem {
  key: Extract<MessageKey, `handout.logo.problem.${string}`>
  values: MessageValues
}

/** A logo, or what is wrong with its file. */
export type LogoRead = { logo: Logo; problem: null } | { logo: null; problem: LogoProblem }

/** Reads a clinic's logo: a PNG of at most 2000 × 2000 pixels or an SVG drawing, of at most 2 MB. Never throws. */
async function readLogo(file: string): Promise<LogoRead> {
  const read = await readRegularFile(file, maxBytes)
  if (read.state === 'read') return logoFrom(read.bytes)
  if (read.state === 'missing') return refused('handout.logo.problem.missing')
  const { refusal } = read
  switch (refusal.why) {
    case 'large':
      return refused('handout.logo.problem.large', { megabytes: refusal.maxBytes / 1e6 })
    case 'unreadable':
      return refused('handout.logo.problem.unread', { reason: refusal.code })
    case 'silent':
      return refused('handout.logo.problem.silent')
    case 'link':
      return refused('handout.logo.problem.link')
    default:
      return refused('handout.logo.problem.no-file', { thing: refusal.why })
  }
}

/** A logo from the bytes of a file, by what they are and not by the file's name. */
export function logoFrom(bytes: Uint8Array): LogoRead {
  const png = pngHeader(bytes)
  if (png) {
    const { width, height } = png
    if (width < 1 || height < 1 || width > maxPixels || height > maxPixels) {
      return refused('handout.logo.problem.pixels', { width, height, most: maxPixels })
    }
    if (png.interlaced) return refused('handout.logo.problem.interlaced')
    return isWholePng(bytes, png)
      ? tried({ type: 'png', bytes, width, height })
      : refused('handout.logo.problem.damaged')
  }
  const text = new TextDecoder().decode(bytes)
  if (!/<svg[\s>]/.test(text)) return refused('handout.logo.problem.other')
  const { svg, problem } = plainShapes(text)
  return problem ? refusedShapes(problem) : tried({ type: 'svg', text: svg })
}

function refusedShapes(problem: ShapesProblem): LogoRead {
  return problem.kind === 'not-allowed'
    ? refused('handout.logo.problem.not-allowed', { name: problem.name })
    : refused(`handout.logo.problem.${problem.kind}`)
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
    return refused('handout.logo.problem.damaged')
  }
}

/** The clinic's settings with the logo read. A logo that cannot be used is left out, and `problem` says why and the mend. */
export async function readClinic(
  settings: ClinicSettings,
  t: Translate,
): Promise<{ clinic: Clinic; problem: string | null }> {
  if (settings.logo === null) return { clinic: { ...settings, logo: null }, problem: null }
  const { logo, problem } = await readLogo(settings.logo)
  return { clinic: { ...settings, logo }, problem: problem && t(problem.key, problem.values) }
}

function refused(key: LogoProblem['key'], values: MessageValues = {}): LogoRead {
  return { logo: null, problem: { key, values } }
}
