import { once } from 'node:events'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { Args, HandoutOrder, FinishedHandout, PrintJob } from '../../electron/contract/contract.ts'
import {
  acceptJobs,
  addQueue,
  disableQueue,
  enableQueue,
  openJobs,
  printedFiles,
  rejectJobs,
  removeQueue,
  startCups,
  textOf,
  withoutSpace,
} from './cups.ts'
import { launchKiosk } from './launch.ts'
import type { Kiosk } from './launch.ts'
import { ScriptedPrinter } from './scripted-printer.ts'
import { begin } from './visitor.ts'

const queue = 'MBCGuideTest'
/** A name as CUPS allows it, that a shell would take for something to do. */
const scripted = new ScriptedPrinter('MBC;$(id)&Größe')
const order: HandoutOrder = {
  profile: { hr: 'positive', her2: 'negative', menopause: 'post' },
  choice: { length: 'short', parts: null, medicines: null, questions: null, optIn: [] },
  look: { paper: 'letter', largePrint: false, note: null },
}

let kiosk: Kiosk
const undo: (() => Promise<unknown>)[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const missing = (await startCups()) ?? (await addQueue(queue)) ?? (await scripted.add())
  if (missing) console.log(`Printing tests do not run: ${missing}`)
  test.skip(missing !== null, missing ?? '')
  const earlier = printedFiles()
  undo.push(() => removeQueue(queue))
  undo.push(() => scripted.remove())
  undo.push(async () => {
    for (const file of printedFiles()) if (!earlier.includes(file)) await rm(file)
  })
  kiosk = await launchKiosk({ systemPrinters: true, settings: { defaultPrinter: queue } })
  undo.unshift(() => kiosk.discard())
  await listen()
})

/** Keeps in the page what it is told of jobs. */
async function listen(): Promise<void> {
  await kiosk.window.evaluate(() => {
    const seen: PrintJob[] = []
    Object.assign(window, { seen })
    window.kiosk.on('print:state', (job) => seen.push(job))
  })
}

/** Ends the visit, and waits for the new page that comes with it. */
async function endVisit(): Promise<void> {
  await kiosk.window.evaluate(() => void window.kiosk.call('session:end', null))
  await expect.poll(() => kiosk.window.evaluate(() => 'seen' in window).catch(() => true)).toBe(false)
  await listen()
}

test.afterAll(async () => {
  for (const step of undo) await step()
})

test('a handout comes out of the printer with its text', async () => {
  const before = printedFiles()
  const handout = await makeHandout(kiosk.window)
  const job = await print(kiosk.window, handout, { printer: null })
  expect(job.state.stage).toBe('sending')
  expect(await finalStage(kiosk.window, job)).toEqual({ stage: 'done' })

  const [file, ...others] = printedFiles().filter((name) => !before.includes(name))
  expect(others).toEqual([])
  const printed = await textOf(new Uint8Array(readFileSync(file ?? '')))
  for (const { title } of handout.plan.sections) expect(printed).toContain(withoutSpace(title))
})

test('a page, a medicine and a sheet come out as they are shown, without an ID', async () => {
  const { window } = kiosk
  const link = (name: string | RegExp) => window.getByRole('main').getByRole('link', { name }).first().click()
  const dialog = window.getByRole('dialog', { name: 'Print' })
  /** Prints what is shown, and gives the text on the paper. */
  const printed = async (print: () => Promise<void>): Promise<string> => {
    const before = printedFiles()
    await print()
    await dialog.getByRole('button', { name: 'Print now' }).click()
    await expect(dialog).toContainText('Printed. Please take your pages')
    await dialog.getByRole('button', { name: 'Done' }).click()
    const [file, ...others] = printedFiles().filter((name) => !before.includes(name))
    expect(others).toEqual([])
    return textOf(new Uint8Array(readFileSync(file ?? '')))
  }
  const printPage = () => printed(() => window.getByRole('button', { name: 'Print this page' }).click())
  const expectWords = (paper: string, ...texts: string[]) => {
    for (const text of texts) expect(paper).toContain(withoutSpace(text))
    expect(paper).not.toContain(withoutSpace('Handout ID'))
  }
  await begin(window)
  await link(/^Read the guide/)
  await link(/^Treatment/)
  await link('Hormonal therapy')
  expectWords(await printPage(), 'Hormonal therapy', 'Source')

  await window.getByRole('button', { name: 'Home', exact: true }).click()
  await link(/^Read the guide/)
  await link(/^Medicines/)
  await link(/^palbociclib/)
  expectWords(await printPage(), 'Palbociclib', 'Ibrance', 'When to call')

  await window.getByRole('button', { name: 'Home', exact: true }).click()
  await link(/^Read the guide/)
  await link(/^Coping/)
  await link(/^Sheets to keep track/)
  const card = window.getByRole('main').getByRole('listitem').filter({ hasText: 'Pain diary' })
  const sheet = await printed(() => card.getByRole('button', { name: 'Print this sheet' }).click())
  expectWords(sheet, 'Pain diary', 'Where it hurts', 'What I want to ask about my pain')
  await endVisit()
})

