import { app, ipcMain } from 'electron'
import { callNames } from './ipc/channels.ts'
import { earlyCalls } from './ipc/early-calls.ts'
import { handleAll } from './ipc/handle-all.ts'
import { lockApp } from './lockdown/lock-app.ts'
import { logFailures } from './log/log-failures.ts'
import { setupLog } from './log/log.ts'
import { Visit } from './session/visit.ts'
import { openSettings } from './settings/open-settings.ts'
import { Closing } from './startup/closing.ts'
import { openKept } from './startup/kept.ts'
import { placeOf, reportReadOnly } from './startup/place.ts'
import { startOnce } from './startup/start-once.ts'
import { openKiosk } from './window/open-kiosk.ts'

const place = placeOf(app, process.env)
const log = setupLog(place.logFile, !app.isPackaged)
logFailures(app, log)
reportReadOnly(place, log)
lockApp(app, place, log)

// The window comes first, and the rest while it is being opened: what it asks meanwhile waits for its answer.
startOnce(app, log, async () => {
  const settings = openSettings(place, log)
  const visit = new Visit(log)
  const closing = new Closing()
  closing.add(() => visit.end())
  const ipc = earlyCalls(ipcMain, callNames)
  await app.whenReady()
  const kiosk = openKiosk({ app, place, language: settings.current.language, visit, closing, log })
  const kept = await openKept({ app, place, settings, visit, log })
  await handleAll({ app, ipc, place, kept, kiosk, closing, log })
})
