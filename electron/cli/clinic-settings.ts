import { readSettings, settingsPath } from '../settings/settings-file.ts'
import type { Settings } from '../settings/schema.ts'

/** The settings of this machine; null where their file is wrong, with each of its problems said in a line. */
export function clinicSettings(
  err: (line: string) => void,
  file = settingsPath(process.platform, process.env['ProgramData']),
): Settings | null {
  const read = readSettings(file)
  if (read.settings) return read.settings
  err(`${file} is wrong, so nothing of it is used:`)
  for (const { key, mend } of read.problems) err(`    ${key === null ? '' : `${key}: `}${mend}`)
  return null
}
