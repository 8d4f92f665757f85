import path from 'node:path'
import type { App } from 'electron'
import { trustedOrigin } from '../protocol/app-origin.ts'
import type { TrustedOrigin } from '../protocol/app-origin.ts'
import { readFlags } from '../settings/flags.ts'
import type { Flags } from '../settings/flags.ts'

/** Where this run of the program stands: what it was told, whose page it trusts, and where its files are. */
export interface Place {
  flags: Flags
  /** The window comes from the development server. */
  development: boolean
  trusted: TrustedOrigin
  /** A file of the build, under `out/`. */
  built: (...parts: string[]) => string
  /** A file that the program writes, in its own folder. */
  own: (...parts: string[]) => string
  logFile: string
}

/** Finds out where the program stands. */
export function placeOf(app: App, environment: Readonly<Record<string, string | undefined>>): Place {
  const flags = readFlags(app.commandLine, environment, app.isPackaged)
  const own = (...parts: string[]) => path.join(app.getPath('userData'), ...parts)
  return {
    flags,
    development: flags.devServer !== null,
    trusted: trustedOrigin(flags.devServer),
    built: (...parts) => path.join(app.getAppPath(), 'out', ...parts),
    own,
    logFile: own('logs', 'main.log'),
  }
}
