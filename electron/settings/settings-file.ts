import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { z } from 'zod'
import { codeOf, messageOf } from '../log/error-text.ts'
import { defaultSettings, settingsSchema } from './schema.ts'
import type { Settings } from './schema.ts'

/** What is wrong with a settings file, and the mend. */
export interface SettingsProblem {
  /** The key with its path ("clinic.localResources[2].name"); null where it concerns the whole file. */
  key: string | null
  /** What to do, in one sentence for IT. */
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
export function readSettings(file: string): SettingsRead {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { settings: defaultSettings, found: false }
    return wrong({
      key: null,
      mend: `The file cannot be read (${messageOf(error)}). Give the kiosk's user the right to read it.`,
    })
  }
  return parseSettings(text)
}

/** Whether this user could change a settings file, or put another in its place. */
export function mayChange(file: string): boolean {
  try {
    // To open it is the only way of asking that Windows answers truly.
    closeSync(openSync(file, 'r+'))
    return true
  } catch {
    return process.platform !== 'win32' && isWritable(path.dirname(file))
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Checks the text of a settings file. */
export function parseSettings(text: string): SettingsRead {
  if (text.length > maxBytes) return wrong({ key: null, mend: 'The file is larger than 1 MB. Write a smaller one.' })
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return wrong({
      key: null,
      mend: `The file is not valid JSON${place(text, messageOf(error))}. Look for a missing comma, quote or brace there.`,
    })
  }
  const parsed = settingsSchema.safeParse(json)
  if (parsed.success) return { settings: parsed.data, found: true }
  return { settings: null, problems: parsed.error.issues.flatMap(problemsOf) }
}

function wrong(problem: SettingsProblem): SettingsRead {
  return { settings: null, problems: [problem] }
}

function problemsOf(issue: z.core.$ZodIssue): SettingsProblem[] {
  const key = keyPath(issue.path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      key: keyPath([...issue.path, name]),
      mend: 'There is no such setting. Remove it, or check its spelling.',
    }))
  }
  if (issue.code === 'invalid_value') {
    return [
      {
        key: key || null,
        mend: `Write one of these: ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`,
      },
    ]
  }
  return [{ key: key || null, mend: `${issue.message}.` }]
}

function keyPath(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>((path, key) => {
    if (typeof key === 'number') return `${path}[${key}]`
    return path ? `${path}.${String(key)}` : String(key)
  }, '')
}

/** " (line 3)" from the JSON parser's message, as far as it names a position. */
function place(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1]
  if (position === undefined) return ''
  return ` (line ${text.slice(0, Number(position)).split('\n').length})`
}
