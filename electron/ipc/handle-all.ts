import { ipcMain, screen } from 'electron'
import type { App } from 'electron'
import { translator } from '../../content/messages/messages.ts'
import { reviewedOnly } from '../../content/review/reviewed-only.ts'
import { bundlesPath } from '../bundles/bundles-path.ts'
import { openBundleStore } from '../bundles/store.ts'
import { openCounts } from '../counts/counts.ts'
import { countVocabulary } from '../counts/vocabulary.ts'
import { writeAtFixedHours } from '../counts/write-times.ts'
import { lookAtMachine } from '../diagnostics/machine.ts'
import type { GoodGuide } from '../guide/read-guide.ts'
import { createHandoutMaker } from '../handout/maker.ts'
import type { Log } from '../log/log.ts'
import { today } from '../session/today.ts'
import { mountedDrives } from '../staff/drives/drives.ts'
import { endProgram } from '../staff/restart.ts'
import type { Kept } from '../startup/kept.ts'
import type { Place } from '../startup/place.ts'
import { handleBundleCalls } from './bundle-calls.ts'
import { callRegistry } from './calls.ts'
import { handleGuideCalls } from './guide-calls.ts'
import { handleHandoutCalls } from './handout-calls.ts'
import { handlePrintCalls } from './print-calls.ts'
import { handleRecallCalls } from './recall-calls.ts'
import { handleSessionCalls } from './session-calls.ts'
import { handleStaffCalls } from './staff-calls.ts'

/** What answering the window's calls begins with. */
export interface AnswerOptions {
  app: App
  place: Place
  kept: Kept
  read: GoodGuide
  log: Log
}

/** Answers every call of the window. Returns what ends the visit and writes what only the end of the program writes. */
export async function handleAll({ app, place, kept, read, log }: AnswerOptions): Promise<() => Promise<void>> {
  const { settings, clinic, logoProblem, staff, printing, shelf, visit } = kept
  const { language, withholdUnreviewed } = settings.current
  const handle = callRegistry(ipcMain, place.trusted, log, staff.gate)
  const guide = withholdUnreviewed ? reviewedOnly(read.guide) : read.guide
  // The window builds its own index of a guide that is not the one on the disk.
  const searchIndex = withholdUnreviewed ? new Uint8Array() : read.searchIndex
  handleGuideCalls(handle, { version: app.getVersion(), guide, searchIndex, settings: () => settings.current })
  const maker = createHandoutMaker({ guide, workerFile: place.built('main', 'handout-worker.js') })
  app.on('quit', () => void maker.close())
  handleHandoutCalls(handle, { maker, shelf, visit, clinic: () => clinic, today })
  handleRecallCalls(handle, guide)
  const store = await openBundleStore(bundlesPath(app.getPath('userData')), log)
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
  const end = async () => {
    await Promise.allSettled([visit.end(), counts.write()])
  }
  const { logFile } = place
  handleStaffCalls(handle, {
    ...staff,
    settings,
    logoProblem,
    counts,
    shelf,
    drives: () => mountedDrives(process.platform),
    look: (seen) =>
      lookAtMachine({ app, screen, printers: () => printing.printers(), guide, folder: place.own(), logFile }, seen),
    end: (again) => endProgram(app, { again, supervised: settings.current.supervised, clean: end }),
    today,
    t: translator(language),
    language,
    log,
  })
  return end
}