test('nothing of a job stays behind: no file, no line in the log but the printer and how it ended', async () => {
  const handout = await makeHandout(kiosk.window)
  await finalStage(kiosk.window, await print(kiosk.window, handout, { printer: queue }))
  expect(await readdir(path.join(kiosk.profile, 'print'))).toEqual([])
  expect(statSync(path.join(kiosk.profile, 'print')).mode & 0o777).toBe(0o700)
  expect(kiosk.log()).toContain('"stage":"done"')
  expect(kiosk.log()).not.toMatch(/positive|negative|post/)
})

test('printers are listed with their true state', async () => {
  const state = async () => {
    const printers = await kiosk.window.evaluate(() => window.kiosk.call('print:printers', null))
    return printers.ok ? printers.value.find(({ name }) => name === 'MBCGuideTest')?.state : printers.error
  }
  expect(await state()).toBe('ready')
  await disableQueue(queue)
  expect(await state()).toBe('stopped')
  await enableQueue(queue)
  expect(await state()).toBe('ready')
})

test('a printer that does not exist is said to be missing', async () => {
  const job = await print(kiosk.window, await makeHandout(kiosk.window), { printer: 'Nowhere' })
  expect(await finalStage(kiosk.window, job)).toEqual({ stage: 'failed', reason: 'no-printer' })
})

test('a queue that takes no jobs is said to refuse', async () => {
  await rejectJobs(queue)
  const job = await print(kiosk.window, await makeHandout(kiosk.window), { printer: queue })
  expect(await finalStage(kiosk.window, job)).toEqual({ stage: 'failed', reason: 'rejected' })
  await acceptJobs(queue)
})

test('a job waits at a stopped printer, and comes out when staff start it', async () => {
  await disableQueue(queue)
  const job = await print(kiosk.window, await makeHandout(kiosk.window), { printer: queue })
  await expect.poll(() => stage(kiosk.window, job)).toEqual({ stage: 'waiting', reason: 'printer-stopped' })
  await enableQueue(queue)
  expect(await finalStage(kiosk.window, job)).toEqual({ stage: 'done' })
})

test('a cancelled job is gone from the queue and never comes out', async () => {
  await disableQueue(queue)
  const before = printedFiles()
  const job = await print(kiosk.window, await makeHandout(kiosk.window), { printer: queue })
  await expect.poll(() => stage(kiosk.window, job)).toMatchObject({ stage: 'waiting' })
  const cancelled = await kiosk.window.evaluate(
    (handle) => window.kiosk.call('print:cancel', { job: handle }),
    job.handle,
  )
  expect(cancelled).toMatchObject({ ok: true, value: { state: { stage: 'cancelled' } } })
  await expect.poll(() => openJobs(queue)).toEqual([])
  await enableQueue(queue)

  const next = await print(kiosk.window, await makeHandout(kiosk.window), { printer: queue })
  expect(await finalStage(kiosk.window, next)).toEqual({ stage: 'done' })
  expect(printedFiles().filter((name) => !before.includes(name))).toHaveLength(1)
})

test('the end of a visit cancels its jobs and drops its handouts', async () => {
  await disableQueue(queue)
  const handout = await makeHandout(kiosk.window)
  const job = await print(kiosk.window, handout, { printer: queue })
  await expect.poll(() => stage(kiosk.window, job)).toMatchObject({ stage: 'waiting' })
  await endVisit()
  // No one waits for it.
  await expect.poll(() => openJobs(queue)).toEqual([])
  await enableQueue(queue)
  const again = await startPrint(kiosk.window, handout, { printer: queue })
  expect(again).toMatchObject({ ok: false, error: { code: 'not-found' } })
})

test('a queue removed in mid-job is said to be gone, and the kiosk goes on', async () => {
  const passing = 'MBCGuidePassing'
  await addQueue(passing)
  await disableQueue(passing)
  const job = await print(kiosk.window, await makeHandout(kiosk.window), { printer: passing })
  await expect.poll(() => stage(kiosk.window, job)).toMatchObject({ stage: 'waiting' })
  await removeQueue(passing)
  expect(await finalStage(kiosk.window, job)).toEqual({ stage: 'failed', reason: 'printer-gone' })
  const next = await print(kiosk.window, await makeHandout(kiosk.window), { printer: queue })
  expect(await finalStage(kiosk.window, next)).toEqual({ stage: 'done' })
})

