import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const server = '/usr/sbin/cupsd'
const device = 'paper'

/** A CUPS of its own, with one printer whose paper is a file, or nowhere. */
export interface NullPrinter {
  name: string
  /** What `CUPS_SERVER` must be for a program to see it. */
  socket: string
  /** Where it keeps jobs and all else. */
  folder: string
  /** Stops the printer; jobs wait. */
  pause(): Promise<unknown>
  /** Lets it print again. */
  resume(): Promise<unknown>
  /** Has CUPS itself hang: it takes every call and answers none. Returns what lets it go on. */
  hang(): () => void
  /** Ids of the jobs that are not out yet. */
  openJobs(): Promise<string[]>
  stop(): Promise<void>
}

/**
 * Starts a CUPS beside the system's: it takes jobs as the real one does, at any pace, and uses no paper.
 * Gives the reason where that cannot be had.
 * @param paper the file to which what is printed is added; null = nowhere
 */
export async function startNullPrinter(paper: string | null = null): Promise<NullPrinter | string> {
  if (!existsSync(server)) return 'CUPS is not installed (apt-get install cups cups-client)'
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-cups-'))
  const inside = (name: string) => path.join(folder, name)
  const socket = inside('cups.sock')
  for (const name of ['root', 'spool', 'cache', 'state', 'tmp']) mkdirSync(inside(name))
  writeFileSync(
    inside('cups-files.conf'),
    [
      `ServerRoot ${inside('root')}`,
      `RequestRoot ${inside('spool')}`,
      `CacheDir ${inside('cache')}`,
      `StateDir ${inside('state')}`,
      `TempDir ${inside('tmp')}`,
      ...(paper === null ? [] : [`ServerBin ${inside('bin')}`]),
      'AccessLog /dev/null',
      `ErrorLog ${inside('error_log')}`,
      'FileDevice Yes',
      'SystemGroup root',
      '',
    ].join('\n'),
  )
  if (paper !== null) addDevice(inside('bin'), paper)
  const open = '<Location />\n</Location>\n<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n'
  writeFileSync(inside('cupsd.conf'), `Listen ${socket}\nBrowsing Off\n${open}`)

  const cups = spawn(server, ['-f', '-c', inside('cupsd.conf'), '-s', inside('cups-files.conf')], { stdio: 'ignore' })
  const ended = once(cups, 'exit')
  const stop = async () => {
    cups.kill()
    cups.kill('SIGCONT')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
  for (let tries = 0; tries < 50 && !existsSync(socket); tries++) await pause(100)
  const name = 'Nowhere'
  const environment = {
    ...process.env,
    LC_ALL: 'C',
    CUPS_SERVER: socket,
    PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`,
  }
  const ask = (command: string, ...args: string[]) => run(command, args, { env: environment })
  try {
    await ask('lpadmin', '-p', name, '-E', '-v', paper === null ? 'file:///dev/null' : `${device}:/`)
  } catch {
    await stop()
    return 'a CUPS of its own does not start for this account'
  }
  return {
    name,
    socket,
    folder,
    pause: () => ask('cupsdisable', name),
    resume: () => ask('cupsenable', name),
    hang: () => {
      cups.kill('SIGSTOP')
      return () => void cups.kill('SIGCONT')
    },
    openJobs: async () => (await ask('lpstat', '-o', name)).stdout.split('\n').filter((line) => line !== ''),
    stop,
  }
}

/** Makes a folder of the programs CUPS needs, with one that brings its jobs to a file. */
function addDevice(folder: string, paper: string): void {
  const program = path.join(folder, 'backend', device)
  mkdirSync(path.dirname(program), { recursive: true })
  symlinkSync('/usr/lib/cups/daemon', path.join(folder, 'daemon'))
  writeFileSync(program, `#!/bin/sh\n[ $# = 0 ] || cat "$6" >> '${paper}'\n`)
  // What others may not run, CUPS runs as its own user.
  chmodSync(program, 0o700)
}
