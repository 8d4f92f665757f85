import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { familyOf } from '../soak/measure.ts'
import { attracts } from './faults.ts'
import { launchKiosk } from './launch.ts'
import type { Kiosk } from './launch.ts'
import { startNetworkPrinter } from './network-printer.ts'
import type { NetworkPrinter } from './network-printer.ts'
import { filesIn } from './residue.ts'
import { begin, chooseSubtype, waitForPreview } from './visitor.ts'

let printer: NetworkPrinter
let kiosk: Kiosk
let undo: (() => Promise<unknown>)[] = []

test.beforeEach(async () => {
  const started = await startNetworkPrinter()
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
  await chooseToPrint()
  const dialog = kiosk.window.getByRole('dialog')
  await button('One copy more').click()
  await dialog.getByRole('radio', { name: 'Both sides' }).check()
  await button('Print now').click()
  await says('cannot print these pages')
  await picture('printing-cannot')
  await expect(button('Try again')).toHaveCount(0)
  expect(kiosk.log()).toMatch(/print ended.*"reason":"unsupported","paper":"letter"/)
  await expectNothingKept()

  printer.goOn()
  await button('Print in another way').click()
  await dialog.getByRole('radio', { name: 'One side' }).check()
  await button('Print now').click()
  await says('Printed. Please take your pages')
  expect(await printer.states()).toEqual(['completed'])
  expect(printer.options()).toContain('IPP_COPIES=2\n')
  expect(printer.options()).toContain('IPP_MULTIPLE_DOCUMENT_HANDLING=separate-documents-collated-copies\n')
  await expectNothingKept()
})
