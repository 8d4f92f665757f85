import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const server = '/usr/sbin/cupsd'
const logs = ['access_log', 'error_log', 'page_log']

/** A CUPS beside the system's, with folders, socket and logs of its own. */
export interface OwnCups {
  /** What `CUPS_SERVER` must be for a program to see it. */
  socket: string
  /** Where it keeps jobs, logs and all else. */
  folder: string
  /** Runs a command of CUPS against it. */
  ask(command: string, ...args: string[]): Promise<{ stdout: string }>
  /** Has CUPS itself hang: it takes every call and answers none. Returns what lets it go on. */
  hang(): () => void
  /** The jobs of a queue that are not out yet, or all that CUPS knows, one line each. */
  jobs(queue: string, which: 'not-completed' | 'all'): Promise<string[]>
  /** Files of jobs in its spool: what they are (c…) and their pages (d…). */
  spooled(): string[]
  /** All that it has logged. */
  log(): string
  stop(): Promise<void>
}

/**
 * Starts a CUPS of its own. Gives the reason if that is not possible.
 * @param programs The folder of CUPS's filters and backends; null = the system's.
 * @param port Where it listens on loopback beside its socket, as a print server does; null = nowhere.
 */
export async function startOwnCups(
  programs: ((folder: string) => string) | null = null,
  port: number | null = null,
): Promise<OwnCups | string> {
  if (!existsSync(server)) return 'CUPS is not installed (apt-get install cups cups-client)'
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-cups-'))
  // Filters run as CUPS's own user.
  chmodSync(folder, 0o711)
  const inside = (name: string) => path.join(folder, name)
  const socket = inside('cups.sock')
  for (const name of ['root', 'spool', 'cache', 'state', 'tmp']) mkdirSync(inside(name))
  chmodSync(inside('tmp'), 0o1777)
  const settings = [
    `ServerRoot ${inside('root')}`,
    `RequestRoot ${inside('spool')}`,
    `CacheDir ${inside('cache')}`,
    `StateDir ${inside('state')}`,
    `TempDir ${inside('tmp')}`,
    ...(programs === null ? [] : [`ServerBin ${programs(folder)}`]),
    // Every log that a clinic can turn on: what is in them is residue, too.
    `AccessLog ${inside('access_log')}`,
    `ErrorLog ${inside('error_log')}`,
    `PageLog ${inside('page_log')}`,
    'FileDevice Yes',
    'SystemGroup root',
  ]
  writeFileSync(inside('cups-files.conf'), `${settings.join('\n')}\n`)
  const open = '<Location />\n</Location>\n<Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n'
  const logging = 'LogLevel debug\nAccessLogLevel all\nPageLogFormat %p %u %j %T %P %C %{job-name} %{media} %{sides}\n'
  writeFileSync(
    inside('cupsd.conf'),
    `Listen ${socket}\n${port === null ? '' : `Listen 127.0.0.1:${port}\n`}Browsing Off\n${logging}${open}`,
  )

  const cups = spawn(server, ['-f', '-c', inside('cupsd.conf'), '-s', inside('cups-files.conf')], { stdio: 'ignore' })
  const ended = once(cups, 'exit')
  for (let tries = 0; tries < 50 && !existsSync(socket); tries++) await pause(100)
  const environment = {
    ...process.env,
    LC_ALL: 'C',
    CUPS_SERVER: socket,
    PATH: `${process.env['PATH'] ?? ''}:/usr/sbin`,
  }
  const ask = (command: string, ...args: string[]) => run(command, args, { env: environment })
  return {
    socket,
    folder,
    ask,
    hang: () => {
      cups.kill('SIGSTOP')
      return () => void cups.kill('SIGCONT')
    },
    jobs: async (queue, which) => {
      const { stdout } = await ask('lpstat', '-W', which, '-o', queue)
      return stdout.split('\n').filter((line) => line !== '')
    },
    spooled: () => readdirSync(inside('spool')).filter((name) => /^[cd]\d/.test(name)),
    log: () =>
      logs
        .map(inside)
        .filter(existsSync)
        .map((file) => readFileSync(file, 'utf8'))
        .join(''),
    stop: async () => {
      cups.kill()
      cups.kill('SIGCONT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
