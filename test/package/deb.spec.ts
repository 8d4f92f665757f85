import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import { hashPin } from '../../electron/settings/pin-hash.ts'
import { findRuntime } from '../../scripts/electron/find-runtime.ts'
import type { Runtime } from '../../scripts/electron/runtime.ts'
import { binariesIn } from '../../scripts/package/deb/dependencies.ts'
import { packageDeb } from '../../scripts/package/deb/package-deb.ts'
import { missingLibraries } from '../../scripts/system/packages.ts'
import { startVirtualScreen } from '../../scripts/system/screen.ts'
import type { VirtualScreen } from '../../scripts/system/screen.ts'
import { textOf } from '../e2e/cups.ts'
import { begin, chooseSubtype, waitForPreview } from '../e2e/visitor.ts'
import { familyOf } from '../soak/measure.ts'
import { startNullPrinter } from '../soak/null-printer.ts'
import type { NullPrinter } from '../soak/null-printer.ts'
import { cleanSystem, enterScript, noCleanSystem } from './clean-system.ts'
import type { CleanSystem, Way } from './clean-system.ts'
import { setFuse } from './release-fuses.ts'

const program = '/opt/mbc-guide/mbc-guide'
const settingsFile = 'etc/mbc-guide/settings.json'
const obstacle = noCleanSystem()

let runtime: Runtime
let deb: string
let system: CleanSystem
let screen: VirtualScreen
let printer: NullPrinter
let folder: string
const undo: (() => unknown)[] = []

test.describe.configure({ mode: 'serial' })
// A new machine fetches a Debian first.
test.setTimeout(6 * 60_000)

test.beforeAll(async () => {
  test.skip(obstacle !== null, obstacle ?? '')
  runtime = await findRuntime()
  deb = await packageDeb(runtime, 'gz')
  system = await cleanSystem()
  undo.push(() => system.remove())
  // A screen and a printer outside of it: programs that were installed there would bring libraries along.
  screen = await startVirtualScreen()
  undo.push(() => screen.stop())
  folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-deb-'))
  undo.push(() => rmSync(folder, { recursive: true }))
  const started = await startNullPrinter(path.join(folder, 'paper'))
  if (typeof started === 'string') throw new Error(started)
  printer = started
  undo.push(() => printer.stop())
})

test.afterAll(async () => {
  for (const step of undo.reverse()) await step()
})

test('apt installs it in a Debian that has nothing else, with what it depends on', async () => {
  await system.install(deb)
  expect(await system.run('dpkg-query', '-W', '-f', '${Status}', 'mbc-guide')).toBe('install ok installed')
  expect(await system.run('dpkg', '--verify', 'mbc-guide')).toBe('')
})

test('no library that it is linked to is missing there', async () => {
  const binaries = binariesIn(system.inside('opt/mbc-guide')).map((file) => `/${path.relative(system.root, file)}`)
  expect(binaries).toContain(program)
  expect(missingLibraries(await system.run('ldd', ...binaries))).toEqual([])
})

test('Chromium’s helper is root’s and has the mode 4755', () => {
  const { uid, gid, mode } = statSync(system.inside('opt/mbc-guide/chrome-sandbox'))
  expect({ uid, gid, mode: (mode & 0o7777).toString(8) }).toEqual({ uid: 0, gid: 0, mode: '4755' })
})

test('nothing of it is another’s than root’s, or can be written by others; no path has a space', async () => {
  const files = (await system.run('dpkg', '-L', 'mbc-guide')).trim().split('\n').slice(1)
  expect(files).toContain(program)
  expect(files.filter((file) => file.includes(' '))).toEqual([])
  const open = files.filter((file) => {
    const { uid, gid, mode } = statSync(system.inside(file))
    return uid !== 0 || gid !== 0 || (mode & 0o022) !== 0
  })
  expect(open).toEqual([])
})

test('it brings the guide for IT, the examples, and the license texts', () => {
  const doc = system.inside('usr/share/doc/mbc-guide')
  for (const file of ['it-guide.md', 'settings.md', 'examples/mbc-guide.service', 'examples/settings.json'])
    expect(existsSync(path.join(doc, file)), file).toBe(true)
  const session = readFileSync(path.join(doc, 'examples/mbc-guide-session'), 'utf8')
  expect(session).toContain(`exec ${program}\n`)
  const copyright = readFileSync(path.join(doc, 'copyright'), 'utf8')
  for (const text of ['MBC Guide contributors', 'SIL OPEN FONT LICENSE', '## svelte ', '## pdfkit '])
    expect(copyright).toContain(text)
  for (const file of ['LICENSE.electron.txt', 'LICENSES.chromium.html', 'THIRD-PARTY.md'])
    expect(statSync(system.inside('opt/mbc-guide', file)).size, file).toBeGreaterThan(500)
  const desktop = readFileSync(system.inside('usr/share/applications/mbc-guide.desktop'), 'utf8')
  expect(desktop).toMatch(/^Name=MBC Guide$/m)
})

