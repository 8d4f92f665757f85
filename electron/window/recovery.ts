import type { BrowserWindow } from 'electron'
import type { Log } from '../log/log.ts'
import { Breaker } from './breaker.ts'
import type { Processes } from './processes.ts'
import { watchPage } from './watch-page.ts'

export interface RecoveryOptions {
  /** The page to come back to. */
  home: string
  /** The page that is shown if coming back fails again and again. */
  lastResort: string
  /** Called before coming back: the visit is over. */
  onLost: () => void
  /** Called once, if there is no page to be had, not even the last resort. Nothing is done for the window after that. */
  onNoPage: () => void
  processes: Pick<Processes, 'end' | 'endHelpers' | 'endGraphics' | 'canStartPages'>
  log: Log
}

const lossLimit = 3
/** The time in which a screen was seen: losses by silence, which take their time, count like crashes. */
const lossSpanMs = 60_000
/** How long Electron may take to report the end of a page's process, in ms. */
const reportMs = 500
const aborted = -3

/** A window that is brought back, from the outside. */
export interface Recovery {
  /** Shows the last resort at once, for good. */
  giveUp: () => void
  /** Shows the last resort until `resume`. */
  hold: () => void
  /** Comes back to the page after `hold`, unless it was given up. */
  resume: () => void
  /** Whether a new page can be had. If not, `onNoPage` has been called. */
  canRenew: () => boolean
}

/**
 * Brings a window back after its page crashed, hung, came up empty or failed to load. After three times in a minute it shows
 * the last resort and stays there; if that cannot be shown either, there is no page to be had.
 */
export function setupRecovery(window: BrowserWindow, options: RecoveryOptions): Recovery {
  const { webContents } = window
  const { lastResort, processes, log } = options
  const breaker = new Breaker(lossLimit, lossSpanMs)
  const lastBreaker = new Breaker(lossLimit, lossSpanMs)
  let { home } = options
  let latest = home
  /** A loss is being handled: all that is reported of the old page until the next one is loaded belongs to it. */
  let leaving = false
  let over = false
  let gaveUp = false
  let losses = 0

  const noPage = (reason: string) => {
    if (over) return
    over = true
    options.onLost()
    log.error('no page', { reason })
    options.onNoPage()
  }
  const load = (address: string) => {
    leaving = false
    latest = address
    // A load that fails comes back through 'did-fail-load'.
    if (!over && !window.isDestroyed()) window.loadURL(address).catch(() => {})
  }
  const comeBack = (reason: string) => {
    if (over || leaving) return
    leaving = true
    losses++
    const last = latest === lastResort
    if (last && lastBreaker.trips(watch.seenMs)) return noPage(reason)
    if (!processes.canStartPages()) return noPage('no process for pages')
    options.onLost()
    if (!last && breaker.trips(watch.seenMs)) gaveUp = true
    const giveUp = last || gaveUp
    log.error('page lost', { reason, giveUp })
    // Electron is still taking the old page apart while the event runs.
    setImmediate(load, giveUp ? lastResort : home)
  }

  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'launch-failed') return noPage(reason)
    if (reason !== 'clean-exit') comeBack(reason)
  })
  webContents.on('did-fail-load', (_event, code, _description, url, isMainFrame) => {
    if (!isMainFrame || code === aborted) return
    if (url === lastResort) noPage('load failed')
    else comeBack('load failed')
  })
  webContents.on('did-navigate', (_event, url, status) => {
    if (status < 400) return
    if (url === lastResort) noPage(`answered ${status}`)
    else comeBack(`answered ${status}`)
  })
  webContents.on('preload-error', () => {
    // The last resort needs none. The window's address may still be that of the page before.
    if (latest !== lastResort) comeBack('preload failed')
  })
  const watch = watchPage(window, {
    isOurs: (address) => isPage(address, home) || isPage(address, lastResort),
    canStartPages: () => processes.canStartPages(),
    onSilent(state) {
      if (over) return
      log.error('page silent', { state })
      if (!processes.canStartPages()) return noPage('no process for pages')
      if (state === 'loading') {
        if (latest === lastResort) return noPage('silent')
        // The page may be waiting for one of them.
        processes.endHelpers()
      }
      // A page that is stopped does not follow the first; the other needs the process to be there. Both end in
      // 'render-process-gone'.
      const before = losses
      const pid = webContents.getOSProcessId()
      webContents.forcefullyCrashRenderer()
      if (pid > 0) processes.end(pid)
      setTimeout(() => {
        if (losses === before) comeBack('silent')
      }, reportMs)
    },
    onFrozen() {
      if (over) return
      log.error('picture silent')
      if (processes.canStartPages()) processes.endGraphics()
      else noPage('no process for pictures')
    },
  })
  const show = (address: string) => {
    home = address
    load(home)
  }
  return {
    giveUp() {
      gaveUp = true
      show(lastResort)
    },
    hold: () => show(lastResort),
    resume() {
      if (!gaveUp) show(options.home)
    },
    canRenew() {
      if (!processes.canStartPages()) noPage('no process for pages')
      return !over
    },
  }
}

/** Whether an address is that of a page, whatever place in it. */
function isPage(address: string, page: string): boolean {
  return address.replace(/#.*/, '') === page
}
