import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { familyOf } from '../soak/measure.ts'
import { startNullPrinter } from '../soak/null-printer.ts'
import type { NullPrinter } from '../soak/null-printer.ts'
import { launchKiosk } from './launch.ts'
import type { Kiosk } from './launch.ts'
import {
  clipboardTexts,
  dumpsIn,
  filesIn,
  inFiles,
  inHeaps,
  inKeeping,
  inMemoryOfChildren,
  pageProcesses,
} from './residue.ts'
import { begin, waitForPreview } from './visitor.ts'

/** What the visitor and the nurse type, with a keyboard or on the screen. No word of any language, nor of a program. */
const typed = { search: 'zqfindvx', keys: 'zqtapvx', note: 'zqnotevx', recall: 'zqcallvx', copied: 'zqcopyvx' }
/** Of the facts that are chosen, only their names as the program has them could be looked for, and it knows them anyway. */
const marks: readonly string[] = Object.values(typed)
const asRoot = process.getuid?.() === 0

let home: string
let printer: NullPrinter | null

test.describe.configure({ mode: 'serial' })
test.setTimeout(180_000)

test.beforeAll(async () => {
  const started = await startNullPrinter()
  printer = typeof started === 'string' ? null : started
  if (typeof started === 'string') console.log(`Nothing is printed in the tests of residue: ${started}`)
  if (!asRoot) console.log('The memory of processes is not searched: only root may look there.')
})
test.afterAll(() => printer?.stop())
test.beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'mbc-guide-home-'))
  mkdirSync(path.join(home, 'tmp'))
})
test.afterEach(() => rmSync(home, { recursive: true, force: true }))

/** A kiosk that has nowhere to write but folders of this test. */
const open = (profile?: string) =>
  launchKiosk({
    settings: { defaultPrinter: printer?.name ?? null },
    environment: {
      CUPS_SERVER: printer?.socket ?? path.join(home, 'no.sock'),
      HOME: home,
      TMPDIR: path.join(home, 'tmp'),
      XDG_CACHE_HOME: path.join(home, '.cache'),
    },
    ...(profile === undefined ? {} : { profile }),
  })

/** Every place on the disk where something could have been left. The printed paper itself is excepted. */
const onDisk = (kiosk: Kiosk, wanted = marks) =>
  inFiles([kiosk.profile, home, ...(printer ? [printer.folder] : [])], wanted)

/** Types into every field, chooses, looks, changes what can be changed, and prints. Returns the ID of the handout. */
async function useEverything(window: Page, { print }: { print: boolean }): Promise<string> {
  const unfold = (title: string) => window.locator('summary').filter({ hasText: title }).click()
  const field = (name: string | RegExp) => window.getByRole('textbox', { name })
  await begin(window)
  await window.getByRole('link', { name: /^Search/ }).click()
  await field(/./).pressSequentially(typed.search)
  // What stood there long enough to be counted as a search that found nothing.
  await window.waitForTimeout(2200)
  await window.getByRole('button', { name: 'Clear the search' }).click()
  for (const key of typed.keys) await window.locator(`.hg-button[data-skbtn="${key}"]`).click()
  await expect(field(/./)).toHaveValue(typed.keys)
  await field(/./).fill(typed.copied)
  await window.keyboard.press('Control+a')
  await window.keyboard.press('Control+c')
  await window.getByRole('button', { name: 'Text and colors' }).click()
  await window.getByRole('radio', { name: /Dark/ }).check()
  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Home', exact: true }).click()

  await window.getByRole('link', { name: /^For nurses/ }).click()
  await unfold('Find a handout by its ID')
  await field('Handout ID').pressSequentially(typed.recall)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('alert')).toBeVisible()
  await window.getByRole('button', { name: /^New diagnosis, triple-negative/ }).click()
  await window.getByRole('button', { name: /^Preview first/ }).click()
  await waitForPreview(window)
  await unfold('Note for you')
  await field('Note for you').pressSequentially(typed.note)
  await window.getByRole('button', { name: 'Hide keyboard' }).click()
  await expect(window.getByText(/pages?, ready to print/)).toBeVisible()
  const id = (await window.getByText(/^Handout ID: /).innerText()).replace('Handout ID: ', '')
  if (!print) return id
  await window.getByRole('button', { name: /^Print$/ }).click()
  await window.getByRole('button', { name: 'Print now' }).click()
  return id
}

