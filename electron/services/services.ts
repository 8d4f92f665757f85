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
import { teller } from '../ipc/calls.ts'
import type { Tell } from '../ipc/calls.ts'
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
import type { Place } from '../environment/environment.ts'

/** Finished handouts kept for printing: a nurse may go back to an earlier one. */
const shelfSize = 10
/** When the shell writes over the memory it freed, in ms after the end of a visit. */
const overwriteAfterMs = 1_500

/** What the shell keeps from one call of the window to the next. */
export interface Kept {
  settings: SettingsStore
  source: GuideSource
  /** Withholds pages by the settings and the day as they are now. */
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

/** Opens what the shell keeps, and has the end of each visit, and of the program, drop or write what is to be. */
export async function openKept(options: {
  app: App
  place: Place
  settings: SettingsStore
  source: GuideSource
  visit: Visit
  closing: Closing
  log: Log
}): Promise<Kept> {
  const { app, place, settings, source, visit, closing, log } = options
  const tellAll: Tell = (event, payload) =>
    BrowserWindow.getAllWindows().forEach(({ webContents }) => teller(webContents)(event, payload))
  const letterhead = await openLetterhead(settings, log)
  const staff = await setupStaff({
    file: place.own('staff.json'),
    settings,
    askAtStart: app.isPackaged,
    onClosed: () => tellAll('staff:closed', null),
    log,
  })
  const notes = new NotePermission(staff.gate, () => settings.current.notes)
  const defaultPrinter = () => staff.file.record.printer ?? settings.current.defaultPrinter
  const printing = setupPrinting(place.passing('print'), defaultPrinter, log)
  const shelf = new HandoutShelf(shelfSize)
  const maker = createHandoutMaker({ guide: source.guide, workerFile: place.built('main', 'handout-worker.js') })
  app.on('quit', () => void maker.close())
  const judgeReviews = followReviews({
    source,
    settings,
    changed: () => {
      maker.use(source.guide)
      tellAll('guide:changed', null)
    },
    log,
  })
  const bundles = await openBundleStore(bundlesPath(place.own()), log)
  const counts = await openCounts({
    file: place.own('counts.json'),
    vocabulary: countVocabulary(source.whole),
    counting: () => (!settings.current.counts ? 'off-by-settings' : staff.file.record.counting ? 'on' : 'off-by-staff'),
    today,
    visit: () => visit.number,
    log,
  })
  writeAtFixedHours(counts.write)
  closing.add(counts.write)
  // What stood there before, of a run that was cut off or of the system, is nobody's to paste.
  clearClipboards(clipboard)
  visit.onForget(() => counts.forgetVisit())
  visit.onForget(() => staff.gate.close())
  visit.onForget(() => notes.drop())
  visit.onForget(() => clearClipboards(clipboard))
  visit.onForget(() => shelf.clear())
  visit.onForget(() => maker.forget())
  // No one waits for it, as telling a printer may take half a minute. What the end of the program cuts off, the next start
  // does.
  visit.onEnd(() => void printing.jobs.endAll())
  closing.add(() => printing.jobs.endAll())
  // Once the window has its new process, and no one waits for this one.
  visit.onEnd(() => void setTimeout(() => void overwriteFreed(), overwriteAfterMs).unref())
  // Settings never change under a visitor's hands, but before the next one.
  visit.onEnd(async () => {
    if (await settings.reloadIfChanged()) await letterhead.refresh()
    judgeReviews()
  })
  return { settings, source, judgeReviews, letterhead, staff, notes, printing, maker, shelf, bundles, counts, visit }
}
