import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { releaseConfiguration } from '../../scripts/package/trial-configuration.ts'
import { sandboxObstacle } from '../../scripts/system/sandbox.ts'
import { familyOf } from '../soak/measure.ts'
import { fusesOf, releaseCopy } from './release-fuses.ts'
import type { Fuse } from './release-fuses.ts'

/** Chromium gives root no sandbox, and a kiosk never runs as root: it is started as nobody. */
const nobody = 65_534
const asRoot = process.getuid?.() === 0
/** How long a debugger gets to listen, in ms. */
const listeningMs = 1000

let folder: string
let program: string

test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-release-'))
  mkdirSync(path.join(folder, 'program'))
  program = releaseCopy(path.resolve('dist/trial/linux-unpacked'), 'mbc-guide', path.join(folder, 'program'))
  if (asRoot) chownSync(folder, nobody, nobody)
  const obstacle = asRoot ? null : sandboxObstacle(path.dirname(program))
  test.skip(obstacle !== null, obstacle?.reason ?? '')
})
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A start of the released program, by nothing but the system. */
interface Start {
  child: ChildProcess
  /** All it wrote to its outputs and to its log. */
  said(): string
  /** Whether it says that it started, or is gone. */
  settled(): boolean
}

function start(args: readonly string[] = [], environment: Record<string, string> = {}): Start {
  const home = mkdtempSync(path.join(folder, 'home-'))
  if (asRoot) chownSync(home, nobody, nobody)
  const child = spawn(program, args, {
    env: {
      ...process.env,
      HOME: home,
      TMPDIR: home,
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_RUNTIME_DIR: home,
      CUPS_SERVER: path.join(home, 'no.sock'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(asRoot && { uid: nobody, gid: nobody }),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()))
  const logs = () =>
    readdirSync(home, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('main.log'))
      .map((name) => readFileSync(path.join(home, name), 'utf8'))
  const said = () => [output, ...logs()].join('\n')
  return { child, said, settled: () => gone(child) || said().includes(' info started ') }
}

const gone = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

/** Doors to the network that the processes of a program hold open, as the kernel lists them. */
function listening(pid: number): string[] {
  const sockets = familyOf(pid).flatMap((member) => {
    try {
      const files = path.join('/proc', String(member), 'fd')
      return readdirSync(files).map((name) => readlinkSync(path.join(files, name)))
    } catch {
      return []
    }
  })
  const own = new Set(sockets.flatMap((socket) => /^socket:\[(\d+)\]$/.exec(socket)?.[1] ?? []))
  return ['tcp', 'tcp6', 'udp', 'udp6']
    .flatMap((kind) => readFileSync(`/proc/net/${kind}`, 'utf8').split('\n'))
    .filter((line) => own.has(line.trim().split(/\s+/)[9] ?? ''))
}

/** Starts it, looks whether anybody is let in, and ends it. Gives what became of it. */
async function tryToGetIn(
  args: readonly string[],
  environment?: Record<string, string>,
  then?: (child: ChildProcess) => void,
) {
  const { child, ...started } = start(args, environment)
  try {
    await expect.poll(() => started.settled(), { timeout: 20_000 }).toBe(true)
    then?.(child)
    for (const until = performance.now() + listeningMs; performance.now() < until && !gone(child);) {
      expect(listening(child.pid ?? 0)).toEqual([])
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    expect(started.said()).not.toMatch(/Debugger listening|DevTools listening|inspector\.h/i)
    return { running: !gone(child), code: child.exitCode, said: started.said() }
  } finally {
    const ended = new Promise((resolve) => (gone(child) ? resolve(null) : child.once('exit', resolve)))
    for (const pid of familyOf(child.pid ?? 0).reverse()) {
      try {
        process.kill(pid, 'SIGKILL')
      } catch {
        // It has ended by itself.
      }
    }
    await ended
  }
}

test('the copy has the fuses of a release', () => {
  const { electronFuses } = releaseConfiguration()
  const fuses = fusesOf(readFileSync(program))
  for (const [fuse, state] of Object.entries(fuses))
    expect({ [fuse]: state }).toEqual({ [fuse]: electronFuses[fuse as Fuse] })
})

test('it starts, with its sandbox, and listens to nobody, nor after the signal that opens Node’s debugger', async () => {
  const started = await tryToGetIn([])
  expect(started.said).toContain(' info started ')
  expect(started.running).toBe(true)
  await tryToGetIn([], {}, (child) => child.kill('SIGUSR1'))
})

// Those of Chromium are tried in packaged.spec.ts: they need no fuse.
for (const flags of [
  ['--inspect'],
  ['--inspect=0.0.0.0:9229'],
  ['--inspect-brk'],
  ['--remote-debugging-address=0.0.0.0', '--remote-debugging-port=9222'],
  ['--no-sandbox'],
]) {
  test(`${flags.join(' ')} lets nobody in`, async () => {
    const { running, code, said } = await tryToGetIn(flags)
    // It runs as if it had not been told, or it does not run.
    if (running) expect(said).toContain(' info started ')
    else expect([code, said.includes('is refused')]).toEqual([1, true])
  })
}

test('NODE_OPTIONS let nobody in, and bring no code along', async () => {
  const mark = path.join(folder, 'mark')
  const script = path.join(folder, 'brought.cjs')
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'was here')`)
  const { running } = await tryToGetIn([], { NODE_OPTIONS: `--inspect=9229 --require=${script}` })
  expect(running).toBe(true)
  expect(existsSync(mark)).toBe(false)
})

test('ELECTRON_RUN_AS_NODE makes no plain Node of it', async () => {
  const mark = path.join(folder, 'mark-of-node')
  const { said } = await tryToGetIn(['-e', `require('node:fs').writeFileSync(${JSON.stringify(mark)}, 'x')`], {
    ELECTRON_RUN_AS_NODE: '1',
  })
  expect(existsSync(mark)).toBe(false)
  expect(said).toMatch(/ info started |the flag --e is refused/)
})
