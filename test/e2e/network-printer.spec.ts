import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { familyOf } from '../soak/measure.ts'
import { attracts } from './faults.ts'
import { launchKiosk } from './launch.ts'
import type { Kiosk } from './launch.ts'
import { freePort, startNetworkPrinter } from './network-printer.ts'
import type { NetworkPrinter } from './network-printer.ts'
import { startOwnCups } from './own-cups.ts'
import { filesIn } from './residue.ts'
import { begin, chooseSubtype, waitForPreview } from './visitor.ts'

let printer: NetworkPrinter
let kiosk: Kiosk
let undo: (() => Promise<unknown>)[] = []

/** A printer that has no Letter paper is asked for by the name of the test. */
const a4Only = 'an A4-only printer'

test.beforeEach(async () => {
  const { title } = test.info()
  const started = await startNetworkPrinter({ paper: title.startsWith(a4Only) ? 'a4' : 'both' })
  if (typeof started === 'string') {
    console.log(`What reaches a network printer is not tried: ${started}`)
    return test.skip(true, started)
  }
  printer = started
  undo.unshift(() => printer.stop())
  kiosk = await open()
  undo.unshift(() => kiosk.discard())
})
test.afterEach(async () => {
  for (const step of undo) await step()
  undo = []
})

const open = (profile?: string) =>
  launchKiosk({
    settings: { defaultPrinter: printer.queue },
    environment: { CUPS_SERVER: printer.cups.socket },
    ...(profile === undefined ? {} : { profile }),
  })
const button = (name: string | RegExp) => kiosk.window.getByRole('button', { name })
const says = (text: string | RegExp) =>
  expect(kiosk.window.getByRole('dialog').getByRole('status').filter({ hasText: text })).toBeVisible({
    timeout: 15_000,
  })
const picture = (name: string) =>
  kiosk.window.screenshot({ path: path.join(test.info().project.outputDir, 'screens', `${name}.png`) })

/** Goes up to the print dialog with a handout. */
async function chooseToPrint(): Promise<void> {
  await begin(kiosk.window)
  await chooseSubtype(kiosk.window)
  await button('See my handout').click()
  await waitForPreview(kiosk.window)
  await button(/^Print$/).click()
}

/** Prints a handout, and waits until the printer itself has begun with it. */
async function printOne(): Promise<void> {
  await chooseToPrint()
  await button('Print now').click()
  await expect.poll(() => printer.begun()).toBe(1)
  expect(await printer.states()).toEqual(['processing'])
}

/** Prints a handout on another queue than the default one. */
async function printOn(queue: string): Promise<void> {
  await chooseToPrint()
  await kiosk.window.getByRole('dialog').getByRole('radio', { name: queue }).check()
  await button('Print now').click()
}

/** Opens the staff screen 'Printers', for the first time on this kiosk. */
async function openStaff(): Promise<void> {
  await kiosk.window.keyboard.press('Control+Alt+m')
  for (const heading of ['Set a staff PIN', 'Type the new PIN once more']) {
    await kiosk.window.getByRole('heading', { name: heading }).waitFor()
    await kiosk.window.keyboard.type('482913')
    await kiosk.window.keyboard.press('Enter')
  }
  await kiosk.window.getByRole('heading', { level: 1, name: 'Printers' }).waitFor()
}

/** The printer was told, ends its job as canceled, and CUPS keeps nothing of it. */
async function expectTakenBack(): Promise<void> {
  // A printer that hangs is asked again.
  await expect.poll(() => printer.cancels()).toBeGreaterThan(0)
  await expectNothingKept()
  printer.goOn()
  await expect.poll(() => printer.states()).toEqual(['canceled'])
}

async function expectNothingKept(): Promise<void> {
  await expect.poll(() => printer.cups.jobs(printer.queue, 'all')).toEqual([])
  await expect.poll(() => printer.cups.spooled()).toEqual([])
}

test('Cancel reaches a network printer, which ends the job as canceled', async () => {
  await printOne()
  await button('Cancel printing').click()
  await says('Printing was canceled')
  expect(printer.cancels()).toBe(1)
  expect(await printer.cups.jobs(printer.queue, 'all')).toEqual([])
  await expectTakenBack()
})

test('Finish waits for no printer, and reaches it all the same', async () => {
  await printOne()
  await kiosk.window.keyboard.press('Escape')
  const goOn = printer.hang()
  await button('Finish').click()
  await button('Stop printing and finish').click()
  await attracts(kiosk)
  // The printer has not answered, so its job cannot have been taken back yet.
  expect(printer.cancels()).toBe(0)
  expect(printer.cups.spooled()).not.toEqual([])
  expect(kiosk.log()).not.toContain('end of visit slow')
  goOn()
  await expectTakenBack()
})

test('a job that prints when the power fails is taken back from its printer at the next start', async () => {
  await printOne()
  const { profile } = kiosk
  const program = kiosk.app.process()
  const gone = once(program, 'exit')
  for (const pid of familyOf(program.pid ?? 0).reverse()) process.kill(pid, 'SIGKILL')
  await gone
  expect(printer.cancels()).toBe(0)
  kiosk = await open(profile)
  await expectTakenBack()
  expect(filesIn(path.join(profile, 'print'))).toEqual([])
})

