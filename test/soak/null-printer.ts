import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { startOwnCups } from '../e2e/own-cups.ts'
import type { OwnCups } from '../e2e/own-cups.ts'

const device = 'paper'

/** A CUPS of its own, with one printer whose paper is a file, or nowhere. */
export interface NullPrinter extends Pick<OwnCups, 'socket' | 'folder' | 'hang' | 'log' | 'stop'> {
  name: string
  /** Stops the printer; jobs wait. */
  pause(): Promise<unknown>
  /** Lets it print again. */
  resume(): Promise<unknown>
  /** Ids of the jobs that are not out yet. */
  openJobs(): Promise<string[]>
}

/**
 * Starts a CUPS beside the system's: it takes jobs as the real one does, at any pace, and uses no paper.
 * Gives the reason if that is not possible.
 * @param paper the file to which what is printed is added; null = nowhere
 */
export async function startNullPrinter(paper: string | null = null): Promise<NullPrinter | string> {
  const cups = await startOwnCups(paper === null ? null : (folder) => addDevice(path.join(folder, 'bin'), paper))
  if (typeof cups === 'string') return cups
  const name = 'Nowhere'
  try {
    await cups.ask('lpadmin', '-p', name, '-E', '-v', paper === null ? 'file:///dev/null' : `${device}:/`)
  } catch {
    await cups.stop()
    return 'a CUPS of its own does not start for this account'
  }
  return {
    ...cups,
    name,
    pause: () => cups.ask('cupsdisable', name),
    resume: () => cups.ask('cupsenable', name),
    openJobs: () => cups.jobs(name, 'not-completed'),
  }
}

/** Makes a folder of the programs CUPS needs, with one that brings its jobs to a file. */
function addDevice(folder: string, paper: string): string {
  const program = path.join(folder, 'backend', device)
  mkdirSync(path.dirname(program), { recursive: true })
  symlinkSync('/usr/lib/cups/daemon', path.join(folder, 'daemon'))
  writeFileSync(program, `#!/bin/sh\n[ $# = 0 ] || cat "$6" >> '${paper}'\n`)
  // What others may not run, CUPS runs as its own user.
  chmodSync(program, 0o700)
  return folder
}
