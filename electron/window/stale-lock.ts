import { lstatSync, readlinkSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** What Chromium writes to keep a second program off a profile. */
const lockFiles = ['SingletonLock', 'SingletonSocket', 'SingletonCookie']

/**
 * Removes the lock of a run that lost power, where Chromium would keep it for ever: one that names another machine, since
 * this one was renamed meanwhile. (The profile lies on this machine, so no other can be using it.) A lock whose process
 * still runs stays. Returns whether one was removed; only Linux has such locks.
 */
export function removeStaleLock(
  profile: string,
  host: string = os.hostname(),
  runs: (pid: number) => boolean = isRunning,
): boolean {
  const lock = path.join(profile, 'SingletonLock')
  try {
    if (!lstatSync(lock).isSymbolicLink()) return false
    const [, owner, pid] = /^(.*)-(\d+)$/.exec(readlinkSync(lock)) ?? []
    // A lock of this machine is looked after by Chromium itself.
    if (owner === host || (pid !== undefined && runs(Number(pid)))) return false
    for (const name of lockFiles) rmSync(path.join(profile, name), { force: true })
    return true
  } catch {
    return false
  }
}

/** Whether a process of this very program has that number. */
function isRunning(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === process.execPath
  } catch {
    return false
  }
}
