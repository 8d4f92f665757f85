import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { addQueue, printedFiles, removeQueue, startCups, textOf, withoutSpace } from './cups.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { resize } from './layout.ts'
import { waitForPreview } from './visitor.ts'

const queue = 'MBCGuideNurse'
const pin = '482913'
/** A practiced hand: to find a large button and touch it, in seconds (Card, Moran and Newell: M 1.35 + P 1.1). */
const secondsPerTouch = 2.45

/** A bundle of an earlier program, with a part that handouts no longer have. */
const old = {
  name: 'Exercise at home',
  subtype: null,
  length: 'full',
  parts: ['exercise-plan', 'pain-diary'],
  largePrint: false,
}

let kiosk: Kiosk
let window: Page
let printer: boolean
const undo: (() => Promise<unknown>)[] = []

test.beforeAll(async () => {
  const missing = (await startCups()) ?? (await addQueue(queue))
  printer = missing === null
  if (missing) console.log(`Nothing is printed on the nurse's path: ${missing}`)
  else undo.push(() => removeQueue(queue))
  const earlier = printedFiles()
  undo.push(async () => {
    for (const file of printedFiles()) if (!earlier.includes(file)) await rm(file)
  })
  const profile = mkdtempSync(path.join(tmpdir(), 'mbc-guide-test-'))
  writeFileSync(path.join(profile, 'bundles.json'), JSON.stringify({ format: 1, bundles: [old] }))
  kiosk = await launchKiosk({ systemPrinters: true, settings: { defaultPrinter: queue }, profile })
  undo.unshift(() => kiosk.discard())
  window = kiosk.window
})

test.afterAll(async () => {
  for (const step of undo) await step()
})

test.afterEach(async () => {
  await window.keyboard.press('Escape')
  await window.getByRole('button', { name: 'Finish' }).first().click()
  await window.getByRole('button', { name: 'Touch to begin' }).waitFor()
})

const button = (name: string | RegExp) => window.getByRole('button', { name, exact: typeof name === 'string' }).first()
const begin = () => button('Touch to begin')
const forNurses = () => window.getByRole('link', { name: /^For nurses/ })
const type = (name: RegExp) => window.getByRole('radio', { name })
const printNow = () => button(/^Print now/)
const side = () => window.getByRole('complementary', { name: 'Handout for' })
const open = (title: string) => window.locator('summary').filter({ hasText: title }).click()

/** Touches one after the other, and no more; how many there were, and how long the machine took for them, in seconds. */
async function touch(...targets: (() => Locator)[]): Promise<{ touches: number; seconds: number }> {
  const start = performance.now()
  for (const target of targets) {
    const found = target()
    await expect(found).toBeEnabled()
    await found.click({ force: (await found.getAttribute('type')) === 'radio' })
  }
  return { touches: targets.length, seconds: (performance.now() - start) / 1000 }
}

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
] as const
const picture = (name: string) => path.join(test.info().project.outputDir, 'screens', `${name}.png`)
/** The screen as it stands, in each of the sizes. */
async function pictures(name: string): Promise<void> {
  for (const size of sizes) {
    await resize(kiosk, size)
    await window.screenshot({ path: picture(`${name}-${size.width}x${size.height}`) })
  }
  await resize(kiosk, sizes[0])
}

/** From the attract screens to a form with a type and a note, which takes the staff PIN once. */
async function enterNote(note: string): Promise<void> {
  await window.evaluate(setPin, pin)
  await touch(
    begin,
    forNurses,
    () => type(/^HER2\+ HR\+/),
    () => button(/^Preview first/),
  )
  await waitForPreview(window)
  await open('Note for you')
  await expect(window.getByRole('textbox', { name: 'Note for you' })).toHaveCount(0)
  await button('Enter the staff PIN to write a note').click()
  const pad = window.getByRole('dialog', { name: 'Staff PIN for a note' })
  for (const typed of ['111111', pin]) {
    await expect(pad.getByRole('button', { name: 'Cancel' })).toBeVisible()
    for (const digit of typed) await pad.getByRole('button', { name: digit, exact: true }).click()
    await pad.getByRole('button', { name: 'OK' }).click()
    if (typed !== pin) await expect(pad.getByRole('alert')).toHaveText('That is not the PIN.')
  }
  await expect(pad).toHaveCount(0)
  const field = window.getByRole('textbox', { name: 'Note for you' })
  await expect(field).toBeFocused()
  await field.fill(note)
  await button('Hide keyboard').click()
  await button('Back').click()
  await expect(side()).toContainText('With your note:')
}

