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

/** What this run of the program has to work with: its flags, the origin of the page it trusts, and its files. */
export interface Environment {
  flags: Flags
  /** Whether the window is loaded from the development server. */
  development: boolean
  trusted: TrustedOrigin
  /** A file of the build, under `out/`. */
  built: (...parts: string[]) => string
  /** A file in the program's own folder, kept from run to run. */
  own: (...parts: string[]) => string
  /** A file of this run only: in the program's own folder, or in a temporary one if that cannot be written to. */
  passing: (...parts: string[]) => string
  logFile: string
  /** Error code that says why the program's own folder cannot be written to; null = it can. */
  readOnly: string | null
}

/**
 * Reads the flags and finds the program's folders. `variables` are the environment variables. Creates a temporary folder,
 * removed when the program quits, if its own cannot be written to.
 */
export function readEnvironment(app: App, variables: Readonly<Record<string, string | undefined>>): Environment {
  const flags = readFlags(app.commandLine, variables, app.isPackaged)
  const ownFolder = app.getPath('userData')
  const readOnly = obstacleTo(ownFolder)
  // Chromium does not start without a folder it can write to. The kiosk's own files are still read from their usual
  // folder: a PIN that is not found would have to be set again.
  if (readOnly !== null) app.setPath('userData', temporaryFolder(app))
  const passing = (...parts: string[]) => path.join(app.getPath('userData'), ...parts)
  return {
    flags,
    development: flags.devServer !== null,
    trusted: trustedOrigin(flags.devServer),
    built: (...parts) => path.join(app.getAppPath(), 'out', ...parts),
    own: (...parts) => path.join(ownFolder, ...parts),
    passing,
    logFile: passing('logs', 'main.log'),
    readOnly,
  }
}

/** Logs that nothing can be saved from this run. */
export function reportReadOnly({ readOnly, own }: Environment, log: Log): void {
  if (readOnly === null) return
  log.error('folder not writable', {
    folder: own(),
    code: readOnly,
    mend: "give the kiosk's user the right to write it",
  })
}

/** Error code that says why a folder cannot be written to; null = it can. A full disk does not count: that may change. */
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
