import type { BrowserWindow } from 'electron'

/** How often the page is looked at, in ms. */
const everyMs = 1_000
/** After how many looks in a row without a screen a loaded page is lost. */
const loadedLimit = 5
/** The same for the first page of a run: a slow machine may load for longer. */
const firstLoadLimit = 20
/** The least for a later page. It must be back within ten seconds of whatever keeps it from loading. */
const laterLoadLimit = 6
/** After how many looks a page is lost whose visitor has gone: a slow print system may keep the next one waiting. */
const endingLimit = 60
/** After how many looks without a drawn picture the process that draws is silent. */
const frozenLimit = 5

/** What the page shows: a screen, the end of a visit, or nothing, as when its program broke; one that hangs does not answer. */
const shows = `(() => {
  const main = document.querySelector('main')
  return main === null ? 'nothing' : main.ariaBusy === 'true' ? 'ending' : 'screen'
})()`

/** Answers once the page is drawn again, at once if nobody can see it. */
const draws = `document.visibilityState === 'visible' ? new Promise((resolve) => requestAnimationFrame(() => resolve())) : 0`

type Watched = Pick<BrowserWindow, 'isDestroyed'> & {
  webContents: Pick<BrowserWindow['webContents'], 'getURL' | 'isLoadingMainFrame' | 'isCrashed' | 'executeJavaScript'>
}

export interface PageWatchOptions {
  /** Whether an address is that of a page of ours. Any other counts as one that is still to come. */
  isOurs: (address: string) => boolean
  /** Whether a process for a page can be started. A page that still loads without one is lost at the next look. */
  canStartPages: () => boolean
  /** Called for each page that is lost by its silence: while it was loading, or later. */
  onSilent: (state: 'loading' | 'loaded') => void
  /** Called if the page answers but is not drawn any more; again only after it was drawn since. */
  onFrozen: () => void
}

export interface PageWatch {
  /** For how long a screen has been seen, in ms. It stands still while there is none. */
  readonly seenMs: number
}

/**
 * Asks the page every second whether it shows a screen, and whether it is drawn: Chromium itself notices a page that hangs
 * only if somebody touches it. Looks are counted, not time, so that a main process that was busy, or a machine that slept,
 * finds no fault with the page.
 */
export function watchPage(window: Watched, { isOurs, canStartPages, onSilent, onFrozen }: PageWatchOptions): PageWatch {
  const { webContents } = window
  let state: 'loading' | 'loaded' = 'loading'
  let looks = 0
  let endings = 0
  let seen = 0
  let slowestLoad: number | null = null
  /** Losses while loading since a screen was last seen: each gives the next page twice the time. */
  let lostLoads = 0
  let undrawn = 0
  // A screen that is off may take no pictures for a whole night. That ends the process that draws once, not again and again.
  let drawnSince = true
  // A page that is gone by the time it answers answers for no other.
  let page = 0

  const begin = () => {
    looks = 0
    endings = 0
    undrawn = 0
    page++
  }
  const loadLimit = () => {
    if (slowestLoad === null) return firstLoadLimit
    const usual = Math.min(firstLoadLimit, Math.max(laterLoadLimit, 3 * slowestLoad))
    return usual * 2 ** lostLoads
  }
  const lose = () => {
    if (state === 'loading') lostLoads++
    begin()
    onSilent(state)
  }
  const see = () => {
    looks = 0
    lostLoads = 0
    seen++
  }
  const ask = () => {
    const asked = page
    webContents.executeJavaScript(shows).then(
      (shown: unknown) => {
        if (page !== asked) return
        endings = shown === 'ending' ? endings + 1 : 0
        if (shown === 'screen' || (shown === 'ending' && endings < endingLimit)) see()
      },
      () => {},
    )
    webContents.executeJavaScript(draws).then(
      () => {
        if (page !== asked) return
        undrawn = 0
        drawnSince = true
      },
      () => {},
    )
  }
  const look = () => {
    const there = !webContents.isLoadingMainFrame() && !webContents.isCrashed() && isOurs(webContents.getURL())
    const now = there ? 'loaded' : 'loading'
    if (now !== state) {
      if (now === 'loaded') slowestLoad = Math.max(slowestLoad ?? 0, looks)
      begin()
    }
    state = now
    if (state === 'loading' && !canStartPages()) return lose()
    if (looks >= (state === 'loading' ? loadLimit() : loadedLimit)) return lose()
    looks++
    if (state === 'loading') return
    undrawn++
    // A page that does not answer either is the one to blame.
    if (undrawn > frozenLimit && drawnSince && looks <= 1) {
      undrawn = 0
      drawnSince = false
      onFrozen()
    }
    ask()
  }
  const timer = setInterval(() => (window.isDestroyed() ? clearInterval(timer) : look()), everyMs)
  return {
    get seenMs() {
      return seen * everyMs
    },
  }
}
