import { BrowserWindow, clipboard } from 'electron'
import type { App } from 'electron'
import { readClinic } from '../handout/logo.ts'
import type { Clinic } from '../handout/look.ts'
import { teller } from '../ipc/calls.ts'
import type { Log } from '../log/log.ts'
import { setupPrinting } from '../print/printing.ts'
import type { Printing } from '../print/printing.ts'
import { HandoutShelf } from '../session/handout-shelf.ts'
import { Visit } from '../session/visit.ts'
import { settingsPath } from '../settings/settings-file.ts'
import { setupSettings } from '../settings/settings.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { setupStaff } from '../staff/staff.ts'
import type { Staff } from '../staff/staff.ts'
import type { Place } from './place.ts'

/** Finished handouts kept for printing: a nurse may go back to an earlier one. */
const shelfSize = 10

/** What the shell keeps from one call of the window to the next. */
export interface Kept {
  settings: SettingsStore
  clinic: Clinic
  /** Why the logo is not printed; null = it is, or there is none. */
  logoProblem: string | null
  staff: Staff
  printing: Printing
  shelf: HandoutShelf
  visit: Visit
}

/** Opens what the shell keeps, and has the end of each visit drop what is the visitor's. */
export async function openKept(app: App, { flags, own }: Place, log: Log): Promise<Kept> {
  const settingsFile = flags.settings ?? settingsPath(process.platform, process.env['ProgramData'])
  const settings = setupSettings(settingsFile, own('settings-last-good.json'), log)
  const { clinic, problem: logoProblem } = await readClinic(settings.current.clinic)
  if (logoProblem) log.error('settings wrong', { key: 'clinic.logo', mend: logoProblem })
  const staff = await setupStaff({
    file: own('staff.json'),
    settings,
    askAtStart: app.isPackaged,
    onClosed: () =>
      BrowserWindow.getAllWindows().forEach(({ webContents }) => teller(webContents)('staff:closed', null)),
    log,
  })
  const defaultPrinter = () => staff.file.record.printer ?? settings.current.defaultPrinter
  const printing = setupPrinting(own('print'), defaultPrinter, log)
  const shelf = new HandoutShelf(shelfSize)
  const visit = new Visit(log)
  visit.onEnd(() => staff.gate.close())
  visit.onEnd(() => clipboard.clear())
  visit.onEnd(() => shelf.clear())
  visit.onEnd(() => printing.jobs.endAll())
  return { settings, clinic, logoProblem, staff, printing, shelf, visit }
}
