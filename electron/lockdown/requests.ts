import type { Session } from 'electron'
import { isTrusted, parseAddress } from '../protocol/app-origin.ts'
import type { TrustedOrigin } from '../protocol/app-origin.ts'

/** Schemes of pictures made in the window itself; the CSP says where they may be used. */
const madeInWindow = new Set(['data:', 'blob:'])

/**
 * Whether the window may load an address: what our own origin serves, and pictures made in the window.
 * `development` opens the dev server's web socket and the developer tools.
 */
export function mayLoad(address: string, trusted: TrustedOrigin, development: boolean): boolean {
  if (isTrusted(address, trusted)) return true
  const url = parseAddress(address)
  if (!url) return false
  if (madeInWindow.has(url.protocol)) return true
  return development && (url.protocol === 'devtools:' || (url.protocol === 'ws:' && url.host === trusted.host))
}

/** Cancels every request of a session that does not go to our own origin. */
export function cancelForeignRequests(session: Session, trusted: TrustedOrigin, development: boolean): void {
  session.webRequest.onBeforeRequest(({ url }, callback) => callback({ cancel: !mayLoad(url, trusted, development) }))
}
