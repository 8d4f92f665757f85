import type { Translate } from '../../../content/messages/messages.ts'
import type { Clinic as ClinicSettings } from '../../settings/schema.ts'
import { readRegularFile } from '../../storage/regular-file.ts'
import { type LogoProblem, logoProblem } from './logo-problem.ts'
import { type LogoThread, openLogoThread } from './logo-thread.ts'
import type { Clinic, Logo } from './look.ts'

const maxBytes = 2_000_000

/** A logo, or what is wrong with its file. */
export type LogoRead = { logo: Logo; problem: null } | { logo: null; problem: LogoProblem }

let sourceThread: LogoThread | null = null

/** The thread of a program that runs from its sources. It is there for every logo, and ends by itself. */
const fromSources = (): LogoThread => (sourceThread ??= openLogoThread())

/** Reads a clinic's logo: a PNG of at most 2000 × 2000 pixels or an SVG drawing, of at most 2 MB. Never rejects. */
async function readLogo(file: string, thread: LogoThread): Promise<LogoRead> {
  const read = await readRegularFile(file, maxBytes)
  if (read.state === 'read') return logoFrom(read.bytes, thread)
  if (read.state === 'missing') return refused(logoProblem('missing'))
  const { refusal } = read
  switch (refusal.why) {
    case 'large':
      return refused(logoProblem('large', { megabytes: refusal.maxBytes / 1e6 }))
    case 'unreadable':
      return refused(logoProblem('unread', { reason: refusal.code }))
    case 'silent':
      return refused(logoProblem('silent'))
    case 'link':
      return refused(logoProblem('link'))
    default:
      return refused(logoProblem('no-file', { thing: refusal.why }))
  }
}

/** A logo from the bytes of a file, by what they are and not by the file's name. Drawn in a thread of its own. Never rejects. */
export async function logoFrom(bytes: Uint8Array, thread: LogoThread = fromSources()): Promise<LogoRead> {
  return thread.draw(bytes)
}

/** The clinic's settings with the logo read. A logo that cannot be used is left out, and `problem` says why and the fix. */
export async function readClinic(
  settings: ClinicSettings,
  t: Translate,
  thread: LogoThread = fromSources(),
): Promise<{ clinic: Clinic; problem: string | null }> {
  if (settings.logo === null) return { clinic: { ...settings, logo: null }, problem: null }
  const { logo, problem } = await readLogo(settings.logo, thread)
  return { clinic: { ...settings, logo }, problem: problem && t(problem.key, problem.values) }
}

function refused(problem: LogoProblem): LogoRead {
  return { logo: null, problem }
}
