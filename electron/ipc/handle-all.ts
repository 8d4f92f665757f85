import { screen } from 'electron'
import type { App, IpcMain } from 'electron'
import { translator } from '../../content/messages/messages.ts'
import { reviewedOnly } from '../../content/review/reviewed-only.ts'
import { bundlesPath } from '../bundles/bundles-path.ts'
import { openBundleStore } from '../bundles/store.ts'
import { openCounts } from '../counts/counts.ts'
import { countVocabulary } from '../counts/vocabulary.ts'
import { writeAtFixedHours } from '../counts/write-times.ts'
import { lookAtMachine } from '../diagnostics/machine.ts'
import { readGuide } from '../guide/read-guide.ts'
import { createHandoutMaker } from '../handout/maker.ts'
import type { Log } from '../log/log.ts'
import { today } from '../session/today.ts'
import { mountedDrives } from '../staff/drives/drives.ts'
import { endProgram } from '../staff/restart.ts'
import type { Closing } from '../startup/closing.ts'
import type { Kept } from '../startup/kept.ts'
import type { Place } from '../startup/place.ts'
import type { KioskWindow } from '../window/open-kiosk.ts'
import { handleBundleCalls } from './bundle-calls.ts'
import { callRegistry } from './calls.ts'
import { handleGuideCalls } from './guide-calls.ts'
import { handleHandoutCalls } from './handout-calls.ts'
import { handlePrintCalls } from './print-calls.ts'
import { handleRecallCalls } from './recall-calls.ts'
import { handleSessionCalls } from './session-calls.ts'
import { handleStaffCalls } from './staff-calls.ts'

/** When the worker that makes handouts is started, in ms after the first page stands. */
const warmUpAfterMs = 1_000

/** What answering the window's calls begins with. */
export interface AnswerOptions {
  app: App
  ipc: Pick<IpcMain, 'handle'>
  place: Place
  kept: Kept
  kiosk: KioskWindow
  closing: Closing
  log: Log
}

/** Reads the guide, and answers every call of the window. With a damaged guide there is only the staff page. */
export async function handleAll(options: AnswerOptions): Promise<void> {
  const { app, ipc, place, kept, kiosk, closing, log } = options
  const { settings, letterhead, staff, printing, shelf, visit } = kept
  const { language, withholdUnreviewed } = settings.current
  const read = await readGuide(place.built('guide', 'guide.json'))
  log.info('started', { version: app.getVersion(), guide: read.guide?.version ?? null })
  if (!read.guide) {
    log.error('guide damaged', { problem: read.problem, mend: 'install the program again' })
    return kiosk.giveUp()
  }
  const handle = callRegistry(ipc, place.trusted, log, staff.gate)
  const guide = withholdUnreviewed ? reviewedOnly(read.guide) : read.guide
  // The window builds its own index of a guide that is not the one on the disk.
  const searchIndex = withholdUnreviewed ? new Uint8Array() : read.searchIndex
  handleGuideCalls(handle, { version: app.getVersion(), guide, searchIndex, settings: () => settings.current })
  const maker = createHandoutMaker({ guide, workerFile: place.built('main', 'handout-worker.js') })
  app.on('quit', () => void maker.close())
  // Warm when it is needed, but not in the way of the first picture.
  void kiosk.opened.then(() => setTimeout(() => maker.warm(), warmUpAfterMs))
  handleHandoutCalls(handle, { maker, shelf, visit, clinic: () => letterhead.clinic, today })
  handleRecallCalls(handle, guide)
  const store = await openBundleStore(bundlesPath(place.own()), log)
  handleBundleCalls(handle, { store, fromGuide: guide.bundles, visit, log })
  handlePrintCalls(handle, { ...printing, shelf, log })
  handleSessionCalls(handle, visit)
  const counts = await openCounts({
    file: place.own('counts.json'),
    vocabulary: countVocabulary(guide),
    counting: () => (!settings.current.counts ? 'off-by-settings' : staff.file.record.counting ? 'on' : 'off-by-staff'),
    today,
    log,
  })
  writeAtFixedHours(counts.write)
  closing.add(counts.write)
  const { logFile } = place
  handleStaffCalls(handle, {
    ...staff,
    settings,
    letterhead,
    counts,
    shelf,
    drives: () => mountedDrives(process.platform),
    look: (seen) =>
      lookAtMachine({ app, screen, printers: () => printing.printers(), guide, folder: place.own(), logFile }, seen),
    end: (again) => endProgram(app, { again, supervised: settings.current.supervised, clean: () => closing.run() }),
    today,
    t: translator(language),
    language,
    log,
  })
}
