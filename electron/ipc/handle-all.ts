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
import type { Closing } from '../services/closing.ts'
import type { Services } from '../services/services.ts'
import type { Environment } from '../environment/environment.ts'
import { handleBundleCalls } from './bundle-calls.ts'
import { callRegistry } from './call-registry.ts'
import { handleGuideCalls } from './guide-calls.ts'
import { handleHandoutCalls } from './handout-calls.ts'
import { handlePrintCalls } from './print-calls.ts'
import { handleRecallCalls } from './recall-calls.ts'
import { handleSessionCalls } from './session-calls.ts'
import { handleStaffCalls } from './staff-calls.ts'

/** Answers every call of the window with the shell's services. */
export function handleAll(options: {
  app: App
  ipc: Pick<IpcMain, 'handle'>
  environment: Environment
  services: Services
  closing: Closing
  log: Log
}): void {
  const { app, ipc, environment, services, closing, log } = options
  const { settings, source, judgeReviews, letterhead, staff, notes, printing, maker, shelf, bundles, counts, visit } =
    services
  const { whole } = source
  const language = languageOf(settings.current.language)
  const handle = callRegistry(ipc, environment.trusted, log, staff.gate)
  handleGuideCalls(handle, { version: app.getVersion(), source, settings, printerPapers: () => printing.papers })
  handleHandoutCalls(handle, { maker, shelf, clinic: () => letterhead.clinic, notes, today })
  handleRecallCalls(handle, () => source.guide)
  handleBundleCalls(handle, { store: bundles, fromGuide: whole.bundles, visit, log })
  handlePrintCalls(handle, { jobs: printing.jobs, printers: () => printing.printers(), shelf, log })
  handleSessionCalls(handle, visit)
  const folder = environment.own()
  const { logFile } = environment
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
