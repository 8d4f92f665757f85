import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { familyOf } from '../soak/measure.ts'
import { startNullPrinter } from '../soak/null-printer.ts'
import type { NullPrinter } from '../soak/null-printer.ts'
import { attracts } from './faults.ts'
import { launchKiosk } from './launch.ts'
import type { Kiosk } from './launch.ts'
import {
  clipboardTexts,
  copyText,
  dumpsIn,
  inFiles,
  inHeaps,
  inJavaScriptOfMain,
  inKeeping,
  inMemoryOfChildren,
  pageProcesses,
} from './residue.ts'
import type { Find } from './residue.ts'
import { begin, waitForPreview } from './visitor.ts'
import { noVoices, startVoices } from './voices.ts'
import type { Voices } from './voices.ts'

/** A word of no language and of no program, another one in each run: what is found of it is of this run. */
const word = (field: string) =>
  `zq${Array.from({ length: 6 }, () => 'bcdfghjkmnpqrstvwxz'[randomInt(19)]).join('')}${field}`
/** What the visitor and the nurse type, with a keyboard or on the screen. */
const typed = {
  search: word('find'),
  keys: word('tap'),
  note: word('note'),
  recall: word('call'),
  copied: word('copy'),
  bundle: word('name'),
  wrongPin: String(randomInt(700_000_000_000, 799_999_999_999)),
  leftPin: String(randomInt(80_000_000_000, 89_999_999_999)),
}
/**
 * What is chosen has names that the program knows anyway. The ID of a handout is all that was chosen for it, written out:
 * it is looked for in place of them.
 */
const marks: readonly string[] = Object.values(typed)
const pin = '482913'
const asRoot = process.getuid?.() === 0
/** Where programs write that do not ask where. */
const shared = ['/tmp', '/var/tmp', '/dev/shm']

let home: string
let began: number
let printer: NullPrinter
let voices: Voices
const undo: (() => unknown)[] = []
/** What stood in the memory of processes: of the visit while it was there (which shows that it is seen), and afterwards. */
const memory: { during: Find[]; afterwards: Record<string, Find[]> } = { during: [], afterwards: {} }

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  test.skip(noVoices() !== null, `The voice of this system cannot be tried: ${noVoices() ?? ''}`)
  const started = await startNullPrinter()
  if (typeof started === 'string') return test.skip(true, started)
  printer = started
  undo.push(() => printer.stop())
  voices = await startVoices()
  undo.push(() => voices.stop())
})
test.afterAll(async () => {
  for (const step of undo) await step()
})
test.beforeEach(() => {
  began = Date.now()
  home = mkdtempSync(path.join(tmpdir(), 'mbc-guide-home-'))
  mkdirSync(path.join(home, 'tmp'))
})
test.afterEach(() => rmSync(home, { recursive: true, force: true }))

/** A kiosk that has nowhere of its own to write but folders of this test. */
const open = ({ profile, slowLp = false }: { profile?: string; slowLp?: boolean } = {}) =>
  launchKiosk({
    settings: { defaultPrinter: printer.name, notes: 'everyone' },
    environment: {
      ...voices.environment,
      ...(slowLp && { PATH: `${slowPrograms()}:${process.env['PATH'] ?? ''}` }),
      CUPS_SERVER: printer.socket,
      HOME: home,
      TMPDIR: path.join(home, 'tmp'),
      XDG_CACHE_HOME: path.join(home, '.cache'),
      XDG_CONFIG_HOME: path.join(home, '.config'),
      XDG_DATA_HOME: path.join(home, '.local', 'share'),
      XDG_STATE_HOME: path.join(home, '.local', 'state'),
    },
    ...(profile === undefined ? {} : { profile }),
  })

/** A folder with an `lp` that never gets done: what it is given stays in its file. */
function slowPrograms(): string {
  const folder = path.join(home, 'bin')
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'lp'), '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 })
  return folder
}

/** Ends every process of the program at once, as a power cut does. */
async function cutPower({ app }: Kiosk): Promise<void> {
  const program = app.process()
  const gone = once(program, 'exit')
  // The first one goes first: it would take back what it hands over if it saw the others end.
  for (const pid of familyOf(program.pid ?? 0)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended with the first one.
    }
  }
  await gone
}

/** Every place on the disk where something could have been left: its own, those of all programs, and the print system's. */
async function onDisk(kiosk: Kiosk, wanted: readonly string[]): Promise<Find[]> {
  const own = await inFiles([kiosk.profile, home, printer.folder, ...voices.folders], wanted)
  return [...own, ...(await inFiles(shared, wanted, began))]
}

