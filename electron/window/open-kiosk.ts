import { session } from 'electron'
import type { App } from 'electron'
import { translator } from '../../content/messages/messages.ts'
import type { Log } from '../log/log.ts'
import { appOrigin } from '../protocol/app-origin.ts'
import { serveApp } from '../protocol/app-protocol.ts'
import type { Place } from '../startup/place.ts'
import { frontOnSecondStart } from './instance.ts'
import { createKioskWindow } from './kiosk-window.ts'
import { endVisitOnQuit } from './quit.ts'
import { setupRecovery } from './recovery.ts'
import { staffPageAddress, staffPages } from './staff-page.ts'

export interface KioskOptions {
  app: App
  place: Place
  /** Language of the window's own title and of the staff page. */
  language: string
  /** Whether there is a guide to show; without one the staff page is. */
  guideGood: boolean
  /** Ends the visit; called when the page was lost. */
  onLost: () => void
  /** Ends the visit and writes what is to be written; called when the program ends. */
  end: () => Promise<void>
  log: Log
}

/** Opens the kiosk's window on its first page, and sees to it that it stays there. The app must be ready. */
export async function openKiosk(options: KioskOptions): Promise<void> {
  const { app, place, language, guideGood, onLost, end, log } = options
  const { flags, built, development } = place
  const t = translator(language)
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
  const home = guideGood ? (flags.devServer?.href ?? `${appOrigin}/`) : staffPageAddress
  setupRecovery(window, { home, lastResort: staffPageAddress, onLost, log })
  frontOnSecondStart(app, window)
  endVisitOnQuit(app, window, { end }, !app.isPackaged)
  // A page that does not load comes back to the recovery by its own event.
  await window.loadURL(home).catch(() => {})
}
