import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { App } from 'electron'
import { codeOf } from '../log/error-text.ts'
import type { Log } from '../log/log.ts'
import { trustedOrigin } from '../protocol/app-origin.ts'
import type { TrustedOrigin } from '../protocol/app-origin.ts'
import { readFlags } from './flags.ts'
import type { Flags } from './flags.ts'

/** Where this run of the program stands: what it was told, whose page it trusts, and where its files are. */
export interface Place {
  flags: Flags
  /** The window comes from the development server. */
  development: boolean
  trusted: TrustedOrigin
  /** A file of the build, under `out/`. */
  built: (...parts: string[]) => string
  /** A file that the program keeps, in its own folder. */
  own: (...parts: string[]) => string
  /** A file that need not outlive the run: in the program's own folder, or where that takes nothing, in a temporary one. */
  passing: (...parts: string[]) => string
  logFile: string
  /** Why the program's own folder takes nothing (an error's code); null = it does. */
  readOnly: string | null
}

/** Finds out where the program stands. */
export function placeOf(app: App, environment: Readonly<Record<string, string | undefined>>): Place {
  const flags = readFlags(app.commandLine, environment, app.isPackaged)
  const kept = app.getPath('userData')
  const readOnly = obstacleTo(kept)
  // Chromium does not start without a folder to write to. What the kiosk keeps is still read where it always is: a PIN
  // that could not be found would be asked for anew.
  if (readOnly !== null) app.setPath('userData', temporaryFolder(app))
  const passing = (...parts: string[]) => path.join(app.getPath('userData'), ...parts)
  return {
    flags,
    development: flags.devServer !== null,
    trusted: trustedOrigin(flags.devServer),
    built: (...parts) => path.join(app.getAppPath(), 'out', ...parts),
    own: (...parts) => path.join(kept, ...parts),
    passing,
    logFile: passing('logs', 'main.log'),
    readOnly,
  }
}

/** Says in the log that nothing the kiosk learns outlives this run. */
export function reportReadOnly({ readOnly, own }: Place, log: Log): void {
  if (readOnly === null) return
  log.error('folder not writable', {
    folder: own(),
    code: readOnly,
    mend: "give the kiosk's user the right to write it",
  })
}

/** Why a folder takes no file; null = it does. A full disk is no obstacle: that passes. */
function obstacleTo(folder: string): string | null {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return null
  } catch (error) {
    const code = codeOf(error) ?? 'unknown'
    return code === 'ENOSPC' ? null : code
  }
}

function temporaryFolder(app: App): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-'))
  app.on('quit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
