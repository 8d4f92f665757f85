import { app } from 'electron'
import { readGuide } from './guide/read-guide.ts'
import { handleAll } from './ipc/handle-all.ts'
import { lockApp } from './lockdown/lock-app.ts'
import { logFailures } from './log/log-failures.ts'
import { setupLog } from './log/log.ts'
import { openKept } from './startup/kept.ts'
import { placeOf } from './startup/place.ts'
import { startOnce } from './startup/start-once.ts'
import { openKiosk } from './window/open-kiosk.ts'

const place = placeOf(app, process.env)
const log = setupLog(place.logFile, !app.isPackaged)
logFailures(app, log)
lockApp(app, place, log)

startOnce(app, log, async () => {
  const kept = await openKept(app, place, log)
  const { visit, settings } = kept
  const read = await readGuide(place.built('guide', 'guide.json'))
  if (!read.guide) log.error('guide damaged', { problem: read.problem, mend: 'install the program again' })
  const end = read.guide ? await handleAll({ app, place, kept, read, log }) : () => visit.end()
  await app.whenReady()
  log.info('started', { version: app.getVersion(), guide: read.guide?.version ?? null })
  const { language } = settings.current
  await openKiosk({ app, place, language, guideGood: read.guide !== null, onLost: () => void visit.end(), end, log })
})