test('a job that the printer cannot do is said to be that, to people and to staff, and can be printed in another way', async () => {
  // Without a driver it is not known what the printer can do, so all is offered.
  await printer.cups.ask('lpadmin', '-p', 'NoDriver', '-E', '-v', printer.uri)
  await printer.cups.ask('lpadmin', '-x', printer.queue)
  printer.queue = 'NoDriver'
  await chooseToPrint()
  const dialog = kiosk.window.getByRole('dialog')
  await button('One copy more').click()
  await dialog.getByRole('radio', { name: 'Both sides' }).check()
  await button('Print now').click()
  await says('cannot print these pages')
  await picture('printing-cannot')
  await expect(button('Try again')).toHaveCount(0)
  expect(kiosk.log()).toMatch(/print ended.*"reason":"unsupported","paper":"letter"/)
  expect(kiosk.log()).toContain('"said":"Printer cannot print with supplied options."')
  await expectNothingKept()

  printer.goOn()
  await button('Print in another way').click()
  await dialog.getByRole('radio', { name: 'One side' }).check()
  await button('Print now').click()
  await says('Printed. Please take your pages')
  expect(await printer.states()).toEqual(['completed'])
  expect(printer.options()).toContain('IPP_COPIES=2\n')
  await expectNothingKept()
})

test(`${a4Only}, one-sided and gray, is offered what it can, prints on A4, and staff are told of the setting`, async () => {
  await chooseToPrint()
  const dialog = kiosk.window.getByRole('dialog')
  await expect(dialog.getByRole('radio', { name: printer.queue })).toBeChecked()
  for (const name of ['Both sides', 'Color', 'Gray']) await expect(dialog.getByRole('radio', { name })).toHaveCount(0)
  await picture('print-a4-only')
  printer.goOn()
  await button('Print now').click()
  await says('Printed. Please take your pages')
  expect(printer.options()).toMatch(/iso_a4_210x297mm|21000/)
  expect(printer.options()).not.toMatch(/na_letter/)
  await button('Done').click()
  await expect(kiosk.window.getByRole('radio', { name: 'Letter' })).toHaveCount(0)
  await openStaff()
  await expect(kiosk.window.getByText('It has no Letter paper, so handouts come out on A4 here.')).toBeVisible()
  await picture('staff-printers-a4-only')
})

test('pages that wait at a print server are not called printed, and staff are asked', async () => {
  const port = await freePort()
  const server = await startOwnCups(null, port)
  if (typeof server === 'string') throw new Error(server)
  undo.push(() => server.stop())
  await server.ask(
    'lpadmin',
    '-p',
    'Release',
    '-E',
    '-v',
    'file:///dev/null',
    '-o',
    'job-hold-until-default=indefinite',
  )
  await printer.cups.ask('lpadmin', '-p', 'ViaServer', '-E', '-v', `ipp://localhost:${port}/printers/Release`)
  await printOn('ViaServer')
  await says('is holding the pages back, and they may still come out later')
  await picture('printing-held-at-server')
  await expect(button('Choose another printer')).toBeVisible()
  expect(await server.jobs('Release', 'not-completed')).toHaveLength(1)
})

test('a print server that cancels or aborts a job is believed, though CUPS calls the job completed', async () => {
  const port = await freePort()
  const server = await startOwnCups(null, port)
  if (typeof server === 'string') throw new Error(server)
  undo.push(() => server.stop())
  await server.ask('lpadmin', '-p', 'Stopped', '-E', '-v', 'file:///dev/null')
  await server.ask('cupsdisable', 'Stopped')
  await printer.cups.ask('lpadmin', '-p', 'ViaServer', '-E', '-v', `ipp://localhost:${port}/printers/Stopped`)
  await printOn('ViaServer')
  await says('is stopped. Please ask our staff')
  await expect.poll(() => server.jobs('Stopped', 'not-completed')).toHaveLength(1)
  await server.ask('cancel', '-a', 'Stopped')
  await says('Printing was canceled')
})

test('a job that its queue holds is said to be held at once, and another printer takes it', async () => {
  await printer.cups.ask(
    'lpadmin',
    '-p',
    'Held',
    '-E',
    '-v',
    'file:///dev/null',
    '-o',
    'job-hold-until-default=indefinite',
  )
  await printOn('Held')
  await says('is holding the pages back. Please ask our staff')
  await picture('printing-held')
  await button('Choose another printer').click()
  await expect.poll(() => printer.cups.jobs('Held', 'all')).toEqual([])
  printer.goOn()
  await kiosk.window.getByRole('dialog').getByRole('radio', { name: printer.queue }).check()
  await button('One copy more').click()
  await button('Print now').click()
  await says('Printed. Please take your pages')
  expect(printer.options()).toContain('IPP_COPIES=2\n')
  expect(printer.options()).toContain('IPP_MULTIPLE_DOCUMENT_HANDLING=separate-documents-collated-copies\n')
})
