import type { Log } from '../log/log.ts'
import type { Place } from '../startup/place.ts'
import { settingsPath } from './settings-file.ts'
import { setupSettings } from './settings.ts'
import type { SettingsStore } from './settings.ts'

/** Opens the machine's settings, or those of the file that a developer named. */
export function openSettings({ flags, own }: Place, log: Log): SettingsStore {
  const file = flags.settings ?? settingsPath(process.platform, process.env['ProgramData'])
  const settings = setupSettings(file, own('settings-last-good.json'), log)
  // A developer's own file is the developer's.
  if (flags.settings === null && settings.writable)
    log.warn('settings writable', { file, mend: "take the right to write it, and its folder, from the kiosk's user" })
  return settings
}
