import { BrowserWindow, clipboard } from 'electron'
import type { App } from 'electron'
import { bundlesPath } from '../bundles/bundles-path.ts'
import { openBundleStore } from '../bundles/store.ts'
import type { BundleStore } from '../bundles/store.ts'
import { openCounts } from '../counts/counts.ts'
import type { Counts } from '../counts/counts.ts'
import { countVocabulary } from '../counts/vocabulary.ts'
import { writeAtFixedHours } from '../counts/write-times.ts'
import type { GuideSource } from '../guide/open-guide.ts'
import { createHandoutMaker } from '../handout/make/maker.ts'
import type { HandoutMaker } from '../handout/make/maker.ts'
import { followReviews } from '../guide/follow-reviews.ts'
import type { Log } from '../log/log.ts'
import { setupPrinting } from '../print/printing.ts'
import type { Printing } from '../print/printing.ts'
import { clearClipboards } from '../session/clear-clipboards.ts'
import { HandoutShelf } from '../handout/make/handout-shelf.ts'
import { overwriteFreed } from '../session/overwrite-freed.ts'
import { today } from '../session/today.ts'
import type { Visit } from '../session/visit.ts'
import { openLetterhead } from '../handout/letterhead/letterhead.ts'
import type { Letterhead } from '../handout/letterhead/letterhead.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { NotePermission } from '../staff/note-permission.ts'
import { setupStaff } from '../staff/staff.ts'
import type { Staff } from '../staff/staff.ts'
import type { Closing } from './closing.ts'
import { eventSender } from './events.ts'
import type { SendEvent } from './events.ts'
import type { Environment } from '../environment/environment.ts'

/** How many finished handouts are kept for printing: a nurse may go back to an earlier one. */
const shelfSize = 10
/** How long after a visit the shell overwrites the memory it freed, in ms. */
const overwriteAfterMs = 1_500

/** The parts of the shell that answer the window's calls, and what each of them keeps between two calls. */
export interface Services {
  settings: SettingsStore
  source: GuideSource
  /** Withholds pages according to the settings in force and today's date. */
  judgeReviews: () => void
  letterhead: Letterhead
  staff: Staff
  notes: NotePermission
  printing: Printing
  maker: HandoutMaker
  shelf: HandoutShelf
  bundles: BundleStore
  counts: Counts
  visit: Visit
}

/** Opens the services, and registers what they drop or write at the end of a visit and of the program. */
export async function openServices(options: {
  app: App
  environment: Environment
  settings: SettingsStore
  source: GuideSource
  visit: Visit
  closing: Closing
  log: Log
}): Promise<Services> {
  const { app, environment, settings, source, visit, closing, log } = options
  const sendToAll: SendEvent = (event, payload) =>
    BrowserWindow.getAllWindows().forEach(({ webContents }) => eventSender(webContents)(event, payload))
  const letterhead = await openLetterhead(settings, log, environment.built('main', 'logo-worker.js'))
  const staff = await setupStaff({
    file: environment.own('staff.json'),
    settings,
    askAtStart: app.isPackaged,
    onClosed: () => sendToAll('staff:closed', null),
    log,
  })
  const notes = new NotePermission(staff.gate, () => settings.current.notes)
  const defaultPrinter = () => staff.file.record.printer ?? settings.current.defaultPrinter
  const printing = setupPrinting(environment.passing('print'), defaultPrinter, log)
  const shelf = new HandoutShelf(shelfSize)
  const maker = createHandoutMaker({ guide: source.guide, workerFile: environment.built('main', 'handout-worker.js') })
  app.on('quit', () => void maker.close())
  const judgeReviews = followReviews({
    source,
    settings,
    changed: () => {
      maker.use(source.guide)
      sendToAll('guide:changed', null)
    },
    log,
  })
  const bundles = await openBundleStore(bundlesPath(environment.own()), log)
  const counts = await openCounts({
    file: environment.own('counts.json'),
    vocabulary: countVocabulary(source.whole),
    counting: () => (!settings.current.counts ? 'off-by-settings' : staff.file.record.counting ? 'on' : 'off-by-staff'),
    today,
    visit: () => visit.number,
    log,
  })
  writeAtFixedHours(counts.write)
  closing.add(counts.write)
  // A run that was cut off, or the system, may have left something that the next visitor could paste.
  clearClipboards(clipboard)
  visit.onForget(() => counts.forgetVisit())
  visit.onForget(() => staff.gate.close())
  visit.onForget(() => notes.drop())
  visit.onForget(() => clearClipboards(clipboard))
  visit.onForget(() => shelf.clear())
  visit.onForget(() => maker.forget())
  // Not awaited: a printer may take half a minute to answer. If the program ends first, the next start does the rest.
  visit.onEnd(() => void printing.jobs.endAll())
  closing.add(() => printing.jobs.endAll())
  // After the window has its new process, so that no one waits for this thread.
  visit.onEnd(() => void setTimeout(() => void overwriteFreed(), overwriteAfterMs).unref())
  // Settings change between visits, never during one.
  visit.onEnd(async () => {
    if (await settings.reloadIfChanged()) await letterhead.refresh()
    judgeReviews()
  })
  return { settings, source, judgeReviews, letterhead, staff, notes, printing, maker, shelf, bundles, counts, visit }
}
