import { statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import { writeSmallFile } from '../storage/small-file.ts'
import { defaultSettings } from './schema.ts'
import type { Settings } from './schema.ts'
import { mayChange, readSettings } from './settings-file.ts'
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
  readonly writable: boolean
  /** Reads the file again. Where it is wrong, the settings in force stay. */
  reload(): void
  /** Reads the file again if it is another than the one that was read last; says whether it was. */
  reloadIfChanged(): boolean
}

/**
 * Reads the settings file and reports in the log, key by key, what is wrong with it. A copy of the last good settings is
 * kept in `lastGoodFile`, so that a wrong file does not take them away at the next start either. It goes where there is no
 * file any more: the defaults are the last good settings then.
 */
export function setupSettings(file: string, lastGoodFile: string, log: Log): SettingsStore {
  let current = defaultSettings
  let inForce: SettingsStore['inForce'] = 'defaults'
  let problems: readonly SettingsProblem[] = []

  let keeping: Promise<void> = Promise.resolve()
  const keep = (settings: Settings | null) => {
    keeping = keeping
      .then(() => (settings ? writeSmallFile(lastGoodFile, settings) : rm(lastGoodFile, { force: true })))
      .catch((error: unknown) => log.warn('settings not kept', errorFacts(error)))
  }
  let stamp = stampOf(file)
  let starting = true
  const reload = () => {
    stamp = stampOf(file)
    const read = readSettings(file)
    problems = read.settings ? [] : read.problems
    for (const { key, mend } of problems) log.error('settings wrong', { file, key, mend })
    if (read.settings) {
      current = read.settings
      inForce = read.found ? 'file' : 'defaults'
      keep(read.found ? current : null)
    } else if (inForce === 'file') {
      inForce = 'last-good'
    } else if (starting) {
      const last = readSettings(lastGoodFile)
      if (!last.settings || !last.found) return
      current = last.settings
      inForce = 'last-good'
    }
  }
  reload()
  starting = false
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
    get writable() {
      return mayChange(file)
    },
    reload,
    reloadIfChanged() {
      if (stampOf(file) === stamp) return false
      reload()
      return true
    },
  }
}

/** What tells one state of a file from another, without reading it; empty where there is none. */
function stampOf(file: string): string {
  try {
    const { ino, size, mtimeMs } = statSync(file)
    return [ino, size, mtimeMs].join(' ')
  } catch {
    return ''
  }
}
