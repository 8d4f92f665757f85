import path from 'node:path'
import { app, BrowserWindow, clipboard, ipcMain, Menu, protocol, screen, session } from 'electron'
import { translator } from '../content/messages/messages.ts'
import { reviewedOnly } from '../content/review/reviewed-only.ts'
import { bundlesPath } from './bundles/bundles-path.ts'
import { openBundleStore } from './bundles/store.ts'
import { openCounts } from './counts/counts.ts'
import { countVocabulary } from './counts/vocabulary.ts'
import { writeAtFixedHours } from './counts/write-times.ts'
import { lookAtMachine } from './diagnostics/machine.ts'
import { createHandoutMaker } from './handout/maker.ts'
import { readClinic } from './handout/logo.ts'
import { readGuide } from './guide/read-guide.ts'
import { handleBundleCalls } from './ipc/bundle-calls.ts'
import { callRegistry, teller } from './ipc/calls.ts'
import { handleGuideCalls } from './ipc/guide-calls.ts'
import { handleHandoutCalls } from './ipc/handout-calls.ts'
import { handlePrintCalls } from './ipc/print-calls.ts'
import { handleRecallCalls } from './ipc/recall-calls.ts'
import { handleSessionCalls } from './ipc/session-calls.ts'
import { handleStaffCalls } from './ipc/staff-calls.ts'
import { lockContents } from './lockdown/lock-contents.ts'
import { lockSession } from './lockdown/lock-session.ts'
import { lockdownSwitches } from './lockdown/switches.ts'
import { errorFacts } from './log/error-facts.ts'
import { setupLog } from './log/log.ts'
import { appOrigin, trustedOrigin } from './protocol/app-origin.ts'
import { appSchemePrivileges, serveApp } from './protocol/app-protocol.ts'
import { setupPrinting } from './print/printing.ts'
import { HandoutShelf } from './session/handout-shelf.ts'
import { today } from './session/today.ts'
import { Visit } from './session/visit.ts'
import { readFlags } from './settings/flags.ts'
import { settingsPath } from './settings/settings-file.ts'
import { setupSettings } from './settings/settings.ts'
import { mountedDrives } from './staff/drives/drives.ts'
import { endProgram } from './staff/restart.ts'
import { setupStaff } from './staff/staff.ts'
import { endVisitOnQuit } from './window/quit.ts'
import { frontOnSecondStart, isOnlyInstance } from './window/instance.ts'
import { createKioskWindow } from './window/kiosk-window.ts'
import { setupRecovery } from './window/recovery.ts'
import { staffPageAddress, staffPages } from './window/staff-page.ts'

const flags = readFlags(app.commandLine, process.env, app.isPackaged)
const development = flags.devServer !== null
const trusted = trustedOrigin(flags.devServer)
/** Finished handouts kept for printing: a nurse may go back to an earlier one. */
const shelfSize = 10
const built = (...parts: string[]) => path.join(app.getAppPath(), 'out', ...parts)

const logFile = path.join(app.getPath('userData'), 'logs', 'main.log')
const log = setupLog(logFile, !app.isPackaged)
process.on('uncaughtException', (error) => log.error('uncaught', errorFacts(error)))
process.on('unhandledRejection', (reason) => log.error('unhandled', errorFacts(reason)))
app.on('child-process-gone', (_event, { type, reason }) => log.error('process gone', { type, reason }))

for (const [name, value] of lockdownSwitches(flags.devServer)) app.commandLine.appendSwitch(name, value)
protocol.registerSchemesAsPrivileged([appSchemePrivileges])
Menu.setApplicationMenu(null)
app.on('session-created', (created) => lockSession(created, trusted, development, log))
app.on('web-contents-created', (_event, contents) => lockContents(contents, trusted, development, log))

