import type { App, BrowserWindow } from 'electron'
import type { Closing } from '../services/closing.ts'

/**
 * Does what is to be done before the program goes: no print job outlives it. Unless it is `closable`, the window closes
 * only when the whole program is told to quit (by staff, the system or a signal), not by Alt+F4.
 */
export function closeOnQuit(app: App, window: BrowserWindow, closing: Closing, closable: boolean): void {
  let quitting: 'no' | 'ending' | 'now' = closable ? 'ending' : 'no'
  window.on('close', (event) => {
    if (quitting === 'no') event.preventDefault()
  })
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', () => {
    if (quitting === 'no') quitting = 'ending'
  })
  app.on('will-quit', (event) => {
    if (quitting === 'now') return
    event.preventDefault()
    void closing.run().finally(() => {
      quitting = 'now'
      // Not at once: Electron ignores a quit that comes while it is still handling this event.
      setImmediate(() => app.quit())
    })
  })
}
