import { errorFacts } from '../log/error-facts.ts'
import type { Log } from '../log/log.ts'
import type { SettingsFault, SettingsReport } from '../contract/contract.ts'
import { stampOf } from '../storage/regular-file.ts'
import {
  effectiveSettings,
  type EffectiveSettings,
  type JudgedSettings,
  type SettingValues,
  unreadable,
} from './judge.ts'
import { readLastGood, writeLastGood } from './last-good.ts'
import { defaultSettings } from './schema.ts'
import type { Settings } from './schema.ts'
import { mayChange, readSettingsFile } from './settings-file.ts'

/** The settings in force, and what is wrong with their file where something is. */
export interface SettingsStore {
  /** The file IT writes. */
  readonly path: string
  readonly current: Settings
  /** Where `current` comes from. */
  readonly inForce: SettingsReport['inForce']
  readonly problems: readonly SettingsFault[]
  /** Settings with no value because theirs is wrong: "clinic.telephone", "clinic.localResources[].telephone". */
  readonly leftOut: ReadonlySet<string>
  /** Settles once the copy of the last good settings is on the disk, or could not be written. */
  readonly kept: Promise<void>
  /** Whether this user, too, could change the file, or put one where there is none. */
  writable(): Promise<boolean>
  /** Reads the file again. Keys that are wrong keep their last good values. Never rejects. */
  reload(): Promise<void>
  /** Reads the file again if it has changed since it was read last, and resolves to whether it had. Never rejects. */
  reloadIfChanged(): Promise<boolean>
}

const gone =
  'The file was here before and is gone. Put it back. To use the built-in settings, write a file that holds only {}.'

/**
 * Reads the settings file and reports in the log, key by key, what is wrong with it. Each key is judged alone
 * (`effectiveSettings`). A copy of the last good values is kept in `lastGoodFile`, so that they outlive a restart; while the
 * file is gone or cannot be read, all of them stay in force.
 */
export async function setupSettings(file: string, lastGoodFile: string, log: Log): Promise<SettingsStore> {
  const last = await readLastGood(lastGoodFile, file)
  if (last.state === 'damaged') log.error('last good settings damaged', { file: lastGoodFile, mend: last.mend })
  let isKnown = last.state !== 'none'
  let good: SettingValues = last.values
  let now: Pick<EffectiveSettings, 'settings' | 'problems' | 'leftOut'> = {
    settings: defaultSettings,
    problems: [],
    leftOut: new Set(),
  }
  let inForce: SettingsReport['inForce'] = 'defaults'

  let keeping: Promise<void> = Promise.resolve()
  const keep = (values: SettingValues) => {
    keeping = keeping
      .then(() => writeLastGood(lastGoodFile, file, values))
      .catch((error: unknown) => log.warn('settings not kept', errorFacts(error)))
  }
  const take = (judged: JudgedSettings) => {
    const { isUnreadable } = judged
    const effective = effectiveSettings(judged, good)
    now = effective
    for (const { key, mend, meanwhile } of effective.problems) {
      if (meanwhile === 'ignored') log.warn('settings key unknown', { file, key, mend })
      else log.error('settings wrong', { file, key, mend, ...(meanwhile === null ? {} : { meanwhile }) })
    }
    if (isUnreadable) inForce = good.size > 0 ? 'last-good' : 'safe'
    else {
      inForce = effective.problems.length > 0 ? 'partly' : 'file'
      good = effective.good
      keep(good)
    }
  }
  let stamp = ''
  const read = async () => {
    stamp = await stampOf(file)
    const { judged } = await readSettingsFile(file)
    if (judged !== null) {
      isKnown = true
      take(judged)
    } else if (isKnown) {
      take(unreadable(gone))
    } else {
      now = { settings: defaultSettings, problems: [], leftOut: new Set() }
      inForce = 'defaults'
    }
  }
  let reading = read()
  await reading
  // One after the other, so that an earlier state of the file never replaces a later one.
  const reload = () => (reading = reading.then(read))
  return {
    path: file,
    get current() {
      return now.settings
    },
    get inForce() {
      return inForce
    },
    get problems() {
      return now.problems
    },
    get leftOut() {
      return now.leftOut
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
