import { languageOf } from '../../../content/languages/languages.ts'
import { translator } from '../../../content/messages/messages.ts'
import type { Clinic } from './look.ts'
import type { Log } from '../../log/log.ts'
import type { SettingsProblem } from '../../settings/settings-file.ts'
import type { SettingsStore } from '../../settings/settings.ts'
import { clinicTextProblems } from './clinic-text.ts'
import { openLogoThread } from './logo-thread.ts'

/** The clinic's letterhead, from the settings in force. */
export interface Letterhead {
  readonly clinic: Clinic
  /** Why the logo is not printed; null = it is, or there is none. */
  readonly problem: string | null
  /** Texts with characters that cannot be printed. */
  readonly textProblems: readonly SettingsProblem[]
  /** Rereads the settings in force and the logo. Never rejects. */
  refresh(): Promise<void>
}

/**
 * Reads the letterhead. Logs a logo that cannot be used, which is left out, and texts that cannot be printed as written.
 * @param logoWorker The built `logo-worker.ts`; without it, its source is run.
 */
export async function openLetterhead(
  settings: Pick<SettingsStore, 'current'>,
  log: Log,
  logoWorker?: string,
): Promise<Letterhead> {
  const thread = openLogoThread(logoWorker === undefined ? {} : { workerFile: logoWorker })
  const read = async () => {
    const wanted = settings.current.clinic
    const t = translator(languageOf(settings.current.language))
    const textProblems = await clinicTextProblems(wanted, t)
    for (const { key, mend } of textProblems) log.error('settings wrong', { key, mend })
    if (wanted.logo === null) return { clinic: { ...wanted, logo: null }, problem: null, textProblems }
    // Most clinics have no logo.
    const { readClinic } = await import('./logo.ts')
    const found = await readClinic(wanted, t, thread)
    if (found.problem) log.error('settings wrong', { key: 'clinic.logo', mend: found.problem })
    return { ...found, textProblems }
  }
  let now = await read()
  return {
    get clinic() {
      return now.clinic
    },
    get problem() {
      return now.problem
    },
    get textProblems() {
      return now.textProblems
    },
    async refresh() {
      now = await read()
    },
  }
}
