import type { Clinic } from '../handout/look.ts'
import type { Log } from '../log/log.ts'
import type { SettingsStore } from './settings.ts'

/** What the clinic has printed on handouts, as the settings in force say it. */
export interface Letterhead {
  readonly clinic: Clinic
  /** Why the logo is not printed; null = it is, or there is none. */
  readonly problem: string | null
  /** Takes the settings in force, and reads the logo again. Never rejects. */
  refresh(): Promise<void>
}

/** Reads the letterhead. A logo that cannot be used is left out, and the log says why. */
export async function openLetterhead(settings: Pick<SettingsStore, 'current'>, log: Log): Promise<Letterhead> {
  const read = async () => {
    const wanted = settings.current.clinic
    if (wanted.logo === null) return { clinic: { ...wanted, logo: null }, problem: null }
    // What draws a logo takes long to load, and most clinics have none.
    const { readClinic } = await import('../handout/logo.ts')
    const found = await readClinic(wanted)
    if (found.problem) log.error('settings wrong', { key: 'clinic.logo', mend: found.problem })
    return found
  }
  let now = await read()
  return {
    get clinic() {
      return now.clinic
    },
    get problem() {
      return now.problem
    },
    async refresh() {
      now = await read()
    },
  }
}