test('a job left by a kiosk that was killed is removed at the next start', async () => {
  await disableQueue(queue)
  const killed = await launchKiosk({ systemPrinters: true })
  await print(killed.window, await makeHandout(killed.window), { printer: queue })
  await expect.poll(() => openJobs(queue)).toHaveLength(1)
  const program = killed.app.process()
  const gone = once(program, 'exit')
  program.kill('SIGKILL')
  await gone

  const restarted = await launchKiosk({ systemPrinters: true, profile: killed.profile })
  await expect.poll(() => openJobs(queue)).toEqual([])
  await restarted.discard()
  await enableQueue(queue)
})

test('a job that prints while the kiosk is killed is stopped at the next start, and its pages are wiped', async () => {
  scripted.play('page 1; wait_for ever')
  const killed = await launchKiosk({ systemPrinters: true })
  await print(killed.window, await makeHandout(killed.window), { printer: scripted.name })
  await expect.poll(() => openJobs(scripted.name)).toHaveLength(1)
  const program = killed.app.process()
  const gone = once(program, 'exit')
  program.kill('SIGKILL')
  await gone
  const kept = await openJobs(scripted.name)

  const restarted = await launchKiosk({ systemPrinters: true, profile: killed.profile })
  await expect.poll(() => openJobs(scripted.name)).toEqual([])
  expect(kept).toHaveLength(1)
  await expect.poll(spooledPages).toEqual([])
  expect(await readdir(path.join(killed.profile, 'print')).catch(() => [])).toEqual([])
  scripted.go('ever')
  await restarted.window.waitForTimeout(1000)
  expect(scripted.printed()).toEqual([])
  await restarted.discard()
})

test('a printer whose name a shell would take for something to do is only a name', async () => {
  scripted.play('')
  const job = await print(kiosk.window, await makeHandout(kiosk.window), { printer: scripted.name })
  expect(await finalStage(kiosk.window, job)).toEqual({ stage: 'done' })
  expect(scripted.printed()).toHaveLength(1)
})

test('fifty jobs in a row all come out, and leave no job, no file and no open handle', async () => {
  test.setTimeout(600_000)
  scripted.play('page 1; page 2')
  const handout = await makeHandout(kiosk.window)
  const program = kiosk.app.process().pid
  const handles = () => readdirSync(`/proc/${program}/fd`).length
  const printOne = async () => {
    const job = await print(kiosk.window, handout, { printer: scripted.name })
    expect(await finalStage(kiosk.window, job)).toEqual({ stage: 'done' })
  }
  for (let warm = 0; warm < 3; warm++) await printOne()
  const before = handles()
  scripted.play('page 1; page 2')
  for (let number = 0; number < 50; number++) await printOne()
  console.log(`fifty jobs: ${before} open handles before, ${handles()} after`)
  expect(scripted.printed()).toHaveLength(50)
  await expect.poll(() => openJobs(scripted.name)).toEqual([])
  expect(await readdir(path.join(kiosk.profile, 'print'))).toEqual([])
  await expect.poll(spooledPages).toEqual([])
  expect(handles()).toBeLessThanOrEqual(before + 3)
})

/** The documents that CUPS keeps; only root sees them. */
function spooledPages(): string[] {
  return readdirSync('/var/spool/cups').filter((name) => name.startsWith('d'))
}

async function makeHandout(page: Page): Promise<FinishedHandout> {
  const made = await page.evaluate((wanted) => window.kiosk.call('handout:make', wanted), order)
  if (!made.ok) throw new Error(JSON.stringify(made.error))
  return made.value
}

function startPrint(page: Page, { handle }: FinishedHandout, { printer }: { printer: string | null }) {
  const args: Args<'print:start'> = { handout: handle, printer, copies: 1, sides: 'two', color: 'gray' }
  return page.evaluate((wanted) => window.kiosk.call('print:start', wanted), args)
}

async function print(page: Page, handout: FinishedHandout, to: { printer: string | null }): Promise<PrintJob> {
  const started = await startPrint(page, handout, to)
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  return started.value
}

/** The last state told to the window for a job. */
function stage(page: Page, { handle }: PrintJob) {
  return page.evaluate((wanted) => {
    const { seen } = window as unknown as { seen: PrintJob[] }
    return seen.filter((job) => job.handle === wanted).at(-1)?.state ?? null
  }, handle)
}

async function finalStage(page: Page, job: PrintJob) {
  await expect.poll(async () => (await stage(page, job))?.stage).toMatch(/done|cancelled|failed/)
  return stage(page, job)
}
