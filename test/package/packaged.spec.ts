import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, expect, type Page, test } from '@playwright/test'
import type { HandoutOrder, PrintJob } from '../../electron/contract/contract.ts'
import { addQueue, printedFiles, removeQueue, startCups, textOf } from '../e2e/cups.ts'

const executablePath = path.resolve('dist/trial/linux-unpacked/mbc-guide')
const queue = 'MBCGuidePackaged'
const order: HandoutOrder = {
  profile: { hr: 'negative', her2: 'positive' },
  choice: { length: 'short', parts: null, medicines: null, questions: null, optIn: [] },
  look: { paper: 'a4', largePrint: false, note: null },
}

const pin = '482913'
const pictures = 'test-results/screens'
/** Chromium refuses root its sandbox. */
const withoutSandboxAsRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

let profile: string
let app: ElectronApplication
let page: Page

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  profile = mkdtempSync(path.join(tmpdir(), 'mbc-guide-packaged-'))
  app = await _electron.launch({ executablePath, args: [`--user-data-dir=${profile}`, '--windowed'] })
  page = await app.firstWindow()
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
})

test.afterAll(async () => {
  const lastResort = setTimeout(() => app.process().kill('SIGKILL'), 10_000)
  await app.close()
  clearTimeout(lastResort)
  rmSync(profile, { recursive: true, force: true })
})

test('the packaged program is a kiosk, whatever flags it is given', async () => {
  const { packaged, kiosk } = await app.evaluate(({ app, BrowserWindow }) => ({
    packaged: app.isPackaged,
    kiosk: BrowserWindow.getAllWindows().every((window) => window.isKiosk()),
  }))
  expect({ packaged, kiosk }).toEqual({ packaged: true, kiosk: true })
})

test('the first start asks for a PIN before anything else, and takes it when it is typed twice', async () => {
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { level: 1, name: 'Set a staff PIN' }).waitFor()
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: path.join(pictures, 'packaged-first-start.png') })
  for (const title of ['Set a staff PIN', 'Type the new PIN once more']) {
    await dialog.getByRole('heading', { level: 1, name: title }).waitFor()
    for (const digit of pin) await dialog.getByRole('button', { name: digit, exact: true }).click()
    await dialog.getByRole('button', { name: 'OK' }).click()
  }
  await dialog.getByRole('heading', { level: 1, name: 'Printers' }).waitFor()
  expect(readFileSync(path.join(profile, 'staff.json'), 'utf8')).not.toContain(pin)
  await dialog.getByRole('button', { name: 'Back to the guide' }).click()
  await expect(dialog).toHaveCount(0)
})

test('Alt+F4, as the system sends it, closes nothing', async () => {
  const windows = await app.evaluate(async ({ BrowserWindow }) => {
    BrowserWindow.getAllWindows().forEach((window) => window.close())
    await new Promise((resolve) => setTimeout(resolve, 500))
    return BrowserWindow.getAllWindows().filter((window) => window.isVisible()).length
  })
  expect(windows).toBe(1)
})

for (const flag of [
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--js-flags=--expose-gc',
  '--trace-startup',
]) {
  test(`the packaged program does not start with ${flag}, and says why`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'mbc-guide-flags-'))
    const { status, signal } = spawnSync(
      executablePath,
      [`--user-data-dir=${folder}`, flag, '--lang=en', ...withoutSandboxAsRoot],
      {
        encoding: 'utf8',
        timeout: 10_000,
      },
    )
    const log = readFileSync(path.join(folder, 'logs', 'main.log'), 'utf8')
    rmSync(folder, { recursive: true, force: true })
    expect({ status, signal }).toEqual({ status: 1, signal: null })
    const refused = /"(the flag [^"]* is refused[^"]*)"/.exec(log)?.[1]?.match(/--[\w-]+/g)
    expect(refused).toContain(flag.replace(/=.*/, ''))
    // What this test itself needs is refused just so, and what IT may give is not.
    expect(refused).toContain('--user-data-dir')
    expect(refused).not.toContain('--lang')
  })
}

test('the packaged program makes a handout', async () => {
  const made = await page.evaluate(async (order) => {
    const result = await window.kiosk.call('handout:make', order)
    return result.ok ? { bytes: [...result.value.bytes], error: null } : { bytes: [], error: result.error }
  }, order)
  expect(made.error).toBeNull()
  expect(await textOf(Uint8Array.from(made.bytes))).toContain('HER2')
})

test('the packaged program prints a handout', async () => {
  const missing = (await startCups()) ?? (await addQueue(queue))
  if (missing) console.log(`The packaged program was not tried with a printer: ${missing}`)
  test.skip(missing !== null, missing ?? '')
  const before = printedFiles()
  const stage = await page.evaluate(
    async ({ order, queue }) => {
      const made = await window.kiosk.call('handout:make', order)
      if (!made.ok) return made.error.code
      const ended = new Promise<PrintJob>((resolve) => {
        window.kiosk.on('print:state', (job) => {
          if (['done', 'failed', 'cancelled'].includes(job.state.stage)) resolve(job)
        })
      })
      const job = { handout: made.value.handle, printer: queue, copies: 1, sides: 'one', color: 'color' } as const
      const started = await window.kiosk.call('print:start', job)
      return started.ok ? (await ended).state.stage : started.error.code
    },
    { order, queue },
  )
  await removeQueue(queue)
  expect(stage).toBe('done')
  const [file = ''] = printedFiles().filter((name) => !before.includes(name))
  expect(await textOf(new Uint8Array(readFileSync(file)))).toContain('HER2')
})

test('the packaged program cannot be used as plain Node', () => {
  const { stdout } = spawnSync(executablePath, ['--no-sandbox', '--version', '-p', '"plain" + "node"'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    encoding: 'utf8',
    timeout: 4_000,
  })
  expect(stdout).not.toContain('plainnode')
})
