import { readFile, stat } from 'node:fs/promises'
import type { Clinic as ClinicSettings } from '../settings/schema.ts'
import type { Clinic, Logo } from './look.ts'

const maxBytes = 2_000_000
const maxPixels = 4000

/** A logo, or in one sentence what is wrong with its file and the mend. */
export type LogoRead = { logo: Logo; problem: null } | { logo: null; problem: string }

/** Reads a clinic's logo: a PNG of at most 4000 × 4000 pixels or an SVG drawing, of at most 2 MB. Never throws. */
export async function readLogo(file: string): Promise<LogoRead> {
  try {
    const { size } = await stat(file)
    if (size > maxBytes) return refused('The logo is larger than 2 MB. Save a smaller picture.')
    return logoFrom(await readFile(file))
  } catch (error) {
    return refused(`The logo cannot be read (${error instanceof Error ? error.message : 'unknown'}). Check its path and rights.`)
  }
}

/** A logo from the bytes of a file, by what they are and not by the file's name. */
export function logoFrom(bytes: Uint8Array): LogoRead {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const isPng = bytes.length > 24 && view.getUint32(0) === 0x89504e47 && view.getUint32(4) === 0x0d0a1a0a
  if (isPng) {
    const [width, height] = [view.getUint32(16), view.getUint32(20)]
    if (width < 1 || height < 1 || width > maxPixels || height > maxPixels) {
      return refused(`The logo is ${width} × ${height} pixels. Save it with at most ${maxPixels} × ${maxPixels}.`)
    }
    return { logo: { type: 'png', bytes, width, height }, problem: null }
  }
  const text = new TextDecoder().decode(bytes)
  if (!/<svg[\s>]/.test(text)) return refused('The logo is neither a PNG picture nor an SVG drawing. Save it as one of these.')
  const forbidden = /<!ENTITY|<!DOCTYPE|<script|<foreignObject|<image|<use|<style|@import|\son\w+\s*=|(?:href|src)\s*=|url\(\s*['"]?(?!#)/i.exec(text)
  if (forbidden) return refused(`The logo's drawing holds '${forbidden[0].trim()}', which is not allowed. Save it as plain shapes.`)
  return { logo: { type: 'svg', text }, problem: null }
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