/** Until the pages are out; the text of the file they went to. */
async function printed(before: readonly string[]): Promise<string> {
  await expect(window.getByRole('dialog', { name: 'Print' })).toContainText('Printed. Please take your pages', {
    timeout: 40_000,
  })
  const [file] = printedFiles().filter((name) => !before.includes(name))
  return textOf(new Uint8Array(readFileSync(file ?? '')))
}

test('from the attract screens to paper in four touches, by the type', async () => {
  test.skip(!printer, 'there is no CUPS here')
  const before = printedFiles()
  const { touches, seconds } = await touch(begin, forNurses, () => type(/^HER2\+ HR\+/), printNow)
  expect(touches).toBeLessThanOrEqual(5)
  const nurse = touches * secondsPerTouch + seconds
  console.log(
    `${touches} touches; the machine took ${seconds.toFixed(1)} s, a practiced nurse about ${nurse.toFixed(0)} s`,
  )
  expect(await printed(before)).toContain(withoutSpace('HER2-positive'))
})

test('after Printed it is said for whom the next one is; for the next patient everything is gone', async () => {
  test.skip(!printer, 'there is no CUPS here')
  await enterNote('Blood test on Monday.')
  await touch(() => window.getByRole('radio', { name: 'Woman', exact: true }))
  const before = printedFiles()
  await touch(printNow)
  const first = await printed(before)
  expect(first).toContain(withoutSpace('typed at this kiosk. It is not from the guide.'))
  expect(first).toContain(withoutSpace('Blood test on Monday.'))
  const dialog = window.getByRole('dialog', { name: 'Print' })
  await expect(dialog.getByRole('button', { name: /^(Same|Next) patient/ })).toHaveCount(2)
  await expect(dialog.getByRole('button', { name: 'Close' })).toHaveCount(0)
  await window.keyboard.press('Escape')
  await expect(dialog).toBeVisible()
  expect(await violations(window)).toEqual([])
  await pictures('nurse-printed')

  // The same patient: all of it is still there, and the type is asked about.
  await button('Same patient').click()
  await expect(side()).toContainText('Blood test on Monday.')
  await touch(() => type(/^HER2\+ HR−/))
  const question = window.getByRole('dialog', { name: 'Same or next patient?' })
  await expect(question).toBeVisible()
  expect(await violations(window)).toEqual([])
  await pictures('nurse-patient')
  await touch(() => question.getByRole('button', { name: /^Next patient/ }))
  await expect(type(/^HER2\+ HR−/)).toBeChecked()
  await expect(window.getByRole('heading', { level: 1, name: 'Print a handout' })).toBeFocused()
  await expect(side()).toContainText('Sex: Not stated')
  await expect(side()).not.toContainText('Blood test')
  const between = printedFiles()
  await touch(printNow)
  const second = await printed(between)
  expect(second).not.toContain(withoutSpace('typed at this kiosk'))
  expect(second).not.toContain(withoutSpace('Blood test'))

  // By the keys, the next patient's form is empty, and a note takes the PIN again.
  await window.keyboard.press('F2')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await expect(side()).toContainText('Choose the type first.')
  await touch(
    () => type(/^HER2\+ HR−/),
    () => button(/^Preview first/),
  )
  await waitForPreview(window)
  await open('Note for you')
  await expect(button('Enter the staff PIN to write a note')).toBeVisible()
  await expect(window.getByRole('textbox', { name: 'Note for you' })).toHaveCount(0)
})

test('what a visitor chose before is not taken into the form unasked', async () => {
  await touch(begin)
  await window.getByRole('link', { name: /^Questions to ask/ }).click()
  await window.getByRole('main').getByRole('checkbox').first().check({ force: true })
  await button('Home').click()
  await touch(forNurses)
  const question = window.getByRole('dialog', { name: 'Same or next patient?' })
  await touch(() => question.getByRole('button', { name: /^Next patient/ }))
  await touch(() => type(/^HER2\+ HR−/))
  await expect(printNow()).toBeEnabled()
  await expect(side()).not.toContainText('picked on the screen')
})