async function start(): Promise<void> {
  const ownFile = (...parts: string[]) => path.join(app.getPath('userData'), ...parts)
  const settingsFile = flags.settings ?? settingsPath(process.platform, process.env['ProgramData'])
  const settings = setupSettings(settingsFile, ownFile('settings-last-good.json'), log)
  const { language } = settings.current
  const t = translator(language)
  const visit = new Visit(log)
  const { clinic, problem } = await readClinic(settings.current.clinic)
  if (problem) log.error('settings wrong', { key: 'clinic.logo', mend: problem })
  const shelf = new HandoutShelf(shelfSize)
  const staff = await setupStaff({
    file: ownFile('staff.json'),
    settings,
    askAtStart: app.isPackaged,
    onClosed: () =>
      BrowserWindow.getAllWindows().forEach(({ webContents }) => teller(webContents)('staff:closed', null)),
    log,
  })
  const defaultPrinter = () => staff.file.record.printer ?? settings.current.defaultPrinter
  const printing = setupPrinting(ownFile('print'), defaultPrinter, log)
  visit.onEnd(() => staff.gate.close())
  visit.onEnd(() => clipboard.clear())
  visit.onEnd(() => shelf.clear())
  visit.onEnd(() => printing.jobs.endAll())

  let writeCounts = (): Promise<void> => Promise.resolve()
  const end = async () => {
    await Promise.allSettled([visit.end(), writeCounts()])
  }

  const read = await readGuide(built('guide', 'guide.json'))
  if (read.guide) {
    const handle = callRegistry(ipcMain, trusted, log, staff.gate)
    const { withholdUnreviewed } = settings.current
    const guide = withholdUnreviewed ? reviewedOnly(read.guide) : read.guide
    // The window builds its own index of a guide that is not the one on the disk.
    const searchIndex = withholdUnreviewed ? new Uint8Array() : read.searchIndex
    handleGuideCalls(handle, { version: app.getVersion(), guide, searchIndex, settings: () => settings.current })
    const maker = createHandoutMaker({ guide, workerFile: built('main', 'handout-worker.js') })
    app.on('quit', () => void maker.close())
    handleHandoutCalls(handle, { maker, shelf, visit, clinic: () => clinic, today })
    handleRecallCalls(handle, guide)
    const store = await openBundleStore(bundlesPath(app.getPath('userData')), log)
    handleBundleCalls(handle, { store, fromGuide: guide.bundles, visit, log })
    handlePrintCalls(handle, { ...printing, shelf, log })
    handleSessionCalls(handle, visit)
    const counts = await openCounts({
      file: ownFile('counts.json'),
      vocabulary: countVocabulary(guide),
      counting: () =>
        !settings.current.counts ? 'off-by-settings' : staff.file.record.counting ? 'on' : 'off-by-staff',
      today,
      log,
    })
    writeCounts = counts.write
    writeAtFixedHours(writeCounts)
    handleStaffCalls(handle, {
      ...staff,
      settings,
      logoProblem: problem,
      counts,
      shelf,
      drives: () => mountedDrives(process.platform),
      look: (seen) =>
        lookAtMachine({ app, screen, printers: () => printing.printers(), guide, folder: ownFile(), logFile }, seen),
      end: (again) => endProgram(app, { again, supervised: settings.current.supervised, clean: end }),
      today,
      t,
      language,
      log,
    })
  } else {
    log.error('guide damaged', { problem: read.problem, mend: 'install the program again' })
  }

  await app.whenReady()
  // Without 'persist:' a partition lives in memory only.
  const kiosk = session.fromPartition('kiosk', { cache: false })
  serveApp(kiosk, built('renderer'), staffPages(t, language))
  const window = createKioskWindow({
    session: kiosk,
    preload: built('preload', 'preload.js'),
    title: t('app.name'),
    windowed: flags.windowed,
    development,
  })
  const home = read.guide ? (flags.devServer?.href ?? `${appOrigin}/`) : staffPageAddress
  setupRecovery(window, { home, lastResort: staffPageAddress, onLost: () => void visit.end(), log })
  frontOnSecondStart(app, window)
  endVisitOnQuit(app, window, { end }, !app.isPackaged)
  log.info('started', { version: app.getVersion(), guide: read.guide?.version ?? null })
  // A page that does not load comes back to the recovery by its own event.
  await window.loadURL(home).catch(() => {})
}

if (isOnlyInstance(app, log)) {
  start().catch((error: unknown) => {
    log.error('not started', { ...errorFacts(error), message: error instanceof Error ? error.message : null })
    app.exit(1)
  })
} else {
  app.exit(1)
}
