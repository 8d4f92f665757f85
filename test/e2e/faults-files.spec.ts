import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { asksStaff, attracts, comeBackMs, lookFor, nextVisitorFinds, shown } from './faults.ts'
import { launchKiosk, readLog, type Kiosk } from './launch.ts'

let kiosk: Kiosk | null = null
let folder: string

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-faults-'))
})
test.afterEach(async () => {
  await kiosk?.discard()
  kiosk = null
  rmSync(folder, { recursive: true, force: true })
})

/** A copy of the built program in which parts can be broken. */
function brokenProgram(): string {
  const program = path.join(folder, 'program')
  cpSync('out', path.join(program, 'out'), { recursive: true })
  cpSync('package.json', path.join(program, 'package.json'))
  symlinkSync(path.resolve('node_modules'), path.join(program, 'node_modules'))
  return program
}

/** A file of a terabyte that takes no room on the disk. */
function writeHuge(file: string): void {
  writeFileSync(file, '')
  truncateSync(file, 1e12)
}

function changeIn(file: string, from: RegExp, to: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

/** A profile in which these files stand already. */
function profileWith(files: Record<string, string>): string {
  const profile = path.join(folder, 'profile')
  mkdirSync(profile)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(profile, name), text)
  return profile
}

test('all that the kiosk keeps is damaged, the settings are a folder, there is no print system: it starts, and says so', async () => {
  const profile = profileWith({
    'staff.json': '{"pinHash":',
    'counts.json': '\0\0\0\0',
    'bundles.json': '{"format":1,"bundles":[{}]}',
    'settings-last-good.json': '{"paper":"a4"',
  })
  const settings = path.join(folder, 'settings.json')
  mkdirSync(settings)
  kiosk = await launchKiosk({
    profile,
    args: [`--settings=${settings}`],
    environment: { CUPS_SERVER: path.join(folder, 'none.sock') },
  })
  await attracts(kiosk)
  for (const event of [
    'staff file damaged',
    'counts damaged',
    'bundles damaged',
    'settings wrong',
    'last good settings damaged',
  ])
    await expect.poll(() => need().log()).toContain(event)
  const printers = await kiosk.window.evaluate(() => window.kiosk.call('print:printers', null))
  expect(printers).toMatchObject({ ok: false, error: { code: 'failed' } })
  expect(await kiosk.window.evaluate(() => window.kiosk.call('staff:state', null))).toMatchObject({
    ok: true,
    value: { open: false, pin: 'damaged' },
  })
  expect(await nextVisitorFinds(kiosk)).toBe('')
})

/** What can stand in the place of a file, as the log calls it. */
const otherThings: readonly [string, (file: string) => void][] = [
  ['It is a pipe', (file) => execFileSync('mkfifo', [file])],
  ['It is a folder', (file) => mkdirSync(file)],
  ['It is a link', (file) => symlinkSync('/dev/zero', file)],
  ['It is larger than', (file) => writeHuge(file)],
]

for (const [reason, put] of otherThings) {
  test(`in the place of each file that it reads at the start, “${reason}”: it starts, and says so once`, async () => {
    const profile = profileWith({})
    const names = ['staff.json', 'counts.json', 'bundles.json', 'bundles.json.last', 'settings-last-good.json']
    for (const name of [...names, 'settings.json']) put(path.join(profile, name))
    kiosk = await launchKiosk({ profile, keepSettings: true })
    await attracts(kiosk)
    const said = () =>
      need()
        .log()
        .split('\n')
        .filter((line) => line.includes(reason))
    await expect.poll(() => said().length).toBe(names.length + 1)
    for (const name of [...names, 'settings.json']) {
      const file = JSON.stringify(path.join(profile, name))
      expect(said().filter((line) => line.includes(file))).toHaveLength(1)
    }
    expect(await nextVisitorFinds(kiosk)).toBe('')
  })
}

test('the settings are a device: it starts, and says so once', async () => {
  const profile = profileWith({})
  kiosk = await launchKiosk({ profile, args: ['--settings=/dev/zero'] })
  await attracts(kiosk)
  await expect.poll(() => need().log().split('It is a device')).toHaveLength(2)
})

