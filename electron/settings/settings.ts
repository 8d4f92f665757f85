import type { Log } from '../log/log.ts'
import { defaultSettings } from './schema.ts'
import type { Settings } from './schema.ts'
import { readSettings } from './settings-file.ts'
import type { SettingsProblem } from './settings-file.ts'

/** The settings in force, and what is wrong with their file where something is. */
export interface SettingsStore {
  readonly current: Settings
  readonly problems: readonly SettingsProblem[]
  /** Reads the file again. Where it is wrong, the settings in force stay. */
  reload(): void
}

/** Reads the settings file and reports in the log, key by key, what is wrong with it. */
export function setupSettings(file: string, log: Log): SettingsStore {
  let current = defaultSettings
  let problems: readonly SettingsProblem[] = []
  const reload = () => {
    const read = readSettings(file)
    if (read.settings) current = read.settings
    problems = read.settings ? [] : read.problems
    for (const { key, mend } of problems) log.error('settings wrong', { file, key, mend })
  }
  reload()
  return {
    get current() {
      return current
    },
    get problems() {
      return problems
    },
    reload,
  }
}
