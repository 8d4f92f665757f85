import type { WebContents } from 'electron'
import type { Log } from '../log/log.ts'
import type { TrustedOrigin } from '../protocol/app-origin.ts'
import { blockKeys } from './keys.ts'
import { guardNavigation } from './navigation.ts'
import { lockZoom } from './zoom.ts'

/** Shuts a page: navigation, keys, zoom, context menu, developer tools. Applied to every page the program ever opens. */
export function lockContents(contents: WebContents, trusted: TrustedOrigin, development: boolean, log: Log): void {
  guardNavigation(contents, trusted, log)
  blockKeys(contents, development)
  lockZoom(contents)
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
  contents.on('context-menu', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault()
    callback('')
  })
  // No page keeps the window from leaving it.
  contents.on('will-prevent-unload', (event) => event.preventDefault())
  if (!development) contents.on('devtools-opened', () => contents.closeDevTools())
}