/** Looks everywhere, in the running program and after its end. What is in the memory of processes is kept for its own test. */
async function expectNothingLeft(when: string, kiosk: Kiosk, wanted: readonly string[]): Promise<void> {
  const { app } = kiosk
  expect(await clipboardTexts(app)).toEqual(['', ''])
  expect(await inKeeping(app, wanted)).toEqual([])
  if (asRoot) memory.afterwards[when] = inMemoryOfChildren(app, wanted)
  expect(await inHeaps(app, wanted)).toEqual([])
  await expect.poll(() => printer.openJobs()).toEqual([])
  // The print system wipes a job a little after it says that it is gone; a look at every file takes a while.
  await expect.poll(() => onDisk(kiosk, wanted)).toEqual([])
  expect(wanted.filter((mark) => kiosk.output().includes(mark))).toEqual([])
  // A dump of a crash would hold the memory of the page.
  expect([kiosk.profile, home].flatMap(dumpsIn)).toEqual([])
  await kiosk.close()
  expect(await onDisk(kiosk, wanted)).toEqual([])
}

const unfold = (window: Page, title: string) => window.locator('summary').filter({ hasText: title }).click()
const field = (window: Page, name: string | RegExp) => window.getByRole('textbox', { name })
const button = (window: Page, name: string | RegExp) =>
  window
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()
const goHome = (window: Page) => button(window, 'Home')

/** The ID of the handout on the screen, when it is whole. */
async function idOf(window: Page): Promise<string> {
  await waitForPreview(window)
  await expect(window.getByText(/pages?, ready to print/)).toBeVisible()
  return (await window.getByText(/^Handout ID: /).innerText()).replace('Handout ID: ', '')
}

/** Types into every field, chooses, looks, changes what can be changed, and prints. Returns the IDs of its handouts. */
async function useEverything(window: Page): Promise<string[]> {
  await beginWithPin(window)
  const ids = [await answerQuestions(window), await pickQuestions(window)]
  await search(window)
  ids.push(await nurseHandout(window, { afterVisitor: true }))
  await openNothing(window)
  await print(window)
  return ids
}

/** A visit to a kiosk whose staff have a PIN. */
async function beginWithPin(window: Page): Promise<void> {
  await window.evaluate(async (right) => {
    await globalThis.window.kiosk.call('staff:set-pin', { pin: right })
    await globalThis.window.kiosk.call('staff:leave', null)
  }, pin)
  await begin(window)
}

async function print(window: Page): Promise<void> {
  await button(window, /^Print$/)
  await button(window, 'One copy more')
  await button(window, 'Print now')
}

/** Says of herself what few people can, reads and hears what comes of it, and hides the screen. */
async function answerQuestions(window: Page): Promise<string> {
  await window.getByRole('link', { name: /^My cancer type/ }).click()
  for (const answer of [/^Yes, I know/, /^Negative/, /^Positive/, /^Man/]) await button(window, answer)
  for (const site of ['Brain', 'Liver']) await window.getByRole('checkbox', { name: site }).check()
  for (const answer of [/^Next$/, /^Yes, I have had/]) await button(window, answer)
  await button(window, 'See my handout')
  const id = await idOf(window)
  // There are thousands of voices, which take their time.
  await window.getByRole('button', { name: 'Read aloud' }).click()
  await expect(window.getByRole('region', { name: 'Reading aloud' })).toBeVisible()
  await button(window, 'Hide')
  await button(window, /^Touch to come back/)
  await goHome(window)
  return id
}

async function pickQuestions(window: Page): Promise<string> {
  await window.getByRole('link', { name: /^Questions to ask/ }).click()
  for (const at of [1, 3]) await window.getByRole('main').getByRole('checkbox').nth(at).check({ force: true })
  await button(window, 'Print my questions')
  const id = await idOf(window)
  await goHome(window)
  return id
}

async function search(window: Page): Promise<void> {
  await window.getByRole('link', { name: /^Search/ }).click()
  await field(window, /./).pressSequentially(typed.search)
  // What stood there long enough to be counted as a search that found nothing.
  await window.waitForTimeout(2200)
  await field(window, /./).fill('')
  for (const key of typed.keys) await window.locator(`.hg-button[data-skbtn="${key}"]`).click()
  await expect(field(window, /./)).toHaveValue(typed.keys)
  await field(window, /./).fill(typed.copied)
  await window.keyboard.press('Control+a')
  await window.keyboard.press('Control+c')
  await button(window, 'Text and colors')
  await window.getByRole('radio', { name: /Dark/ }).check()
  await window.keyboard.press('Escape')
  await goHome(window)
}

