import { parseAddress } from '../protocol/app-origin.ts'

/** Command-line flags of the program. */
export interface Flags {
  /** A window instead of the full-screen kiosk; for development. */
  windowed: boolean
  /** Another settings file; for development and tests. */
  settings: string | null
  /** Address of the development server the window is loaded from. */
  devServer: URL | null
}

/**
 * Reads the flags from Chromium's command line and the environment. A packaged app obeys none of them: whoever can
 * start it with flags must not be able to open the kiosk or to point it at other settings.
 */
export function readFlags(
  commandLine: { hasSwitch(name: string): boolean; getSwitchValue(name: string): string },
  environment: Readonly<Record<string, string | undefined>>,
  packaged: boolean,
): Flags {
  if (packaged) return { windowed: false, settings: null, devServer: null }
  return {
    windowed: commandLine.hasSwitch('windowed'),
    settings: commandLine.getSwitchValue('settings') || null,
    devServer: localAddress(environment['ELECTRON_RENDERER_URL'] ?? ''),
  }
}

/** Parses an http address of this machine; null for anything else. */
function localAddress(text: string): URL | null {
  const address = parseAddress(text)
  return address?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(address.hostname) ? address : null
}