for (const size of sizes) {
  test(`sex, removed medicines and a long note stand beside Print now at ${size.width}x${size.height}`, async () => {
    await resize(kiosk, size)
    await enterNote(Array.from({ length: 8 }, (_, line) => `${line} ${'please read this line '.repeat(3)}`).join('\n'))
    await touch(() => button(/^Preview first/))
    await waitForPreview(window)
    await open('Medicines to print')
    const medicines = window.getByRole('group', { name: 'Medicines to print' }).getByRole('checkbox')
    for (let at = 0; at < Math.min(6, await medicines.count()); at++) await medicines.nth(at).uncheck()
    await button('Back').click()
    await expect(printNow()).toBeEnabled()
    await expect(side()).toContainText(/\d pages/)
    await window.screenshot({ path: picture(`nurse-beside-print-${size.width}x${size.height}`) })
    for (const words of ['Sex: Not stated', /^Removed: .+ more$/, /^With your note: “0 please read this .+…”$/])
      await expect(side().getByText(words)).toBeInViewport({ ratio: 1 })
    await expect(printNow()).toBeInViewport({ ratio: 1 })
    await resize(kiosk, sizes[0])
  })
}

test('a note of nine lines says what is wrong, and is not printed', async () => {
  await enterNote('a\nb\nc\nd\ne\nf\ng\nh')
  await touch(() => button(/^Preview first/))
  await waitForPreview(window)
  await open('Note for you')
  await window.getByRole('textbox', { name: 'Note for you' }).fill('a\nb\nc\nd\ne\nf\ng\nh\ni')
  await expect(window.getByRole('alert').filter({ hasText: 'has 9 lines and may have 8' })).toBeVisible()
  await expect(window.getByText('The note has too many lines.')).toBeVisible()
  await expect(button(/^Print$/)).toBeDisabled()
  await button('Hide keyboard').click()
  await pictures('handout-note')
})

test('from the attract screens to paper in four touches, by a bundle', async () => {
  test.skip(!printer, 'there is no CUPS here')
  const before = printedFiles()
  const { touches } = await touch(begin, forNurses, () => button(/^New diagnosis, triple-negative/), printNow)
  expect(touches).toBeLessThanOrEqual(5)
  expect((await printed(before)).toLowerCase()).toContain('triple-negative')
})

test('the paper that two sides take is said before printing, in the dialog and in the form', async () => {
  test.skip(!printer, 'there is no CUPS here')
  await touch(
    begin,
    forNurses,
    () => type(/^HER2\+ HR\+/),
    () => side().getByRole('radio', { name: 'Full' }),
  )
  await expect(side()).toContainText(/\d+ pages/)
  await button(/Change/).click()
  const dialog = window.getByRole('dialog', { name: 'Print' })
  await expect(dialog).toContainText(/(\d+) pages on \1 sheets of paper\./)
  await dialog.getByRole('radio', { name: 'Both sides' }).check()
  const paper = /\d+ pages on \d+ sheets of paper, .+ left empty on purpose\./
  await expect(dialog).toContainText(paper)
  await window.screenshot({ path: path.join(test.info().project.outputDir, 'screens', 'print-two-sides.png') })
  await window.keyboard.press('Escape')
  await expect(side()).toContainText(paper)
  await window.screenshot({ path: path.join(test.info().project.outputDir, 'screens', 'nurse-two-sides.png') })
})

test('after trastuzumab it asks how soon the cancer came back, and takes a yes for a later treatment', async () => {
  const question = window.getByRole('group', {
    name: 'Did the cancer spread during trastuzumab, or come back within 12 months after it ended?',
  })
  const line = window.getByRole('group', { name: 'Treatment for metastatic disease' })
  await touch(
    begin,
    forNurses,
    () => type(/^HER2\+ HR−/),
    () => line.getByRole('radio', { name: 'First' }),
  )
  await expect(question).toHaveCount(0)
  await window.getByRole('checkbox', { name: 'Trastuzumab' }).check({ force: true })
  await expect(side()).toContainText('Not filled in: sex, spread, other tests, and time since trastuzumab')
  await question.getByRole('radio', { name: 'Yes' }).check({ force: true })
  await expect(line.getByRole('radio', { name: 'Later' })).toBeChecked()
  await expect(side()).toContainText('second or later step of treatment')
  await question.scrollIntoViewIfNeeded()
  await window.screenshot({ path: path.join(test.info().project.outputDir, 'screens', 'nurse-trastuzumab.png') })
  expect(await violations(window)).toEqual([])
  await question.getByRole('radio', { name: 'No', exact: true }).check({ force: true })
  await expect(line.getByRole('radio', { name: 'First' })).toBeChecked()
})

