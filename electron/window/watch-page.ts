import type { BrowserWindow } from 'electron'

/** How often the page is looked at, in ms. */
const everyMs = 1_000
/** After how many looks in a row without a screen to see a page is lost; a slow machine may load for longer. */
const limits = { loading: 20, loaded: 5 }
/** After how many looks a page is lost whose visitor has gone: a slow print system may keep the next one waiting. */
const endingLimit = 60

/** What the page shows: a screen, the end of a visit, or nothing, as when its program broke; one that hangs does not answer. */
const shows = `(() => {
  const main = document.querySelector('main')
  return main === null ? 'nothing' : main.ariaBusy === 'true' ? 'ending' : 'screen'
})()`

type Watched = Pick<BrowserWindow, 'isDestroyed'> & {
  webContents: Pick<BrowserWindow['webContents'], 'getURL' | 'isLoadingMainFrame' | 'isCrashed' | 'executeJavaScript'>
}

/**
 * Asks the page every second whether it shows a screen: Chromium itself notices a page that hangs only when somebody
 * touches it. Looks are counted, not time, so that a main process that was busy, or a machine that slept, finds no fault
 * with the page. `watched` says of an address whether it is one to watch; `onLost` is told of each page that is lost.
 */
export function watchPage(window: Watched, watched: (address: string) => boolean, onLost: () => void): void {
  const { webContents } = window
  let state: keyof typeof limits = 'loading'
  let looks = 0
  let endings = 0
  // A page that is gone by the time it answers answers for nobody.
  let page = 0

  const begin = () => {
    looks = 0
    endings = 0
    page++
  }
  const look = () => {
    if (webContents.isCrashed() || !watched(webContents.getURL())) return begin()
    const now = webContents.isLoadingMainFrame() ? 'loading' : 'loaded'
    if (now !== state) begin()
    state = now
    if (looks >= limits[state]) {
      begin()
      return onLost()
    }
    looks++
    if (state === 'loading') return
    const asked = page
    webContents.executeJavaScript(shows).then(
      (shown: unknown) => {
        if (page !== asked) return
        endings = shown === 'ending' ? endings + 1 : 0
        if (shown === 'screen' || (shown === 'ending' && endings < endingLimit)) looks = 0
      },
      () => {},
    )
  }
  const timer = setInterval(() => (window.isDestroyed() ? clearInterval(timer) : look()), everyMs)
}
