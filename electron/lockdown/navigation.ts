import type { Event, WebContents } from 'electron'
import type { Log } from '../log/log.ts'
import { isTrusted } from '../protocol/app-origin.ts'
import type { TrustedOrigin } from '../protocol/app-origin.ts'

/**
 * Keeps a window where it is: no navigation away from our own origin, no frame of another, no redirect, no new
 * window, no webview.
 */
export function guardNavigation(contents: WebContents, trusted: TrustedOrigin, log: Log): void {
  const stay = (event: Event, url: string, way: string) => {
    if (isTrusted(url, trusted)) return
    event.preventDefault()
    log.warn('navigation refused', { way })
  }
  contents.on('will-navigate', (event, url) => stay(event, url, 'navigate'))
  contents.on('will-frame-navigate', (event) => stay(event, event.url, 'frame'))
  contents.on('will-redirect', (event, url) => stay(event, url, 'redirect'))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => {
    log.warn('navigation refused', { way: 'new window' })
    return { action: 'deny' }
  })
}
