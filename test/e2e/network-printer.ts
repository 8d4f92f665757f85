import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startOwnCups } from './own-cups.ts'
import type { OwnCups } from './own-cups.ts'

const run = promisify(execFile)
const printerProgram = '/usr/sbin/ippeveprinter'
const busProgram = '/usr/bin/dbus-daemon'

/**
 * A real IPP Everywhere printer (`ippeveprinter`) on this machine's loopback, with a CUPS of its own in front of it. It
 * prints letter on one side only, and each job takes until the test lets it go on.
 */
export interface NetworkPrinter {
  /** Its queue in that CUPS. */
  queue: string
  /** Its address, for queues of another kind. */
  uri: string
  cups: OwnCups
  /** How many jobs it has begun to print. */
  begun(): number
  /** Lets it go on with what it prints. */
  goOn(): void
  /** Has it answer nobody, as if it were stuck. Returns what lets it answer again. */
  hang(): () => void
  /** The states of all jobs it was given, in their order, as IPP names them. */
  states(): Promise<string[]>
  /** How often it was asked to cancel a job, and did. */
  cancels(): number
  /** What its job came with, as `IPP_…` variables. */
  options(): string
  stop(): Promise<void>
}

/** What makes it an A4-only printer: the attributes of the printer that concern its paper. */
const a4Only = `ATTR keyword media-supported iso_a4_210x297mm
ATTR keyword media-default iso_a4_210x297mm
ATTR keyword media-ready iso_a4_210x297mm
ATTR collection media-size-supported { MEMBER integer x-dimension 21000 MEMBER integer y-dimension 29700 }
ATTR collection media-col-default { MEMBER collection media-size { MEMBER integer x-dimension 21000 MEMBER integer y-dimension 29700 } MEMBER keyword media-size-name iso_a4_210x297mm }
ATTR collection media-col-ready { MEMBER collection media-size { MEMBER integer x-dimension 21000 MEMBER integer y-dimension 29700 } MEMBER keyword media-size-name iso_a4_210x297mm }
ATTR collection media-col-database { MEMBER collection media-size { MEMBER integer x-dimension 21000 MEMBER integer y-dimension 29700 } MEMBER keyword media-size-name iso_a4_210x297mm }
ATTR mimeMediaType document-format-supported application/pdf
ATTR mimeMediaType document-format-default application/pdf
ATTR keyword sides-supported one-sided
ATTR keyword sides-default one-sided
ATTR keyword print-color-mode-supported monochrome
ATTR keyword print-color-mode-default monochrome
`

/** Starts printer and CUPS. Gives the reason if that is not possible. */
export async function startNetworkPrinter({ paper = 'both' }: { paper?: 'both' | 'a4' } = {}): Promise<
  NetworkPrinter | string
> {
  for (const program of [printerProgram, busProgram])
    if (!existsSync(program)) return `${program} is not installed (apt-get install cups-ipp-utils dbus)`
  const cups = await startOwnCups()
  if (typeof cups === 'string') return cups
  const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-printer-'))
  const inside = (name: string) => path.join(folder, name)
  const programs: ChildProcess[] = []
  const stop = async () => {
    for (const program of programs.reverse()) {
      const ended = once(program, 'exit')
      if (!program.kill()) continue
      program.kill('SIGCONT')
      await ended
    }
    await cups.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  const give = async (reason: string) => {
    await stop()
    return reason
  }

  // It insists on a system bus, though it is to announce itself to nobody; this one is its own.
  const bus = inside('bus')
  writeFileSync(inside('bus.conf'), busSettings(bus))
  programs.push(
    spawn(busProgram, [`--config-file=${inside('bus.conf')}`, '--nofork', '--nopidfile'], { stdio: 'ignore' }),
  )
  if (!(await until(() => existsSync(bus)))) return give('a D-Bus of its own does not start for this account')

  const port = await freePort()
  const uri = `ipp://localhost:${port}/ipp/print`
  mkdirSync(inside('spool'))
  writeFileSync(
    inside('print'),
    `#!/bin/sh\nenv | grep ^IPP_ > '${inside('options')}'\necho begun >> '${inside('begun')}'\nuntil [ -e '${inside('go')}' ] || [ ! -e '${folder}' ]; do sleep 0.1; done\n`,
  )
  chmodSync(inside('print'), 0o755)
  writeFileSync(inside('attributes'), a4Only)
  const log = openSync(inside('log'), 'w')
  const printer = spawn(
    printerProgram,
    ['-r', 'off', '-p', String(port), '-n', 'localhost', '-d', inside('spool'), '-c', inside('print')].concat([
      // With a file of attributes it takes no kinds of document beside it.
      ...(paper === 'a4' ? ['-a', inside('attributes')] : ['-f', 'application/pdf,image/pwg-raster,image/urf']),
      '-vvv',
      'MBC Guide test',
    ]),
    { stdio: ['ignore', 'ignore', log], env: { ...process.env, DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${bus}` } },
  )
  programs.push(printer)
  const said = () => readFileSync(inside('log'), 'utf8')
  if (!(await until(() => said().includes('printer-uri-supported')))) return give('ippeveprinter does not start')

  const queue = 'Network'
  try {
    await cups.ask('lpadmin', '-p', queue, '-E', '-v', uri, '-m', 'everywhere')
  } catch {
    return give('a CUPS of its own does not start for this account')
  }
  const count = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0)
  return {
    queue,
    uri,
    cups,
    begun: () => count(inside('begun')),
    goOn: () => writeFileSync(inside('go'), ''),
    hang: () => {
      printer.kill('SIGSTOP')
      return () => void printer.kill('SIGCONT')
    },
    states: () => jobStates(uri, folder),
    cancels: () => said().split('Cancel-Job successful-ok').length - 1,
    options: () => readFileSync(inside('options'), 'utf8'),
    stop,
  }
}

function busSettings(socket: string): string {
  const allow = ['send_destination="*"', 'own="*"', 'receive_type="method_return"', 'receive_type="error"'].concat(
    'receive_type="signal"',
  )
  return `<busconfig><listen>unix:path=${socket}</listen><auth>EXTERNAL</auth><policy context="default">${allow
    .map((what) => `<allow ${what}/>`)
    .join('')}</policy></busconfig>`
}

/** Asks the printer itself, past CUPS. */
async function jobStates(uri: string, folder: string): Promise<string[]> {
  const test = path.join(folder, 'jobs.test')
  writeFileSync(
    test,
    `{ OPERATION Get-Jobs
GROUP operation-attributes-tag
ATTR charset attributes-charset utf-8
ATTR naturalLanguage attributes-natural-language en
ATTR uri printer-uri $uri
ATTR keyword which-jobs all
ATTR keyword requested-attributes job-id,job-state
}\n`,
  )
  const { stdout } = await run('ipptool', ['-tv', uri, test])
  const jobs = [...stdout.matchAll(/job-id \(integer\) = (\d+)|job-state \(enum\) = (\S+)/g)].map(
    ([, id, state]) => id ?? state ?? '',
  )
  // As pairs of number and state.
  return jobs
    .flatMap((id, at) => (at % 2 === 0 ? [[Number(id), jobs[at + 1] ?? ''] as const] : []))
    .sort(([a], [b]) => a - b)
    .map(([, state]) => state)
}

async function until(happened: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100 && !happened(); tries++) await pause(100)
  return happened()
}

/** A port of loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
