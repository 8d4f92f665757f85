import { app, ipcMain } from 'electron'
import { callNames } from './contract/channels.ts'
import { earlyCalls } from './ipc/early-calls.ts'
import { lockApp } from './lockdown/lock-app.ts'
import { logFailures } from './log/log-failures.ts'
import { setupLog } from './log/setup-log.ts'
import { Visit } from './session/visit.ts'
import { Closing } from './services/closing.ts'
import { readEnvironment, reportReadOnly } from './environment/environment.ts'
import { limitStart } from './startup/start-limit.ts'
import { startOnce } from './startup/start-once.ts'
import { openKiosk } from './window/open-kiosk.ts'
import { ownProcesses } from './window/processes.ts'

const environment = readEnvironment(app, process.env)
const log = setupLog(environment.logFile, !app.isPackaged)
logFailures(app, log)
reportReadOnly(environment, log)
lockApp(app, environment, log)

// The window comes first. Loading the rest would keep this thread from serving the page, so it waits until that is drawn;
// what the page asks meanwhile waits for its answer.
startOnce(app, log, async () => {
  const visit = new Visit(log)
  const closing = new Closing()
  closing.add(() => visit.end())
  const processes = ownProcesses(app)
  const ipc = earlyCalls(ipcMain, callNames)
  await app.whenReady()
  const kiosk = openKiosk({ app, environment, visit, closing, processes, log })
  const start = async () => {
    await kiosk.drawn
    processes.watchZygotes(environment.built('main', 'zygote-watch.js'))
    const { answerWindow } = await import('./startup/answer-window.ts')
    await answerWindow({ app, ipc, environment, visit, kiosk, closing, log })
  }
  await limitStart(start(), kiosk, log)
})