test('the logo is a pipe, a folder, a link, huge or a device: it starts, and goes on without it', async () => {
  const logo = path.join(folder, 'logo.png')
  const settings = (name: string, at: string) => ({ clinic: { name, logo: at } })
  const [[, putPipe] = ['', () => {}], ...others] = otherThings
  putPipe(logo)
  kiosk = await launchKiosk({ settings: settings('Clinic 0', logo) })
  await attracts(kiosk)
  const said = () => need().log().split('"clinic.logo"').length - 1
  await expect.poll(said).toBe(1)
  for (const [index, put] of [...others.map(([, each]) => each), null].entries()) {
    rmSync(logo, { recursive: true })
    if (put) put(logo)
    else writeFileSync(logo, '')
    const text = JSON.stringify(settings(`Clinic ${index + 1}`, put ? logo : '/dev/zero'))
    writeFileSync(path.join(kiosk.profile, 'settings.json'), text)
    await shown(kiosk, 'void window.kiosk.call("session:end", null), 1')
    await expect.poll(said).toBe(index + 2)
    await attracts(kiosk)
  }
})

test('a key is written twice in the settings: its last good value stays, and the log names key and line', async () => {
  kiosk = await launchKiosk({ settings: { withholdUnreviewed: true, clinic: { name: 'Harbor Clinic' } } })
  await attracts(kiosk)
  const twice = '{\n"withholdUnreviewed": true,\n"clinic": { "name": "Pier Clinic" },\n"withholdUnreviewed": false\n}'
  writeFileSync(path.join(kiosk.profile, 'settings.json'), twice)
  await shown(kiosk, 'void window.kiosk.call("session:end", null), 1')
  await expect.poll(() => need().log()).toMatch(/settings wrong .*"key":"withholdUnreviewed","mend":"Line 4: .*line 2/)
  await attracts(kiosk)
  const info = (key: string) => shown(need(), `window.kiosk.call("app:info", null).then(({ value }) => value.${key})`)
  expect(await info('withheld.length')).toBeGreaterThan(0)
  expect(await info('clinicName')).toBe('Pier Clinic')
})

test('the start does not get on: the staff page, and the first screen once it does', async () => {
  const program = brokenProgram()
  const chunks = path.join(program, 'out/main/chunks')
  const chunk = readdirSync(chunks).find((name) => /^answer-window-.*\.js$/.test(name)) ?? ''
  const go = path.join(folder, 'go')
  const wait = `while (!require('node:fs').existsSync(${JSON.stringify(go)})) await new Promise((r) => setTimeout(r, 100));`
  const before = /(const settings = await openSettings\()/
  expect(before.test(readFileSync(path.join(chunks, chunk), 'utf8'))).toBe(true)
  changeIn(path.join(chunks, chunk), before, `${wait}$1`)
  kiosk = await launchKiosk({ program })
  await asksStaff(kiosk, 2 * comeBackMs)
  expect(kiosk.log().split('start too slow')).toHaveLength(2)
  writeFileSync(go, '')
  await attracts(kiosk)
  expect(await nextVisitorFinds(kiosk)).toBe('')
})

test('settings half written: the last good ones stay, and the whole file is taken before the next visit', async () => {
  kiosk = await launchKiosk({ settings: { clinic: { name: 'Harbor Clinic' } } })
  const file = path.join(kiosk.profile, 'settings.json')
  const name = () => shown(need(), 'window.kiosk.call("app:info", null).then(({ value }) => value.clinicName)')
  const endVisit = () => shown(need(), 'void window.kiosk.call("session:end", null), 1')
  await attracts(kiosk)
  writeFileSync(file, '{ "clinic": { "name": "Pier Cl')
  await endVisit()
  await expect.poll(() => need().log()).toContain('settings wrong')
  await attracts(kiosk)
  expect(await name()).toBe('Harbor Clinic')
  writeFileSync(file, '{ "clinic": { "name": "Pier Clinic" } }')
  await endVisit()
  await expect.poll(name).toBe('Pier Clinic')
})

for (const [what, damage] of [
  ['cut off', (file: string) => truncateSync(file, 5000)],
  ['of another form', (file: string) => writeFileSync(file, '{"version":"1"}')],
  ['gone', (file: string) => rmSync(file)],
  ['a pipe', (file: string) => (rmSync(file), execFileSync('mkfifo', [file]))],
  ['well-formed, with a medicine changed', (file: string) => changeIn(file, /Palbociclib/g, 'Ribociclib')],
] as const) {
  test(`the guide's file is ${what}: the staff page`, async () => {
    const program = brokenProgram()
    damage(path.join(program, 'out/guide/guide.en.json'))
    kiosk = await launchKiosk({ program })
    await asksStaff(kiosk)
    expect(kiosk.log()).toContain('guide damaged')
  })
}

test('the search index is damaged: the guide is searched all the same', async () => {
  const program = brokenProgram()
  const index = path.join(program, 'out/guide/guide.en.search.bin')
  writeFileSync(index, readFileSync(index).fill(0xff, 100, 4000))
  kiosk = await launchKiosk({ program })
  await lookFor(kiosk, 'palbociclib')
  await expect.poll(() => shown(need(), "document.querySelectorAll('main a').length")).toBeGreaterThan(0)
})

test("a part of the window's own program is gone: the staff page, after three tries of less than ten seconds", async () => {
  const program = brokenProgram()
  const assets = path.join(program, 'out/renderer/assets')
  const app = readdirSync(assets).find((name) => /^App-.*\.js$/.test(name)) ?? ''
  rmSync(path.join(assets, app))
  kiosk = await launchKiosk({ program })
  await asksStaff(kiosk, 3 * comeBackMs)
  const times = [...kiosk.log().matchAll(/^(\S+) \w+ (?:started|page lost) /gm)].map(([, time]) =>
    Date.parse(time ?? ''),
  )
  expect(times).toHaveLength(4)
  for (const [at, time] of times.slice(1).entries()) expect(time - (times[at] ?? 0)).toBeLessThan(comeBackMs)
})

for (const [what, damage] of [
  ['gone', (file: string) => rmSync(file)],
  ['damaged', (file: string) => writeFileSync(file, 'require(')],
] as const) {
  test(`the preload is ${what}: the staff page, which stays`, async () => {
    const program = brokenProgram()
    damage(path.join(program, 'out/preload/preload.js'))
    kiosk = await launchKiosk({ program })
    await asksStaff(kiosk, 3 * comeBackMs)
    const lost = () => need().log().split('page lost').length - 1
    expect(lost()).toBe(3)
    // Were its own preload taken for a fault, it would be loaded again and again.
    await kiosk.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<void>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents
          contents?.once('did-finish-load', () => resolve())
          contents?.reload()
        }),
    )
    await asksStaff(kiosk)
    expect(lost()).toBe(3)
  })
}

