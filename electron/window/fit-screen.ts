import type { BrowserWindow, Screen } from 'electron'

/** A screen that is turned, or plugged in again, says so several times; the last time counts. */
const settledMs = 500

/** Keeps the kiosk over the whole screen when that is turned, changed in size, unplugged or plugged in again. */
export function fitScreen(window: BrowserWindow, screen: Screen): void {
  let settling: NodeJS.Timeout | null = null
  const fit = () => {
    if (window.isDestroyed()) return
    const wanted = screen.getPrimaryDisplay().bounds
    const { x, y, width, height } = window.getBounds()
    if (x === wanted.x && y === wanted.y && width === wanted.width && height === wanted.height) return
    // Of a window that is full screen the bounds cannot be changed.
    window.setKiosk(false)
    window.setBounds(wanted)
    window.setKiosk(true)
  }
  const settle = () => {
    if (settling) clearTimeout(settling)
    settling = setTimeout(fit, settledMs)
  }
  screen.on('display-metrics-changed', settle)
  screen.on('display-added', settle)
  screen.on('display-removed', settle)
}
