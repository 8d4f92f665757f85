import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { output } from './command.ts'
import { isRoot } from './packages.ts'

/** Why Chromium's sandbox cannot work here, in a line for a person. */
export interface SandboxObstacle {
  because: 'root' | 'no-namespaces'
  reason: string
}

/**
 * What keeps Chromium's sandbox from working for this user on this system; null when nothing does.
 * @param electron Folder of the Electron that is to run.
 */
export function sandboxObstacle(electron: string): SandboxObstacle | null {
  if (process.platform !== 'linux') return null
  if (isRoot) {
    return {
      because: 'root',
      reason: 'Root cannot have Chromium’s sandbox, so it is off for this development run. A kiosk never runs as root.',
    }
  }
  const helper = join(electron, 'chrome-sandbox')
  if (output('unshare', ['--user', '--map-root-user', 'true']) !== null || isSetuidRoot(helper)) return null
  return {
    because: 'no-namespaces',
    reason: [
      'This system forbids the user namespaces that Chromium’s sandbox is made of. To give it another way, type:',
      `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`,
    ].join('\n'),
  }
}

function isSetuidRoot(file: string): boolean {
  if (!existsSync(file)) return false
  const { uid, mode } = statSync(file)
  return uid === 0 && (mode & 0o4755) === 0o4755
}
