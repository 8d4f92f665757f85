import { setTimeout as pause } from 'node:timers/promises'
import { screen, session } from 'electron'
import type { App } from 'electron'
import type { Log } from '../log/log.ts'
import { appOrigin } from '../protocol/app-origin.ts'
import { serveApp } from '../protocol/app-protocol.ts'
import type { Visit } from '../session/visit.ts'
import type { Closing } from '../services/closing.ts'
import type { Environment } from '../environment/environment.ts'
import { fitScreen } from './fit-screen.ts'
import { outliveGraphics } from './graphics.ts'
import { frontOnSecondStart } from './instance.ts'
import { createKioskWindow } from './kiosk-window.ts'
import { endWithoutPage } from './no-page.ts'
import type { Processes } from './processes.ts'
import { closeOnQuit } from './quit.ts'
import { pageRenewal } from './renew-page.ts'
import { setupRecovery } from './recovery.ts'
import type { Recovery } from './recovery.ts'
import { staffPageAddress, staffPages } from './staff-page.ts'
import type { StaffPageWords } from './staff-page.ts'

/** How long a page that has come may take to be painted, in ms. */
const paintMs = 500

export interface KioskOptions {
  app: App
  environment: Environment
  visit: Visit
  closing: Closing
  processes: Processes
  log: Log
}

/** The kiosk's window, from the outside. */
export interface KioskWindow extends Recovery {
  /** Gives the staff page its words; until then a request for it waits. Later words are ignored. */
  sayOnStaffPage: (words: StaffPageWords) => void
  /** Once the first picture is on the screen; a little after `opened` where it is not, as on a screen that is off. */
  drawn: Promise<void>
  /** Once the first page is there, or another in its place. */
  opened: Promise<void>
}

/** Opens the kiosk's window on its first page, and sees to it that it stays there. The app must be ready. */
export function openKiosk({ app, environment, visit, closing, processes, log }: KioskOptions): KioskWindow {
  const { flags, built, development } = environment
  // Without 'persist:' a partition lives in memory only.
  const kiosk = session.fromPartition('kiosk', { cache: false })
  let sayOnStaffPage: KioskWindow['sayOnStaffPage'] = () => {}
  const words = new Promise<StaffPageWords>((resolve) => (sayOnStaffPage = resolve))
  serveApp(kiosk, built('renderer'), staffPages(words))
  const window = createKioskWindow({
    session: kiosk,
    preload: built('preload', 'preload.js'),
    title: app.getName(),
    windowed: flags.windowed,
    development,
  })
  const home = flags.devServer?.href ?? `${appOrigin}/`
  const recovery = setupRecovery(window, {
    home,
    lastResort: staffPageAddress,
    onLost: () => void visit.end(),
    onNoPage: () => void endWithoutPage(app, closing, processes),
    processes,
    log,
  })
  const renew = pageRenewal(window, home)
  visit.onFinished(() => {
    if (recovery.canRenew()) void renew()
  })
  if (!flags.windowed) fitScreen(window, screen)
  outliveGraphics(app)
  frontOnSecondStart(app, window)
  closeOnQuit(app, window, closing, !app.isPackaged)
  const painted = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()))
  // A page that does not load comes back to the recovery by its own event.
  const opened = window.loadURL(home).catch(() => {})
  const drawn = Promise.race([painted, opened.then(() => pause(paintMs))])
  return { ...recovery, sayOnStaffPage, drawn, opened }
}