test('it is killed in mid-visit and started again: the attract screens, without the visit', async () => {
  kiosk = await launchKiosk()
  await lookFor(kiosk, 'palbociclib')
  const { profile } = kiosk
  const ended = once(kiosk.app.process(), 'exit')
  kiosk.app.process().kill('SIGKILL')
  await ended
  kiosk = await launchKiosk({ profile })
  await attracts(kiosk)
  expect(performance.now() - kiosk.launchedAt).toBeLessThan(comeBackMs)
  expect(await nextVisitorFinds(kiosk)).toBe('')
})

test('a lock is left over by a machine of another name: it starts, and says so', async () => {
  const profile = profileWith({})
  symlinkSync('another-name-99999', path.join(profile, 'SingletonLock'))
  kiosk = await launchKiosk({ profile })
  await attracts(kiosk)
  expect(kiosk.log()).toContain('stale lock removed')
})

test('a second start ends with 1, and the running kiosk goes on', async () => {
  kiosk = await launchKiosk()
  const { app, profile } = kiosk
  const { program, args } = await app.evaluate(() => ({ program: process.execPath, args: process.argv.slice(1) }))
  const second = spawn(program, withoutInspection(args), { stdio: 'ignore', env: process.env })
  expect((await once(second, 'exit'))[0]).toBe(1)
  expect(readLog(profile)).toContain('another kiosk is running')
  await attracts(kiosk)
})