test('what was chosen for one person, copies and sides too, is said in the form and gone when it is emptied', async () => {
  test.skip(!printer, 'there is no CUPS here')
  await touch(
    begin,
    forNurses,
    () => type(/^HER2\+ HR\+/),
    () => button(/Change/),
  )
  const dialog = window.getByRole('dialog', { name: 'Print' })
  await dialog.getByRole('button', { name: 'One copy more' }).click()
  await dialog.getByRole('radio', { name: 'Both sides' }).check()
  await window.keyboard.press('Escape')
  await expect(side()).toContainText('2 copies')
  await expect(side()).toContainText(/sheets? of paper/)
  await touch(
    () => button('Clear the form'),
    () => type(/^HR− HER2−/),
  )
  await expect(side()).toContainText(/2 pages/)
  await expect(side()).not.toContainText(/\d copies|sheets? of paper/)
})

test('with a keyboard: a key for the form, one for the type, one to print', async () => {
  test.skip(!printer, 'there is no CUPS here')
  const before = printedFiles()
  // The page is new with each visit, and takes keys as soon as the window has given it the focus.
  await expect(async () => {
    await window.keyboard.press('F2')
    await expect(window.getByRole('heading', { level: 1, name: 'Print a handout' })).toBeFocused({ timeout: 1000 })
  }).toPass()
  await expect(printNow()).toContainText('F9')
  await window.keyboard.press('4')
  await expect(type(/^HR− HER2−/)).toBeChecked()
  await expect(printNow()).toBeEnabled()
  await window.keyboard.press('F9')
  expect((await printed(before)).toLowerCase()).toContain('triple-negative')
})

test('before printing it says for whom, how many pages, what they hold and what was left open', async () => {
  await touch(begin, forNurses)
  await expect(side()).toContainText('Choose the type first.')
  await expect(printNow()).toBeDisabled()
  await touch(() => type(/^HR\+ HER2−/))
  await expect(side()).toContainText('Hormone receptor-positive, HER2-negative')
  await expect(side()).toContainText(/2 pages/)
  await expect(side()).toContainText(/Contents: .*Questions to ask/)
  await expect(side()).toContainText('Not filled in: sex, menopause, treatment line, spread')
  await window.getByRole('radio', { name: 'Full' }).check()
  await expect(side()).toContainText(/([6-9]|1\d) pages/)
  await window.getByRole('group', { name: 'Spread to' }).getByRole('checkbox', { name: 'Bones' }).check()
  await expect(side()).toContainText('spread to bone')
  await expect(side()).not.toContainText('treatment line, spread')
  await expect(side()).toContainText(/Contents: .*[Bb]one/)
  expect(await violations(window)).toEqual([])
})

test('what is incomplete is said in the way of the button, and what contradicts is not printed', async () => {
  await touch(begin, forNurses, () =>
    window.getByRole('group', { name: /^Hormone receptors/ }).getByRole('radio', { name: 'Positive' }),
  )
  await expect(side()).toContainText('The type is not complete. This handout is for every type of breast cancer.')
  await expect(button(/^Print without a type/)).toBeEnabled()
  await expect(printNow()).toBeHidden()

  await touch(() => type(/^HER2\+ HR\+/))
  await expect(printNow()).toBeEnabled()
  await window.getByRole('radio', { name: 'Man', exact: true }).check()
  await window.getByRole('group', { name: 'Menopause' }).getByRole('radio', { name: 'After' }).check()
  await expect(side().getByRole('alert')).toContainText('A man has no menopausal status')
  await expect(printNow()).toBeDisabled()
  await expect(button(/^Preview first/)).toBeDisabled()
  await window.keyboard.press('F9')
  await window.keyboard.press('F8')
  await expect(window.getByRole('dialog')).toHaveCount(0)
  await expect(window.getByRole('heading', { level: 1, name: 'Print a handout' })).toBeVisible()
})

test('a bundle that names a part which is gone says so, and prints the rest', async () => {
  await touch(begin, forNurses, () => type(/^HER2\+ HR\+/))
  const card = button(/^Exercise at home/)
  await expect(card).toContainText('A part no longer exists: exercise-plan. It will be left out.')
  await touch(() => card)
  await expect(card).toHaveAttribute('aria-pressed', 'true')
  await expect(side()).toContainText(/Contents: .*pain/i)
  await expect(printNow()).toBeEnabled()
})

