import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** An Electron to run the kiosk with. */
export interface Runtime {
  /** The folder that `ELECTRON_OVERRIDE_DIST_PATH` would name. */
  folder: string
  executable: string
  /** `45.4.1`; null when the folder does not say. */
  version: string | null
  /** Built by the Electron project, as far as can be told. Never give people anything else. */
  official: boolean
}

/** Stands in the folder of a copy that is not the Electron project's own, and goes wherever the folder is copied to. */
export const unofficialMark = 'UNOFFICIAL.txt'

const executableName = process.platform === 'win32' ? 'electron.exe' : 'electron'

/** The runtime in a folder, or null when there is none. */
export function runtimeIn(folder: string): Runtime | null {
  const executable = resolve(folder, executableName)
  if (!existsSync(executable)) return null
  const versionFile = join(folder, 'version')
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : null
  return {
    folder: resolve(folder),
    executable,
    version,
    // Every official archive says its version.
    official: version !== null && !existsSync(join(folder, unofficialMark)),
  }
}
