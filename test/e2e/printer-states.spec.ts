import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { addAxe, violations } from './axe.ts'
import { addQueue, openJobs, removeQueue, startCups } from './cups.ts'
import { launchKiosk } from './launch.ts'
import { ScriptedPrinter } from './scripted-printer.ts'
import { begin, chooseSubtype, waitForPreview } from './visitor.ts'

/** The shortest the settings allow: ten quiet seconds, then the warning. */
const idleSeconds = 40
const second = 'MBCGuideSecond'

let page: Page
const undo: (() => Promise<unknown>)[] = []
const printer = new ScriptedPrinter('MBCGuideScripted')

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const missing = (await startCups()) ?? (await printer.add()) ?? (await addQueue(second))
  if (missing) console.log(`What printers say is not tried: ${missing}`)
  test.skip(missing !== null, missing ?? '')
  undo.push(() => removeQueue(second))
  const kiosk = await launchKiosk({ settings: { idleSeconds, defaultPrinter: printer.name } })
  undo.unshift(() => kiosk.discard())
  page = kiosk.window
  page.setDefaultTimeout(15_000)
  await addAxe(page)
  await beginWithHandout()
})

test.afterAll(async () => {
  for (const step of undo) await step()
  await printer.remove()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const dialog = () => page.getByRole('dialog')
const says = (text: string | RegExp) => expect(dialog().getByRole('status').filter({ hasText: text })).toBeVisible()
const warning = () => page.getByRole('alertdialog')
const picture = (name: string) =>
  page.screenshot({ path: path.join(test.info().project.outputDir, 'screens', `${name}.png`) })

async function beginWithHandout(): Promise<void> {
  await begin(page)
  await chooseSubtype(page)
  await button('See my handout').click()
  await waitForPreview(page)
}

async function print(): Promise<void> {
  await button(/^Print$/).click()
  await button('Print now').click()
}

test('the page that prints is told, and that the paper has run out, until staff put some in', async () => {
  printer.play('page 1; wait_for one; state +media-empty; wait_for paper; state -media-empty; page 2; wait_for two')
  await print()
  await says(/^Printing page 1 of \d/)
  await picture('printing-page')
  printer.go('one')
  await says('is out of paper. Please ask our staff')
  expect(await violations(page)).toEqual([])
  await picture('printing-out-of-paper')
  printer.go('paper')
  await says(/^Printing page 2 of \d/)
  printer.go('two')
  await says('Printed. Please take your pages')
  expect(printer.printed()).toHaveLength(1)
  await button('Done').click()
})

test('a printer that is off is said to be; the job is canceled, and comes out of a second printer', async () => {
  printer.play('say The printer is not responding.; wait_for ever')
  await print()
  await says('is off or not connected. Please ask our staff')
  await button('Cancel printing').click()
  await says('Printing was canceled')
  await picture('printing-canceled')
  expect(await openJobs(printer.name)).toEqual([])
  await button('Choose another printer').click()
  await dialog().getByRole('radio', { name: second }).check()
  await button('Print now').click()
  await says('Printed. Please take your pages')
  expect(printer.printed()).toEqual([])
  await button('Done').click()
})

test('copies, sides and gray reach the printer', async () => {
  printer.play('')
  await button(/^Print$/).click()
  await dialog().getByRole('radio', { name: printer.name }).check()
  await button('One copy more').click()
  await dialog().getByRole('radio', { name: 'Both sides' }).check()
  await dialog().getByRole('radio', { name: 'Gray' }).check()
  await picture('print-choices')
  await button('Print now').click()
  await says('Printed. Please take your pages')
  const { copies, options } = printer.options()
  expect(copies).toBe('2')
  for (const option of ['sides=two-sided-long-edge', 'print-color-mode=monochrome', 'media=na_letter_8.5x11in'])
    expect(options).toContain(option)
  await button('Done').click()
})

test('a printer that fails is said not to have taken the pages, and takes them at the next try', async () => {
  printer.play('exit 1')
  await print()
  await says('did not take the pages')
  await picture('printing-failed')
  printer.play('')
  await button('Try again').click()
  await says('Printed. Please take your pages')
  await button('Done').click()
})

test('Finish asks before it stops pages that are on their way, and can be taken back', async () => {
  printer.play('page 1; wait_for one')
  await print()
  await says(/^Printing page 1 of/)
  await dialog().getByRole('button', { name: 'Close' }).click()
  await button(/^Printing 1 of \d/).click()
  await says(/^Printing page 1 of/)
  await picture('printing-looked-at')
  await dialog().getByRole('button', { name: 'Close' }).first().click()
  await button('Finish').click()
  await expect(page.getByRole('dialog', { name: 'Your handout is still printing' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await picture('finish-while-printing')
  await dialog().getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('img', { name: /^Page 1 of/ }).first()).toBeVisible()
  expect(await openJobs(printer.name)).toHaveLength(1)
})

test('who waits is forgotten at once, and the visit ends by itself when the pages are out', async () => {
  await button('Finish').click()
  await button('Wait for it').click()
  await expect(page.getByRole('dialog', { name: 'Your pages are on their way' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: /^Living with/, includeHidden: true })).toBeAttached()
  await picture('waiting-for-pages')
  await page.keyboard.press('Escape')
  await expect(dialog()).toBeVisible()
  printer.go('one')
  await expect(button('Touch to begin')).toBeVisible()
  expect(printer.printed()).toHaveLength(1)
})

test('who does not wait leaves nothing that comes out later', async () => {
  printer.play('page 1; wait_for one')
  await beginWithHandout()
  await print()
  await says(/^Printing page 1 of/)
  await dialog().getByRole('button', { name: 'Close' }).click()
  await button('Finish').click()
  await button('Stop printing and finish').click()
  await expect(button('Touch to begin')).toBeVisible()
  await expect.poll(() => openJobs(printer.name)).toEqual([])
  printer.go('one')
  await page.waitForTimeout(1000)
  expect(printer.printed()).toEqual([])
})

test('nobody is warned while pages come, and everybody is when they are out', async () => {
  test.setTimeout(120_000)
  printer.play('for n in 1 2 3 4 5 6 7 8; do page 1; sleep 2; done')
  await beginWithHandout()
  await print()
  const slow = Date.now()
  while (Date.now() - slow < 14_000) {
    expect(await warning().count()).toBe(0)
    await page.waitForTimeout(500)
  }
  await says('Printed. Please take your pages')
  await expect(warning()).toBeVisible({ timeout: 12_000 })
  await button('I am still here').click()
  await button('Done').click()
  await button('Finish').click()
})
