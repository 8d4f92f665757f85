import type { BrowserWindow } from 'electron'
import type { Log } from '../log/log.ts'
import { Breaker } from './breaker.ts'
import { watchPage } from './watch-page.ts'

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

/** Shows the last resort from outside. */
export interface Recovery {
  /** Shows the last resort at once, for good. */
  giveUp: () => void
  /** Shows the last resort until `resume`. */
  hold: () => void
  /** Comes back to the page after `hold`, unless it was given up. */
  resume: () => void
}

/**
 * Brings a window back after its page crashed, hung, came up empty or failed to load; after three times in a minute it
 * shows the last resort and stays there.
 */
export function setupRecovery(window: BrowserWindow, options: RecoveryOptions): Recovery {
  const { webContents } = window
  const breaker = new Breaker(crashLimit, crashSpanMs)
  let { home } = options
  let latest = home

  const load = (address: string) => {
    latest = address
    // A load that fails comes back through 'did-fail-load'.
    if (!window.isDestroyed()) window.loadURL(address).catch(() => {})
  }
  const comeBack = (reason: string) => {
    options.onLost()
    const giveUp = breaker.trips(performance.now())
    options.log.error('page lost', { reason, giveUp })
    // Electron is still taking the old page apart while the event runs.
    setImmediate(load, giveUp ? options.lastResort : home)
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
  webContents.on('preload-error', () => {
    // The last resort needs none. The window's address may still be that of the page before.
    if (latest !== options.lastResort) comeBack('preload failed')
  })
  watchPage(
    window,
    (address) => isPage(address, home) && !isPage(address, options.lastResort),
    () => {
      options.log.error('page silent')
      // Ends in 'render-process-gone'.
      webContents.forcefullyCrashRenderer()
    },
  )
  let gaveUp = false
  const show = (address: string) => {
    home = address
    load(home)
  }
  return {
    giveUp() {
      gaveUp = true
      show(options.lastResort)
    },
    hold: () => show(options.lastResort),
    resume() {
      if (!gaveUp) show(options.home)
    },
  }
}

/** Whether an address is that of a page, whatever place in it. */
function isPage(address: string, page: string): boolean {
  return address.replace(/#.*/, '') === page
}