test('a medicine taken out for one type is back for another, and the form says what was chosen', async () => {
  await touch(
    begin,
    forNurses,
    () => type(/^HER2\+ HR\+/),
    () => button(/^Preview first/),
  )
  await waitForPreview(window)
  await open('Medicines to print')
  const first = window.getByRole('group', { name: 'Medicines to print' }).getByRole('checkbox').first()
  const name = (await first.locator('..').innerText()).trim()
  await first.uncheck()
  await button('Back').click()
  await expect(side()).toContainText(`Removed: ${name}`)
  await touch(() => type(/^HER2\+ HR−/))
  await expect(side()).not.toContainText('Removed:')
  await touch(() => button('Clear the form'))
  await expect(printNow()).toBeDisabled()
})

test('choices that two visits printed with are offered to the third, and nothing of them is on the disk', async () => {
  test.skip(!printer, 'there is no CUPS here')
  const lately = () => window.getByRole('heading', { name: 'Recently printed' })
  for (const visit of [1, 2]) {
    await touch(begin, forNurses, () => type(/^HER2\+ HR\+/))
    if (visit === 2) await expect(lately()).toBeHidden()
    await touch(() => button(/^Preview first/))
    await waitForPreview(window)
    await open('Parts to print')
    await window.getByRole('checkbox', { name: 'Caregiving plan' }).check()
    await expect(window.getByText(/ready to print/)).toBeVisible()
    const before = printedFiles()
    await button(/^Print/).click()
    await window.getByRole('dialog', { name: 'Print' }).getByRole('button', { name: 'Print now' }).click()
    await printed(before)
    await expect(window.getByRole('dialog').getByText(/^Printed\./)).toBeVisible()
    await window.keyboard.press('Escape')
    await button('Finish').click()
  }
  await touch(begin, forNurses)
  await expect(lately()).toBeVisible()
  const card = button(/^Short, \d parts.*Caregiving plan/)
  await expect(card).toBeVisible()
  await window.screenshot({ path: 'test-results/e2e-ui/screens/nurse-lately.png' })
  await touch(
    () => type(/^HR− HER2−/),
    () => card,
  )
  await expect(card).toHaveAttribute('aria-pressed', 'true')
  await expect(side()).toContainText(/Contents: .*Who helps with what/)
  expect(await filesNaming(kiosk.profile, 'caregiving-plan')).toEqual([])
})

test('choices are saved as a bundle by staff, and stand in the form from then on', async () => {
  await window.evaluate(setPin, pin)
  await touch(
    begin,
    forNurses,
    () => type(/^HR− HER2−/),
    () => button(/^Preview first/),
  )
  await waitForPreview(window)
  await open('Parts to print')
  await window.getByRole('checkbox', { name: 'Pain diary' }).check()
  await open('Save as a bundle')
  await button('Enter the staff PIN').click()
  for (const digit of pin) await window.getByRole('button', { name: digit, exact: true }).click()
  await button('OK').click()
  const name = window.getByRole('textbox', { name: 'Name of the bundle' })
  const save = button('Save this bundle')
  await expect(save).toBeDisabled()
  await name.fill('first VISIT, two pages')
  await button('Hide keyboard').click()
  await save.click()
  await expect(window.getByRole('alert')).toContainText('comes with the guide')
  await name.fill('Pain at home')
  await button('Hide keyboard').click()
  await window.getByRole('radio', { name: 'Triple-negative' }).check()
  expect(await violations(window)).toEqual([])
  await window.screenshot({ path: 'test-results/e2e-ui/screens/save-bundle.png' })
  await save.click()
  await expect(window.getByText('“Pain at home” is saved.')).toBeVisible()
  await name.fill('pain AT home')
  await expect(window.getByText('Saving will replace it.')).toBeVisible()
  await button('Hide keyboard').click()
  await button('Back').click()
  await expect(button(/^Pain at home/)).toHaveAttribute('aria-pressed', 'true')
  await touch(() => type(/^HER2\+ HR\+/))
  await expect(button(/^Pain at home/)).toBeHidden()
  const kept: unknown = JSON.parse(readFileSync(path.join(kiosk.profile, 'bundles.json'), 'utf8'))
  expect(kept).toMatchObject({
    bundles: [old, { name: 'Pain at home', subtype: 'triple-negative', length: 'short' }],
  })
})

async function setPin(pin: string): Promise<void> {
  await globalThis.window.kiosk.call('staff:set-pin', { pin })
  await globalThis.window.kiosk.call('staff:leave', null)
}

/** Files below a folder that hold a text. */
async function filesNaming(folder: string, text: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  const holds = await Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const found = await stat(file).catch(() => null)
      return Boolean(found?.isFile()) && (await readFile(file).catch(() => '')).includes(text)
    }),
  )
  return names.filter((_, index) => holds[index])
}
