import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const server = '/usr/sbin/cupsd'

/** A CUPS of its own, with one printer whose paper is nowhere. */
export interface NullPrinter {
  name: string
  /** What `CUPS_SERVER` must be for a program to see it. */
  socket: string
  /** Where it keeps jobs and all else. */
  folder: string
  /** Stops the printer; jobs wait. */
  pause(): Promise<unknown>
  /** Ids of the jobs that are not out yet. */
  openJobs(): Promise<string[]>
  stop(): Promise<void>
}

/**
 * Starts a CUPS beside the system's: it takes jobs as the real one does, at any pace, and uses no paper.
 * Gives the reason where that cannot be had.
 */
export async function startNullPrinter(): Promise<NullPrinter | string> {
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
      'AccessLog /dev/null',
      `ErrorLog ${inside('error_log')}`,
      'FileDevice Yes',
      'SystemGroup root',
      '',
    ].join('\n'),
  )
  const open = '<Location />\n</Location>\n<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n'
  writeFileSync(inside('cupsd.conf'), `Listen ${socket}\nBrowsing Off\n${open}`)

  const cups = spawn(server, ['-f', '-c', inside('cupsd.conf'), '-s', inside('cups-files.conf')], { stdio: 'ignore' })
  const ended = once(cups, 'exit')
  const stop = async () => {
    cups.kill()
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
    await ask('lpadmin', '-p', name, '-E', '-v', 'file:///dev/null')
  } catch {
    await stop()
    return 'a CUPS of its own does not start for this account'
  }
  return {
    name,
    socket,
    folder,
    pause: () => ask('cupsdisable', name),
    openJobs: async () => (await ask('lpstat', '-o', name)).stdout.split('\n').filter((line) => line !== ''),
    stop,
  }
}