test('nothing that was typed, chosen or printed is left when the visit is finished', async () => {
  const kiosk = await open()
  const { app, window } = kiosk
  window.setDefaultTimeout(15_000)
  const id = await useEverything(window, { print: printer !== null })
  if (printer) {
    await expect(window.getByRole('dialog').getByText(/^Printed\./)).toBeVisible({ timeout: 30_000 })
    await window.keyboard.press('Escape')
  }
  const wanted = [...marks, id]

  // The search finds what is there, or it would prove nothing. The number was typed on a screen that is gone by now.
  const before = [...(await inHeaps(app, window, wanted)), ...(await inKeeping(app, window, wanted))]
  const there = wanted.filter((mark) => mark !== typed.recall)
  expect(before.map(({ mark }) => mark)).toEqual(expect.arrayContaining(there))
  expect(before).toContainEqual({ place: 'shell', mark: typed.copied })
  if (asRoot) expect(inMemoryOfChildren(app, wanted).map(({ mark }) => mark)).toEqual(expect.arrayContaining(there))
  const processes = pageProcesses(app)

  await window.getByRole('button', { name: 'Finish' }).click()
  await expect(window.getByRole('button', { name: 'Touch to begin' })).toBeVisible()
  await expect.poll(() => pageProcesses(app).some((pid) => processes.includes(pid))).toBe(false)

  expect(await inHeaps(app, window, wanted)).toEqual([])
  expect(await inKeeping(app, window, wanted)).toEqual([])
  if (asRoot) expect(inMemoryOfChildren(app, wanted)).toEqual([])
  expect(await onDisk(kiosk, wanted)).toEqual([])
  expect(wanted.filter((mark) => kiosk.output().includes(mark))).toEqual([])
  expect(await window.evaluate(() => document.documentElement.dataset['theme'])).toBe('light')
  await kiosk.close()
  expect(await onDisk(kiosk, wanted)).toEqual([])
  await kiosk.discard()
})

test('nothing is left when the page crashes in the middle of a visit', async () => {
  const kiosk = await open()
  const { app, window } = kiosk
  const id = await useEverything(window, { print: false })
  const processes = pageProcesses(app)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await expect.poll(() => pageProcesses(app).filter((pid) => !processes.includes(pid)).length).toBe(1)
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.body.innerText'),
      ),
    )
    .toContain('Touch to begin')
  if (asRoot) expect(inMemoryOfChildren(app, [...marks, id])).toEqual([])
  expect(await onDisk(kiosk, [...marks, id])).toEqual([])
  expect(await clipboardTexts(app)).toEqual(['', ''])
  // A dump of a crash would hold the memory of the page.
  expect(dumpsIn(kiosk.profile)).toEqual([])
  await kiosk.discard()
})

test('nothing is on the disk when the power fails in the middle of a visit, nor after the next start', async () => {
  await printer?.pause()
  const kiosk = await open()
  const id = await useEverything(kiosk.window, { print: printer !== null })
  const wanted = [...marks, id]
  if (printer) await expect.poll(() => printer?.openJobs()).toHaveLength(1)
  // For a moment the file lies in the private folder, which is emptied at each start.
  await expect.poll(() => filesIn(path.join(kiosk.profile, 'print'))).toEqual([])
  const program = kiosk.app.process()
  const gone = once(program, 'exit')
  for (const pid of familyOf(program.pid ?? 0).reverse()) process.kill(pid, 'SIGKILL')
  await gone

  // The job is the print system's by now, and waits for its printer: it goes with the next start.
  expect(await inFiles([kiosk.profile, home], wanted)).toEqual([])
  if (printer) expect((await onDisk(kiosk, wanted)).map(({ mark }) => mark)).toContain(typed.note)
  const restarted = await open(kiosk.profile)
  await expect(restarted.window.getByRole('button', { name: 'Touch to begin' })).toBeVisible()
  if (printer) await expect.poll(() => printer?.openJobs()).toEqual([])
  await expect.poll(() => onDisk(restarted, wanted)).toEqual([])
  expect(await inKeeping(restarted.app, restarted.window, wanted)).toEqual([])
  await restarted.discard()
})