/** Facts of the form, a bundle, a part and a medicine less, a note, a wrong PIN, the right one, and a name for a bundle. */
async function nurseHandout(window: Page, { afterVisitor = false } = {}): Promise<string> {
  await window.getByRole('link', { name: /^For nurses/ }).click()
  // The visitor's own choices are still there.
  if (afterVisitor) await button(window, 'Same patient')
  await unfold(window, 'Find a handout by its ID')
  await field(window, 'Handout ID').pressSequentially(typed.recall)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('alert')).toBeVisible()
  await window.getByRole('radio', { name: /^HER2\+ HR−/ }).check({ force: true })
  await window.getByRole('checkbox', { name: 'Pertuzumab' }).check()
  await button(window, /^New diagnosis, HER2-positive and HR-negative/)
  await button(window, /^Preview first/)
  await waitForPreview(window)
  await unfold(window, 'Note for you')
  await field(window, 'Note for you').pressSequentially(typed.note)
  await button(window, 'Hide keyboard')
  await unfold(window, 'Parts to print')
  await window.getByRole('checkbox', { name: 'Support' }).uncheck()
  await unfold(window, 'Medicines to print')
  await window.getByRole('group', { name: 'Medicines to print' }).getByRole('checkbox').first().uncheck()
  await unfold(window, 'Save as a bundle')
  await button(window, 'Enter the staff PIN')
  for (const tried of [typed.wrongPin, pin]) {
    await window.getByRole('dialog').getByRole('heading', { level: 1 }).waitFor()
    await window.keyboard.type(tried)
    await window.keyboard.press('Enter')
    if (tried !== pin) await expect(window.getByRole('alert').filter({ hasText: /./ })).toBeVisible()
  }
  await field(window, 'Name of the bundle').pressSequentially(typed.bundle)
  await button(window, 'Hide keyboard')
  return idOf(window)
}

/** Staff mode is locked again, and opened no further than half a PIN. */
async function openNothing(window: Page): Promise<void> {
  await window.evaluate(() => globalThis.window.kiosk.call('staff:leave', null))
  await window.keyboard.press('Control+Alt+m')
  await window.getByRole('dialog').getByRole('heading', { level: 1 }).waitFor()
  await window.keyboard.type(typed.leftPin)
  await window.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await expect(window.getByRole('dialog')).toHaveCount(0)
}

