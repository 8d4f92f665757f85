import { BrowserWindow, clipboard } from 'electron'
import type { App } from 'electron'
import { teller } from '../ipc/calls.ts'
import type { Log } from '../log/log.ts'
import { setupPrinting } from '../print/printing.ts'
import type { Printing } from '../print/printing.ts'
import { clearClipboards } from '../session/clear-clipboards.ts'
import { HandoutShelf } from '../session/handout-shelf.ts'
import type { Visit } from '../session/visit.ts'
import { openLetterhead } from '../settings/letterhead.ts'
import type { Letterhead } from '../settings/letterhead.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { setupStaff } from '../staff/staff.ts'
import type { Staff } from '../staff/staff.ts'
import type { Place } from './place.ts'

/** Finished handouts kept for printing: a nurse may go back to an earlier one. */
const shelfSize = 10

/** What the shell keeps from one call of the window to the next. */
export interface Kept {
  settings: SettingsStore
  letterhead: Letterhead
  staff: Staff
  printing: Printing
  shelf: HandoutShelf
  visit: Visit
}

/** Opens what the shell keeps, and has the end of each visit drop what is the visitor's. */
export async function openKept(options: {
  app: App
  place: Place
  settings: SettingsStore
  visit: Visit
  log: Log
}): Promise<Kept> {
  const { app, place, settings, visit, log } = options
  const letterhead = await openLetterhead(settings, log)
  const staff = await setupStaff({
    file: place.own('staff.json'),
    settings,
    askAtStart: app.isPackaged,
    onClosed: () =>
      BrowserWindow.getAllWindows().forEach(({ webContents }) => teller(webContents)('staff:closed', null)),
    log,
  })
  const defaultPrinter = () => staff.file.record.printer ?? settings.current.defaultPrinter
  const printing = setupPrinting(place.passing('print'), defaultPrinter, log)
  const shelf = new HandoutShelf(shelfSize)
  visit.onEnd(() => staff.gate.close())
  visit.onEnd(() => clearClipboards(clipboard))
  visit.onEnd(() => shelf.clear())
  visit.onEnd(() => printing.jobs.endAll())
  // Settings never change under a visitor's hands, but before the next one.
  visit.onEnd(async () => {
    if (settings.reloadIfChanged()) await letterhead.refresh()
  })
  return { settings, letterhead, staff, printing, shelf, visit }
}
