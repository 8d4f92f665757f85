/** The one place everything in the window comes from: `app://kiosk/…`, served from the program's own files. */
export const appScheme = 'app'
export const appHost = 'kiosk'
export const appOrigin = `${appScheme}://${appHost}`

/** Where the window's page may come from: protocol ("app:") and host ("kiosk"). */
export interface TrustedOrigin {
  protocol: string
  host: string
}

/**
 * The origin whose pages are trusted: our own scheme, or in development the dev server's.
 * `devServer` is the dev server's address, null in a packaged app.
 */
export function trustedOrigin(devServer: URL | null): TrustedOrigin {
  return devServer
    ? { protocol: devServer.protocol, host: devServer.host }
    : { protocol: `${appScheme}:`, host: appHost }
}

/**
 * Whether an address belongs to a trusted origin. Compares protocol and host, since the `origin` of a
 * custom scheme is the string "null". Anything that is no address is not trusted.
 */
export function isTrusted(address: string, trusted: TrustedOrigin): boolean {
  const url = parseAddress(address)
  return url !== null && url.protocol === trusted.protocol && url.host === trusted.host
}

/** An address taken apart, null where it is none. (`URL.canParse` is younger than the oldest runtime.) */
export function parseAddress(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
