import { screen } from 'electron'
import type { App, IpcMain } from 'electron'
import { languageOf } from '../../content/languages/languages.ts'
import { translator } from '../../content/messages/messages.ts'
import { lookAtMachine } from '../diagnostics/machine.ts'
import { dueToday } from '../guide/follow-reviews.ts'
import type { Log } from '../log/log.ts'
import { today } from '../session/today.ts'
import { mountedDrives } from '../staff/drives/drives.ts'
import { endProgram } from '../staff/restart.ts'
import type { Closing } from '../startup/closing.ts'
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

/** Answers every call of the window from what the shell keeps. */
export function handleAll(options: {
  app: App
  ipc: Pick<IpcMain, 'handle'>
  place: Place
  kept: Kept
  closing: Closing
  log: Log
}): void {
  const { app, ipc, place, kept, closing, log } = options
  const { settings, source, judgeReviews, letterhead, staff, notes, printing, maker, shelf, bundles, counts, visit } =
    kept
  const { whole } = source
  const language = languageOf(settings.current.language)
  const handle = callRegistry(ipc, place.trusted, log, staff.gate)
  handleGuideCalls(handle, { version: app.getVersion(), source, settings: () => settings.current })
  handleHandoutCalls(handle, { maker, shelf, clinic: () => letterhead.clinic, notes, today })
  handleRecallCalls(handle, () => source.guide)
  handleBundleCalls(handle, { store: bundles, fromGuide: whole.bundles, visit, log })
  handlePrintCalls(handle, { ...printing, shelf, log })
  handleSessionCalls(handle, visit)
  const folder = place.own()
  const { logFile } = place
  handleStaffCalls(handle, {
    ...staff,
    settings,
    letterhead,
    judgeReviews,
    counts,
    shelf,
    drives: () => mountedDrives(process.platform),
    look: (seen) =>
      lookAtMachine(
        {
          app,
          screen,
          printers: () => printing.printers(),
          guide: { ...whole, due: dueToday(whole) },
          settings,
          folder,
          logFile,
        },
        seen,
      ),
    end: (again) => endProgram(app, { again, supervised: settings.current.supervised, clean: () => closing.run() }),
    today,
    t: translator(language),
    locale: language.locale,
    log,
  })
}
