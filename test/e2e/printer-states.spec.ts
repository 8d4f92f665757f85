import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { addAxe, violations } from './axe.ts'
import { passTime } from './clock.ts'
import { addQueue, openJobs, removeQueue, startCups } from './cups.ts'
import { expectForEveryone } from './for-everyone.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { ScriptedPrinter } from './scripted-printer.ts'
import { begin, chooseSubtype, waitForPreview } from './visitor.ts'

/** The shortest the settings allow: ten quiet seconds, then the warning. */
const idleSeconds = 40
const second = 'MBCGuideSecond'

let kiosk: Kiosk
let page: Page
const undo: (() => Promise<unknown>)[] = []
const printer = new ScriptedPrinter('MBCGuideScripted')

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  const missing = (await startCups()) ?? (await printer.add()) ?? (await addQueue(second))
  if (missing) console.log(`What printers say is not tried: ${missing}`)
  test.skip(missing !== null, missing ?? '')
  undo.push(() => removeQueue(second))
  kiosk = await launchKiosk({ systemPrinters: true, settings: { idleSeconds, defaultPrinter: printer.name } })
  undo.unshift(() => kiosk.discard())
  page = kiosk.window
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

const resize = async (width: number, height: number) => {
  await kiosk.app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [
    width,
    height,
  ] as const)
  await expect.poll(() => page.evaluate(() => innerHeight)).toBe(height)
}

async function chooseText(size: string): Promise<void> {
  await button('Text and colors').click()
  await dialog().getByRole('group', { name: 'Text size' }).getByRole('radio', { name: size, exact: true }).check()
  await page.keyboard.press('Escape')
}

/** Nothing of the dialog lies outside the screen, and nothing in it has to be moved sideways. */
async function expectWhole(name: string): Promise<void> {
  await picture(name)
  const outside = await dialog().evaluate((box) => {
    const inView = (part: Element) => {
      const { left, right, top, bottom } = part.getBoundingClientRect()
      return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight
    }
    const parts = [box, ...box.querySelectorAll('.foot button')].filter((part) => !inView(part))
    const wide = [...box.querySelectorAll('*')].filter(
      (part) => getComputedStyle(part).overflowY === 'auto' && part.scrollWidth > part.clientWidth + 1,
    )
    return [...parts, ...wide].map((part) => part.textContent.trim().slice(0, 40))
  })
  expect(outside, name).toEqual([])
}

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

test('what holds a printer up while it prints is said, and that of a printer to choose beside its name', async () => {
  printer.play('state +media-jam-warning; wait_for one; state -media-jam-warning; state +cover-open; wait_for two')
  await print()
  await says('Paper is stuck in the printer')
  await picture('printing-jam')
  printer.go('one')
  await says('is open. Please ask our staff to close it')
  printer.go('two')
  await says('Printed. Please take your pages')
  await button('Done').click()
  // CUPS keeps what a device last said of itself.
  await button(/^Print$/).click()
  await expect(dialog().getByRole('radio', { name: `${printer.name} A cover is open` })).toBeVisible()
  await picture('print-choices-cover-open')
  await button('Cancel').click()
})

test('a printer that is off is said to be, and a second printer is offered for the same pages', async () => {
  printer.play('say The printer is not responding.; wait_for ever')
  await print()
  await says('is off or not connected. Please ask our staff')
  await picture('printing-off')
  await button('Choose another printer').click()
  await expect.poll(() => openJobs(printer.name)).toEqual([])
  await dialog().getByRole('radio', { name: second }).check()
  await button('Print now').click()
  await says('Printed. Please take your pages')
  expect(printer.printed()).toEqual([])
  await button('Done').click()
})

test('a job is canceled at a touch, and printed at another', async () => {
  printer.play('page 1; wait_for ever')
  await button(/^Print$/).click()
  await dialog().getByRole('radio', { name: printer.name }).check()
  await button('Print now').click()
  await says(/^Printing page 1/)
  await button('Cancel printing').click()
  await says('Printing was canceled')
  await expect.poll(() => openJobs(printer.name)).toEqual([])
  printer.play('')
  await button('Try again').click()
  await says('Printed. Please take your pages')
  expect(printer.printed()).toHaveLength(1)
  await button('Done').click()
})