test('one of an unofficial Electron says that it is a test build', async () => {
  const said = await system.run('dpkg-query', '-W', '-f', '${Version}\n${Description}', 'mbc-guide')
  expect(said.includes('~unofficial') && said.includes('TEST BUILD')).toBe(!runtime.official)
  expect(path.basename(deb).includes('unofficial')).toBe(!runtime.official)
})

for (const [way, helper] of [
  ['pivot', 'by user namespaces'],
  ['chroot', 'where those are refused, by the setuid helper'],
] as [Way, string][]) {
  test(`it starts there as an ordinary user, with its sandbox ${helper}`, async () => {
    await forgetEarlierStart()
    const child = system.start(way, { DISPLAY: screen.display }, program)
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => (said += data.toString()))
    const ended = once(child, 'exit')
    try {
      const state = () => (gone(child) ? `ended: ${said}` : log())
      await expect.poll(state, { timeout: 60_000 }).toMatch(/ info started |^ended/)
      expect(state()).not.toMatch(/^ended/)
      const page = () => familyOf(child.pid ?? 0).find((pid) => commandOf(pid).includes('--type=renderer')) ?? null
      await expect.poll(page).not.toBeNull()
      const main = familyOf(child.pid ?? 0).find((pid) => commandOf(pid) === `${program}\0`)
      expect(apart(main ?? 0, page() ?? 0)).toEqual({ user: way === 'pivot', pid: true, net: true, calls: true })
    } finally {
      child.kill('SIGKILL')
      await ended
    }
  })
}

test('it reaches its attract screen, makes a handout and prints it', async () => {
  // What no package for a clinic does, it does here: it lets the test in.
  setFuse(system.inside(program), 'enableNodeCliInspectArguments', true)
  await forgetEarlierStart()
  mkdirSync(path.dirname(system.inside(settingsFile)), { recursive: true })
  const settings = { defaultPrinter: printer.name, staff: { pinHash: await hashPin('482913') } }
  writeFileSync(system.inside(settingsFile), JSON.stringify(settings))
  const start = path.join(folder, 'start')
  writeFileSync(start, `#!/bin/sh\nexec '${enterScript}' pivot '${system.root}' kiosk ${program} "$@"\n`)
  chmodSync(start, 0o755)
  const app = await _electron.launch({
    executablePath: start,
    chromiumSandbox: true,
    env: { PATH: process.env['PATH'] ?? '', DISPLAY: screen.display, PRINTER_SOCKET: printer.socket },
  })
  try {
    const window = await app.firstWindow()
    await expect(window.getByRole('button', { name: 'Touch to begin' })).toBeVisible()
    mkdirSync('test-results/screens', { recursive: true })
    await window.screenshot({ path: 'test-results/screens/deb-attract.png' })
    await begin(window)
    await chooseSubtype(window)
    await window.getByRole('button', { name: 'See my handout' }).click()
    await waitForPreview(window)
    await window.getByRole('button', { name: 'Print', exact: true }).click()
    await window.getByRole('button', { name: 'Print now' }).click()
    await expect(window.getByRole('dialog').getByText(/^Printed\./)).toBeVisible({ timeout: 30_000 })
    expect(await textOf(new Uint8Array(readFileSync(path.join(folder, 'paper'))))).toContain('HER2')
  } finally {
    const lastResort = setTimeout(() => app.process().kill('SIGKILL'), 10_000)
    await app.close()
    clearTimeout(lastResort)
  }
})

test('when it is removed and purged, the settings of the clinic stay', async () => {
  const before = readFileSync(system.inside(settingsFile), 'utf8')
  await system.run('apt-get', 'purge', '-y', 'mbc-guide')
  expect(existsSync(system.inside('opt/mbc-guide'))).toBe(false)
  expect(readFileSync(system.inside(settingsFile), 'utf8')).toBe(before)
})

const gone = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null
const kept = () => system.inside('home/kiosk/.config')
const forgetEarlierStart = () => system.run('rm', '-rf', '/home/kiosk/.config')

/** What it wrote to its log since it was last forgotten. */
function log(): string {
  if (!existsSync(kept())) return ''
  return readdirSync(kept(), { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'main.log')
    .map((name) => readFileSync(path.join(kept(), name), 'utf8'))
    .join('')
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** In which ways a page's process is kept from what the main process can do. */
function apart(main: number, page: number) {
  const differs = (kind: string) =>
    readlinkSync(`/proc/${main}/ns/${kind}`) !== readlinkSync(`/proc/${page}/ns/${kind}`)
  const status = readFileSync(`/proc/${page}/status`, 'utf8')
  return { user: differs('user'), pid: differs('pid'), net: differs('net'), calls: /^Seccomp:\t2$/m.test(status) }
}
