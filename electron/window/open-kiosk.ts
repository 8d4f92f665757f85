import { screen, session } from 'electron'
import type { App } from 'electron'
import { translator } from '../../content/messages/messages.ts'
import type { Log } from '../log/log.ts'
import { appOrigin } from '../protocol/app-origin.ts'
import { serveApp } from '../protocol/app-protocol.ts'
import type { Visit } from '../session/visit.ts'
import type { Closing } from '../startup/closing.ts'
import type { Place } from '../startup/place.ts'
import { fitScreen } from './fit-screen.ts'
import { frontOnSecondStart } from './instance.ts'
import { createKioskWindow } from './kiosk-window.ts'
import { closeOnQuit } from './quit.ts'
import { pageRenewal } from './renew-page.ts'
import { setupRecovery } from './recovery.ts'
import { staffPageAddress, staffPages } from './staff-page.ts'

export interface KioskOptions {
  app: App
  place: Place
  /** Language of the staff page. */
  language: string
  visit: Visit
  closing: Closing
  log: Log
}

/** The kiosk's window, from the outside. */
export interface KioskWindow {
  /** Shows the staff page, for good. */
  giveUp: () => void
  /** Once the first page is there, or another in its place. */
  opened: Promise<void>
}

/** Opens the kiosk's window on its first page, and sees to it that it stays there. The app must be ready. */
export function openKiosk({ app, place, language, visit, closing, log }: KioskOptions): KioskWindow {
  const { flags, built, development } = place
  // Without 'persist:' a partition lives in memory only.
  const kiosk = session.fromPartition('kiosk', { cache: false })
  serveApp(kiosk, built('renderer'), staffPages(translator(language), language))
  const window = createKioskWindow({
    session: kiosk,
    preload: built('preload', 'preload.js'),
    title: app.getName(),
    windowed: flags.windowed,
    development,
  })
  const home = flags.devServer?.href ?? `${appOrigin}/`
  const giveUp = setupRecovery(window, {
    home,
    lastResort: staffPageAddress,
    onLost: () => void visit.end(),
    log,
  })
  const renew = pageRenewal(window, home)
  visit.onFinished(() => void renew())
  if (!flags.windowed) fitScreen(window, screen)
  frontOnSecondStart(app, window)
  closeOnQuit(app, window, closing, !app.isPackaged)
  // A page that does not load comes back to the recovery by its own event.
  return { giveUp, opened: window.loadURL(home).catch(() => {}) }
}
