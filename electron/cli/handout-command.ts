import { randomUUID } from 'node:crypto'
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { loadCompiledGuide } from '../../content/compile/write.ts'
import { translator } from '../../content/messages/messages.ts'
import { tailor } from '../../content/tailor/tailor.ts'
import { loadFonts } from '../handout/fonts.ts'
import { renderHandout } from '../handout/handout.ts'
import { readClinic } from '../handout/logo.ts'
import { paperSchema } from '../ipc/contract.ts'
import { readSettings, settingsPath } from '../settings/settings-file.ts'
import { readProfileFile } from './profile-file.ts'
import type { ExitCode, Lines } from './program.ts'

export interface HandoutOptions {
  profile: string
  out: string
  paper: string
  lang: string
}

/** `guide handout`: writes the handout for a profile as a PDF, whole or not at all, with the letterhead of this machine's settings. */
export async function handout(options: HandoutOptions, { err }: Pick<Lines, 'err'>): Promise<ExitCode> {
  const paper = paperSchema.safeParse(options.paper)
  if (!paper.success) {
    err(`The paper must be letter or a4, not "${options.paper.slice(0, 40)}".`)
    return 2
  }
  const { profile, problem } = readProfileFile(options.profile, options.lang)
  if (!profile) {
    err(problem)
    return 2
  }
  const loaded = loadCompiledGuide(options.lang)
  if (!loaded.guide) {
    err(loaded.message)
    return 1
  }
  const { guide } = loaded
  const { settings } = readSettings(settingsPath(process.platform, process.env['ProgramData']))
  const own = settings && (await readClinic(settings.clinic))
  if (own?.problem) err(own.problem)
  const { bytes } = await renderHandout(
    tailor(guide, profile),
    { paper: paper.data, largePrint: false, note: null, clinic: own?.clinic ?? null, id: null, date: today() },
    { guide, t: translator(guide.language), fonts: loadFonts() },
  )
  return write(options.out, bytes, err)
}

/** Writes beside the file first, so that neither half a file nor a damaged older one is left behind. */
function write(file: string, bytes: Uint8Array, err: Lines['err']): ExitCode {
  const beside = `${file}.${randomUUID().slice(0, 8)}.part`
  try {
    writeFileSync(beside, bytes, { flag: 'wx' })
    renameSync(beside, file)
    return 0
  } catch (error) {
    rmSync(beside, { force: true })
    err(`The handout cannot be written to ${file} (${error instanceof Error ? error.message : 'unknown'}).`)
    return 1
  }
}

/** The day here, YYYY-MM-DD. */
function today(): string {
  const now = new Date()
  return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-')
}
