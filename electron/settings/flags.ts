import { z } from 'zod'

/** What the program can be told when it is started. */
export interface Flags {
  /** A window instead of the full-screen kiosk; for development. */
  windowed: boolean
  /** Another settings file; for development and tests. */
  settings: string | null
  /** Address of the development server the window is loaded from. */
  devServer: URL | null
}

const localAddress = z
  .url({ protocol: /^http$/, hostname: /^(localhost|127\.0\.0\.1)$/ })
  .transform((address) => new URL(address))

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
  const devServer = localAddress.safeParse(environment['ELECTRON_RENDERER_URL'])
  return {
    windowed: commandLine.hasSwitch('windowed'),
    settings: commandLine.getSwitchValue('settings') || null,
    devServer: devServer.success ? devServer.data : null,
  }
}