test('the disk is full: visits, a PIN and a handout go on', async () => {
  const profile = path.join(folder, 'small-disk')
  mkdirSync(profile)
  const obstacle = mountSmall(profile)
  test.skip(obstacle !== null, obstacle ?? '')
  try {
    kiosk = await launchKiosk({ profile })
    await attracts(kiosk)
    fill(path.join(profile, 'full'))
    const did = await kiosk.window.evaluate(async () => {
      const pin = await window.kiosk.call('staff:set-pin', { pin: '482913' })
      const noted = await window.kiosk.call('counts:note', { kind: 'empty-search', words: ['pain'] })
      const cleared = await window.kiosk.call('counts:clear', null)
      const made = await window.kiosk.call('handout:make', {
        profile: { hr: 'positive', her2: 'negative' },
        choice: { length: 'short', parts: null, medicines: null, questions: null, optIn: [] },
        look: { paper: 'letter', largePrint: false, note: null },
      })
      return [pin.ok && pin.value.open, noted.ok, cleared.ok, made.ok]
    })
    expect(did).toEqual([true, true, true, true])
    await shown(kiosk, 'void window.kiosk.call("session:end", null), 1')
    await attracts(kiosk)
    expect(await nextVisitorFinds(kiosk)).toBe('')
    // And once more from the start, with no room at all.
    await kiosk.close()
    kiosk = await launchKiosk({ profile, keepSettings: true })
    await attracts(kiosk)
  } finally {
    await kiosk?.close()
    unmount(profile)
  }
})

test('the folder it writes to is read-only: it runs on what it knows, and says so', async () => {
  const profile = path.join(folder, 'read-only')
  mkdirSync(profile)
  const obstacle = mountSmall(profile)
  test.skip(obstacle !== null, obstacle ?? '')
  try {
    writeFileSync(path.join(profile, 'settings.json'), '{ "clinic": { "name": "Pier Clinic" } }')
    writeFileSync(path.join(profile, 'staff.json'), '{"pinHash":')
    execFileSync('mount', ['-o', 'remount,ro', profile])
    kiosk = await launchKiosk({ profile, keepSettings: true })
    await attracts(kiosk)
    const temporary = await kiosk.app.evaluate(({ app }) => app.getPath('userData'))
    expect(readLog(temporary)).toContain('folder not writable')
    // Nobody may set a new PIN because the old one cannot be written.
    expect(await kiosk.window.evaluate(() => window.kiosk.call('staff:state', null))).toMatchObject({
      value: { pin: 'damaged' },
    })
    expect(await nextVisitorFinds(kiosk)).toBe('')
  } finally {
    await kiosk?.close()
    unmount(profile)
  }
})

function need(): Kiosk {
  if (!kiosk) throw new Error('no kiosk is running')
  return kiosk
}

/** Playwright's own arguments would take over the connection of the first. */
function withoutInspection(args: readonly string[]): string[] {
  return args.filter((argument) => !/^--(inspect|remote-debugging)/.test(argument))
}

/** Writes a file until its disk has no room. Chromium writes there, too, so the room cannot be computed before. */
function fill(file: string): void {
  const open = openSync(file, 'w')
  try {
    for (const bytes of [65_536, 4096]) {
      const piece = new Uint8Array(bytes)
      try {
        for (;;) writeSync(open, piece)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
      }
    }
  } finally {
    closeSync(open)
  }
}

/** Unmounts a disk, at once or when the last process of a kiosk that is ending has let go of it. */
function unmount(at: string): void {
  execFileSync('umount', ['--lazy', at])
}

/** Mounts a disk of 20 MB; says why not, where it cannot. */
function mountSmall(at: string): string | null {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'none', at], { stdio: 'ignore' })
    return null
  } catch {
    return 'only root may mount a small disk'
  }
}
