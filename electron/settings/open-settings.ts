import type { Log } from '../log/log.ts'
import type { Environment } from '../environment/environment.ts'
import { settingsPath } from './settings-file.ts'
import { setupSettings } from './settings.ts'
import type { SettingsStore } from './settings.ts'

/** Opens the machine's settings, or those of the file that a developer named. */
export async function openSettings({ flags, own }: Environment, log: Log): Promise<SettingsStore> {
  const file = flags.settings ?? settingsPath(process.platform, process.env['ProgramData'])
  const settings = await setupSettings(file, own('settings-last-good.json'), log)
  // A developer may write to their own file.
  if (flags.settings === null && (await settings.writable()))
    log.warn('settings writable', { file, mend: "take the right to write it, and its folder, from the kiosk's user" })
  return settings
}
