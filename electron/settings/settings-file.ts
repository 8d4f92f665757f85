import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { type JsonProblem, readJson } from '../../content/json/read-json.ts'
import type { FileRead } from '../storage/regular-file.ts'
import { mayWrite, readRegularFile, readRegularFileSync, sayRefusal } from '../storage/regular-file.ts'
import { defaultSettings, settingsSchema } from './schema.ts'
import type { Settings } from './schema.ts'

/** What is wrong with a settings file, and the fix. */
export interface SettingsProblem {
  /** The key with its path ("clinic.localResources[2].name"); null where it concerns the whole file. */
  key: string | null
  /** The line, what is wrong and what to do, in one or two sentences for IT. */
  mend: string
}
/** Settings, and whether there was a file (`found`: without one they are the defaults); or all that is wrong with it. */
export type SettingsRead = { settings: Settings; found: boolean } | { settings: null; problems: SettingsProblem[] }

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
  const read = readJson(source, settingsSchema)
  if (read.ok) return { settings: read.value, found: true }
  return { settings: null, problems: read.problems.map(problemOf) }
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
      return { settings: defaultSettings, found: false }
    case 'refused':
      return { settings: null, problems: [{ key: null, mend: sayRefusal(read.refusal) }] }
  }
}

function problemOf({ field, line, fix }: JsonProblem): SettingsProblem {
  return { key: field, mend: line === null ? fix : `Line ${line}: ${fix}` }
}