for (const [name, width, height, text] of [
  ['upright', 1080, 1920, 'Normal'],
  ['upright-large', 1080, 1920, 'Very large'],
  ['large', 1280, 800, 'Very large'],
] as const) {
  test(`the print dialog is whole on the screen ${name}`, async () => {
    printer.play('state +media-empty; wait_for ever')
    await resize(width, height)
    await chooseText(text)
    await button(/^Print$/).click()
    await dialog().getByRole('radio', { name: printer.name }).check()
    await expectWhole(`print-choices-${name}`)
    await button('Print now').click()
    await says('is out of paper')
    await expectWhole(`printing-${name}`)
    await dialog().getByRole('button', { name: 'Close' }).click()
    await button('Finish').click()
    await expectWhole(`finish-${name}`)
    await dialog().getByRole('button', { name: 'Close' }).click()
    await button('The printer needs help').click()
    await dialog().getByRole('button', { name: 'Cancel printing' }).click()
    await says('Printing was canceled')
    await dialog().getByRole('button', { name: 'Close' }).first().click()
    await chooseText('Normal')
    await resize(1280, 800)
  })
}

test('copies, sides and gray reach the printer', async () => {
  printer.play('')
  await button(/^Print$/).click()
  await dialog().getByRole('radio', { name: printer.name }).check()
  await button('One copy more').click()
  await dialog().getByRole('radio', { name: 'Both sides' }).check()
  await expect(dialog()).toContainText(/Each copy: 2 pages on one sheet of paper\./)
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
  await says('did not accept the pages')
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
  await expectForEveryone(page)
  await dialog().getByRole('button', { name: 'Ask our staff' }).click()
  const staff = page.getByRole('dialog', { name: 'Ask our staff' })
  await expect(staff).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(staff).toBeHidden()
  await picture('finish-while-printing')
  await dialog().getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('img', { name: /^Page 1 of/ }).first()).toBeVisible()
  await expect.poll(() => openJobs(printer.name)).toHaveLength(1)
})

test('who waits is forgotten at once, and the visit ends by itself when the pages are out', async () => {
  await button('Finish').click()
  await button('Wait for my pages').click()
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
  printer.play('for n in 1 2 3 4 5 6 7 8; do page 1; sleep 2; done')
  await beginWithHandout()
  await print()
  const slow = Date.now()
  while (Date.now() - slow < 14_000) {
    expect(await warning().count()).toBe(0)
    await page.waitForTimeout(500)
  }
  await says('Printed. Please take your pages')
  await expect(warning()).toBeVisible()
  await button('I am still here').click()
  await button('Done').click()
  await button('Finish').click()
})

test('pages that a printer holds are waited for three minutes; then the idle visitor is forgotten, and they never come out', async () => {
  printer.play('state +media-empty; wait_for paper')
  await beginWithHandout()
  await print()
  await says('is out of paper. Please ask our staff')
  // Longer than the visit may be idle, and nobody is warned: somebody is putting paper in.
  await passTime(page, 2 * idleSeconds)
  // The time is looked at once a second.
  await page.waitForTimeout(1500)
  expect(await warning().count()).toBe(0)
  await expect.poll(() => openJobs(printer.name)).toHaveLength(1)
  let passed = 2 * idleSeconds
  const warned = async () => {
    // The warning stands for thirty seconds: however slow the machine is, one of several looks falls into them.
    await passTime(page, 5)
    passed += 5
    return warning().count()
  }
  await expect.poll(warned, { intervals: [1200], timeout: 90_000 }).toBe(1)
  expect(passed).toBeGreaterThan(120)
  await passTime(page, 30)
  await expect(button('Touch to begin')).toBeVisible()
  await expect.poll(() => openJobs(printer.name)).toEqual([])
  printer.go('paper')
  await page.waitForTimeout(1000)
  expect(printer.printed()).toEqual([])
})