test('nothing that was typed, chosen or printed is left when the visit is finished', async () => {
  const kiosk = await open()
  const { app, window } = kiosk
  const ids = await useEverything(window)
  await expect(window.getByRole('dialog').getByText(/^Printed\./)).toBeVisible()
  await window.keyboard.press('Escape')
  const wanted = [...marks, ...ids]
  // The print system keeps its logs where they are looked through, and this job is in each of them.
  for (const line of [/"POST \/.*Send-Document/, /Nowhere \S+ \d+ .*mbc-guide-handout/, /\[Job \d+\]/])
    expect(printer.log()).toMatch(line)

  // The search finds what is there, or it would prove nothing.
  const there = [typed.note, typed.bundle, ...ids.slice(-1)]
  const before = [...(await inHeaps(app, wanted)), ...(await inKeeping(app, wanted))]
  expect(before.map(({ mark }) => mark)).toEqual(expect.arrayContaining(there))
  expect(before).toContainEqual({ place: 'shell', mark: typed.copied })
  for (const mark of [typed.note, ...ids.slice(-1)]) expect(before).toContainEqual({ place: 'heap of the maker', mark })
  if (asRoot) memory.during = inMemoryOfChildren(app, there)
  const processes = pageProcesses(app)

  await button(window, 'Finish')
  await expect(window.getByRole('button', { name: 'Touch to begin' })).toBeVisible()
  await expect.poll(() => pageProcesses(app).some((pid) => processes.includes(pid))).toBe(false)
  expect(await window.evaluate(() => document.documentElement.dataset['theme'])).toBe('light')
  await expectNothingLeft('finished', kiosk, wanted)
  await kiosk.discard()
})

test('nothing is left when the page crashes in the middle of a visit, while its pages wait for the printer', async () => {
  await printer.pause()
  const kiosk = await open()
  const { app, window } = kiosk
  const wanted = [...marks, ...(await useEverything(window))]
  await expect.poll(() => printer.openJobs()).toHaveLength(1)
  expect((await onDisk(kiosk, wanted)).map(({ mark }) => mark)).toContain(typed.note)
  const processes = pageProcesses(app)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await expect.poll(() => pageProcesses(app).filter((pid) => !processes.includes(pid)).length).toBe(1)
  await attracts(kiosk)
  await expect.poll(() => printer.openJobs()).toEqual([])
  await expectNothingLeft('crashed', kiosk, wanted)
  await kiosk.discard()
})

/** Starts the kiosk again after a power cut, and looks everywhere once it is ready. */
async function expectNothingAfterRestart(when: string, profile: string, wanted: readonly string[]): Promise<void> {
  const restarted = await open({ profile })
  await expect(restarted.window.getByRole('button', { name: 'Touch to begin' })).toBeVisible()
  await expect.poll(() => printer.openJobs()).toEqual([])
  await expectNothingLeft(when, restarted, wanted)
  await restarted.discard()
}

test('a handout whose pages wait for the printer when the power fails is nowhere after the next start', async () => {
  await printer.pause()
  const kiosk = await open()
  const wanted = [...marks, ...(await useEverything(kiosk.window))]
  await expect.poll(() => printer.openJobs()).toHaveLength(1)
  await cutPower(kiosk)

  // The job is the print system's by now, and waits for its printer: it goes with the next start.
  expect((await onDisk(kiosk, wanted)).map(({ mark }) => mark)).toContain(typed.note)
  await expectNothingAfterRestart('after a power cut', kiosk.profile, wanted)
})

test('a handout that is being handed over when the power fails is in its file alone, and nowhere after the next start', async () => {
  const kiosk = await open({ slowLp: true })
  await beginWithPin(kiosk.window)
  const wanted = [...marks, await nurseHandout(kiosk.window)]
  await print(kiosk.window)
  const file = path.join(kiosk.profile, 'print')
  // It is all there: a file is begun before it is written.
  await expect.poll(async () => (await inFiles([file], wanted)).map(({ mark }) => mark)).toContain(typed.note)
  await cutPower(kiosk)

  const left = await onDisk(kiosk, wanted)
  expect(left.map(({ mark }) => mark)).toContain(typed.note)
  expect(left.filter(({ place }) => !place.includes(file))).toEqual([])
  await expectNothingAfterRestart('after a power cut in the hand-over', kiosk.profile, wanted)
})

test('what was copied before the program starts cannot be pasted once it runs', async () => {
  // On X11 what was copied lives as long as the program in which it was.
  const before = await open()
  await expect.poll(() => before.log()).toContain(' started ')
  await copyText(before.app, typed.copied)
  expect(await clipboardTexts(before.app)).toEqual([typed.copied, typed.copied])
  const kiosk = await open()
  await expect.poll(() => clipboardTexts(before.app)).toEqual(['', ''])
  expect(await clipboardTexts(kiosk.app)).toEqual(['', ''])
  await kiosk.discard()
  await before.discard()
})

test('nothing of a handout, its note, a search or a PIN is in the JavaScript memory of the first process, live or freed', async () => {
  test.skip(!asRoot, 'only root may look into the memory of a process')
  await printer.resume()
  const kiosk = await open()
  const { app, window } = kiosk
  await beginWithPin(window)
  await search(window)
  const id = await nurseHandout(window)
  await openNothing(window)
  await print(window)
  await expect(window.getByRole('dialog').getByText(/^Printed\./)).toBeVisible()
  await button(window, 'Same patient')
  const wanted = [...marks, id]
  // The search finds what is there, or it would prove nothing.
  const during = await inJavaScriptOfMain(app, wanted)
  expect(during.map(({ mark }) => mark)).toEqual(expect.arrayContaining([typed.note, id]))
  await button(window, 'Finish')
  await expect(window.getByRole('button', { name: 'Touch to begin' })).toBeVisible()
  // What was freed is written over a little later, while nobody waits.
  await expect.poll(() => inJavaScriptOfMain(app, wanted)).toEqual([])
  await kiosk.discard()
})

test('nothing of it is in the memory of any process of the program but the first, live or not', () => {
  test.skip(!asRoot, 'only root may look into the memory of a process')
  expect(memory.during.map(({ mark }) => mark)).toEqual(expect.arrayContaining([typed.note, typed.bundle]))
  expect(memory.afterwards).toEqual({
    finished: [],
    crashed: [],
    'after a power cut': [],
    'after a power cut in the hand-over': [],
  })
})
