import type { BrowserWindow } from 'electron'
import type { Log } from '../log/log.ts'
import { Breaker } from './breaker.ts'

export interface RecoveryOptions {
  /** The page to come back to. */
  home: string
  /** The page that is shown when coming back fails again and again. */
  lastResort: string
  /** Called before coming back: the visitor's session is over. */
  onLost: () => void
  log: Log
}

const crashLimit = 3
const crashSpanMs = 60_000
const hungMs = 5_000

/**
 * Brings a window back after its page crashed, hung or failed to load; after three times in a minute it shows the
 * last resort and stays there.
 */
export function setupRecovery(window: BrowserWindow, options: RecoveryOptions): void {
  const { webContents } = window
  const breaker = new Breaker(crashLimit, crashSpanMs)
  let hung: NodeJS.Timeout | null = null

  const load = (address: string) => {
    // A load that fails comes back through 'did-fail-load'.
    if (!window.isDestroyed()) window.loadURL(address).catch(() => {})
  }
  const comeBack = (reason: string) => {
    options.onLost()
    const giveUp = breaker.trips(performance.now())
    options.log.error('page lost', { reason, giveUp })
    // Electron is still taking the old page apart while the event runs.
    setImmediate(load, giveUp ? options.lastResort : options.home)
  }

  webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit') comeBack(details.reason)
  })
  webContents.on('did-fail-load', (_event, code, _description, url, isMainFrame) => {
    const aborted = -3
    if (isMainFrame && code !== aborted && url !== options.lastResort) comeBack('load failed')
  })
  webContents.on('did-navigate', (_event, url, status) => {
    if (status >= 400 && url !== options.lastResort) comeBack(`answered ${status}`)
  })
  webContents.on('preload-error', () => comeBack('preload failed'))
  window.on('unresponsive', () => {
    hung ??= setTimeout(() => {
      hung = null
      // Ends in 'render-process-gone'.
      webContents.forcefullyCrashRenderer()
    }, hungMs)
  })
  window.on('responsive', () => {
    if (hung) clearTimeout(hung)
    hung = null
  })
}
