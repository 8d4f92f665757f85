import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import type { FileRead } from '../storage/regular-file.ts'
import { mayWrite, readRegularFile, readRegularFileSync, sayRefusal } from '../storage/regular-file.ts'
import { effectiveSettings, type JudgedSettings, judgeSettings, type SettingsProblem, unreadable } from './judge.ts'
import { defaultSettings } from './schema.ts'
import type { Settings } from './schema.ts'

export type { SettingsProblem } from './judge.ts'

/**
 * Settings of a file in which everything is right (`judged: null`: there is no file, and they are the defaults); or all that
 * is wrong with it.
 */
export type SettingsRead =
  | { settings: Settings; judged: JudgedSettings | null }
  | { settings: null; judged: JudgedSettings; problems: readonly SettingsProblem[] }

const maxBytes = 1_000_000

/**
 * The machine-wide settings file, which IT writes and the kiosk's user can only read: `/etc/mbc-guide/settings.json`,
 * on Windows `%ProgramData%\MBC Guide\settings.json`.
 */
export function settingsPath(platform: NodeJS.Platform, programData: string | undefined): string {
  if (platform !== 'win32') return '/etc/mbc-guide/settings.json'
  return path.win32.join(programData || 'C:\\ProgramData', 'MBC Guide', 'settings.json')
}

/** Reads a settings file. A file that is not there gives the defaults; one that is wrong gives every problem it has. */
export async function readSettingsFile(file: string): Promise<SettingsRead> {
  return settingsOf(await readRegularFile(file, maxBytes))
}

/** The same without waiting, for the command line. */
export function readSettings(file: string): SettingsRead {
  return settingsOf(readRegularFileSync(file, maxBytes))
}

/** Checks the text of a settings file. */
export function parseSettings(source: string | Uint8Array): SettingsRead {
  return readOf(judgeSettings(source))
}

/** Whether this user could change a settings file, or put another in its place. Never rejects. */
export async function mayChange(file: string): Promise<boolean> {
  return (await mayWrite(file)) || (process.platform !== 'win32' && (await isWritable(path.dirname(file))))
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
}

function settingsOf(read: FileRead): SettingsRead {
  switch (read.state) {
    case 'read':
      return parseSettings(read.bytes)
    case 'missing':
      return { settings: defaultSettings, judged: null }
    case 'refused':
      return readOf(unreadable(sayRefusal(read.refusal)))
  }
}

function readOf(judged: JudgedSettings): SettingsRead {
  const { problems } = judged
  if (problems.length > 0) return { settings: null, judged, problems: problems.map(({ key, mend }) => ({ key, mend })) }
  return { settings: effectiveSettings(judged, new Map()).settings, judged }
}
