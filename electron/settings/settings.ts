import { rm } from 'node:fs/promises'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import { stampOf } from '../storage/regular-file.ts'
import { writeSmallFile } from '../storage/small-file.ts'
import { defaultSettings } from './schema.ts'
import type { Settings } from './schema.ts'
import { mayChange, readSettingsFile } from './settings-file.ts'
import type { SettingsProblem } from './settings-file.ts'

/** The settings in force, and what is wrong with their file where something is. */
export interface SettingsStore {
  /** The file IT writes. */
  readonly path: string
  readonly current: Settings
  /** Where `current` comes from: the file, the last one that was right, or nowhere, as long as there was none. */
  readonly inForce: 'file' | 'last-good' | 'defaults'
  readonly problems: readonly SettingsProblem[]
  /** Settles once the copy of the last good settings is on the disk, or gone with its file, or could not be changed. */
  readonly kept: Promise<void>
  /** Whether this user, too, could change the file, or put one where there is none. */
  writable(): Promise<boolean>
  /** Reads the file again. If it is wrong, the settings in force stay. Never rejects. */
  reload(): Promise<void>
  /** Reads the file again if it has changed since it was read last, and resolves to whether it had. Never rejects. */
  reloadIfChanged(): Promise<boolean>
}

/**
 * Reads the settings file and reports in the log, key by key, what is wrong with it. A copy of the last good settings is
 * kept in `lastGoodFile`, so that a wrong file does not take them away at the next start either. The copy is removed when
 * there is no file any more: the defaults are the last good settings then.
 */
export async function setupSettings(file: string, lastGoodFile: string, log: Log): Promise<SettingsStore> {
  let current = defaultSettings
  let inForce: SettingsStore['inForce'] = 'defaults'
  let problems: readonly SettingsProblem[] = []

  let keeping: Promise<void> = Promise.resolve()
  const keep = (settings: Settings | null) => {
    keeping = keeping
      .then(() => (settings ? writeSmallFile(lastGoodFile, settings) : rm(lastGoodFile, { force: true })))
      .catch((error: unknown) => log.warn('settings not kept', errorFacts(error)))
  }
  let stamp = ''
  let starting = true
  const read = async () => {
    stamp = await stampOf(file)
    const found = await readSettingsFile(file)
    problems = found.settings ? [] : found.problems
    for (const { key, mend } of problems) log.error('settings wrong', { file, key, mend })
    if (found.settings) {
      current = found.settings
      inForce = found.found ? 'file' : 'defaults'
      keep(found.found ? current : null)
    } else if (inForce === 'file') {
      inForce = 'last-good'
    } else if (starting) {
      const last = await readSettingsFile(lastGoodFile)
      if (!last.settings) {
        for (const { key, mend } of last.problems.slice(0, 1))
          log.error('last good settings damaged', { file: lastGoodFile, key, mend })
      } else if (last.found) {
        current = last.settings
        inForce = 'last-good'
      }
    }
  }
  let reading = read()
  await reading
  starting = false
  // One after the other, so that an earlier state of the file never replaces a later one.
  const reload = () => (reading = reading.then(read))
  return {
    path: file,
    get current() {
      return current
    },
    get inForce() {
      return inForce
    },
    get problems() {
      return problems
    },
    get kept() {
      return keeping
    },
    writable: () => mayChange(file),
    reload,
    async reloadIfChanged() {
      if ((await stampOf(file)) === stamp) return false
      await reload()
      return true
    },
  }
}
