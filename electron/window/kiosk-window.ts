import { BrowserWindow } from 'electron'
import type { Session } from 'electron'
import { switchedOffFeatures } from '../lockdown/web-features.ts'

export interface KioskWindowOptions {
  session: Session
  preload: string
  title: string
  windowed: boolean
  development: boolean
}

/** What is seen until the first picture is there: the ground of the attract screens (`--mist` in renderer/design/tokens.css). */
const background = '#e8f1ef'

/** The kiosk's one window: full screen and without a frame, unless `windowed`; its page is sandboxed and isolated. */
export function createKioskWindow(options: KioskWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    title: options.title,
    width: 1280,
    height: 800,
    kiosk: !options.windowed,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: background,
    webPreferences: {
      preload: options.preload,
      session: options.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.development,
      enableWebSQL: false,
      disableBlinkFeatures: switchedOffFeatures.join(','),
      disableDialogs: true,
      autoplayPolicy: 'user-gesture-required',
    },
  })
  window.removeMenu()
  window.on('page-title-updated', (event) => event.preventDefault())
  window.once('ready-to-show', () => window.show())
  return window
}
