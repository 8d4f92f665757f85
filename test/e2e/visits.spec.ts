import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { screenProblems } from './ax-tree.ts'
import { addAxe, violations } from './axe.ts'
import { passTime } from './clock.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { smallTargets } from './layout.ts'
import { begin, chooseSubtype } from './visitor.ts'

/** The shortest the settings allow: ten quiet seconds, then the warning. */
const idleSeconds = 40
const marked = 'palbociclib'

let kiosk: Kiosk
let page: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk({ settings: { idleSeconds } })
  page = kiosk.window
  await addAxe(page)
})

test.afterAll(() => kiosk.discard())

const warning = () => page.getByRole('alertdialog', { name: 'Are you still there?' })
const beginButton = () => page.getByRole('button', { name: 'Touch to begin' })
/** Lets time pass for the page in steps of three seconds, while nobody touches it, until something is there. */
const beIdle = (count: () => Promise<number>) =>
  expect
    .poll(
      async () => {
        await passTime(page, 3)
        return count()
      },
      { intervals: [400], timeout: 25_000 },
    )
    .toBe(1)

test('questions pass by until a key or a touch anywhere begins a visit', async () => {
  await expect(beginButton()).toBeFocused()
  const question = () => page.getByText(/\?$/).filter({ visible: true }).first().textContent()
  const first = await question()
  await expect.poll(question).not.toBe(first)
  await page.keyboard.press('Shift')
  await expect(beginButton()).toBeVisible()
  await page.mouse.click(40, 40)
  await expect(page.getByRole('heading', { level: 1, name: /^Living with/ })).toBeFocused()
  // Ended with a key that is still held down when the attract screens come: it does not begin the next visit.
  await page.getByRole('button', { name: 'Finish' }).focus()
  await page.keyboard.press('Enter')
  await expect(beginButton()).toBeFocused()
  await page.keyboard.press('a')
  await expect(page.getByRole('heading', { level: 1, name: /^Living with/ })).toBeFocused()
  await page.getByRole('button', { name: 'Finish' }).click()
})

test('an idle visitor is warned, can stay, and is forgotten in the end', async () => {
  await begin(page)
  await chooseSubtype(page)
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await page.getByRole('link', { name: /^Search/ }).click()
  await page.getByRole('textbox').fill(marked)

  await expect(warning()).toBeVisible()
  await page.screenshot({ path: path.join(test.info().project.outputDir, 'screens', 'idle-1280x800.png') })
  const stay = page.getByRole('button', { name: 'I am still here' })
  await expect(stay).toBeFocused()
  expect(await screenProblems(page)).toEqual([])
  expect(await violations(page)).toEqual([])
  expect(await smallTargets(page)).toEqual([])
  const counted = () => warning().locator('svg text').textContent().then(Number)
  const before = await counted()
  expect(before).toBeLessThanOrEqual(30)
  await expect.poll(counted).toBeLessThan(before)
  await stay.click()
  await expect(warning()).toBeHidden()
  await expect(page.getByRole('textbox')).toHaveValue(marked)

  await beIdle(() => warning().count())
  await warning().getByRole('button', { name: 'Ask our staff' }).click()
  await expect(warning()).toBeHidden()
  await expect(page.getByRole('dialog', { name: 'Ask our staff' })).toBeVisible()
  await page.keyboard.press('Escape')

  await expect(warning()).toBeVisible()
  await expect(beginButton()).toBeVisible()
  expect(await page.content()).not.toContain(marked)
  await begin(page)
  await beIdle(() => warning().count())
  await warning().getByRole('button', { name: 'Finish' }).click()
  await expect(beginButton()).toBeVisible()
  await begin(page)
  await expect(page.getByRole('button', { name: 'Back' })).toBeHidden()
  await page.getByRole('link', { name: /^Search/ }).click()
  await expect(page.getByRole('textbox')).toHaveValue('')
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await page.getByRole('link', { name: /^For nurses/ }).click()
  await expect(page.getByText('Type not known yet')).toBeVisible()
  await page.getByRole('button', { name: 'Finish' }).click()
})

test('a hidden screen shows and says nothing of what lies behind, and comes back as it was', async () => {
  await begin(page)
  await page.getByRole('link', { name: /^Search/ }).click()
  await page.getByRole('textbox').fill(marked)
  const hide = page.getByRole('button', { name: 'Hide', exact: true })
  await hide.click()
  const back = page.getByRole('button', { name: 'Touch to come back' })
  await expect(back).toBeFocused()
  const seen = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('a, input, nav, h1, h2')]
      .filter((element) => element.checkVisibility({ checkVisibilityCSS: true }))
      .map(({ textContent }) => textContent),
  )
  expect(seen).toEqual(['This screen is hidden'])
  expect(await page.locator('body').ariaSnapshot()).not.toMatch(/palbociclib|Search/i)
  const reached = new Set<string>()
  for (let tabs = 0; tabs < 6; tabs++) {
    await page.keyboard.down('Tab')
    reached.add(
      await page.evaluate(() =>
        document.activeElement === document.body ? '' : (document.activeElement?.textContent ?? '').trim(),
      ),
    )
  }
  expect([...reached].filter(Boolean).sort()).toEqual(['Ask our staff', 'Finish', 'Touch to come back'])
  await page.mouse.click(40, 40)
  await expect(page.getByRole('textbox')).toHaveValue(marked)
  await expect(hide).toBeFocused()
})

test('behind the cover time runs, too: the visitor is warned, can stay hidden, and is forgotten in the end', async () => {
  await page.getByRole('textbox').fill(marked)
  await page.getByRole('button', { name: 'Hide', exact: true }).click()
  await beIdle(() => warning().count())
  await page.getByRole('button', { name: 'I am still here' }).click()
  await expect(warning()).toBeHidden()
  await expect(page.getByRole('heading', { name: 'This screen is hidden' })).toBeVisible()
  await beIdle(() => warning().count())
  await beIdle(() => beginButton().count())
  expect(await page.content()).not.toContain(marked)
})

/** Keys with something lying on them: what a browser gets, repeated by the system. */
const held = [
  { key: 'Shift', code: 'ShiftLeft', windowsVirtualKeyCode: 16 },
  { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  { key: 'F2', code: 'F2', windowsVirtualKeyCode: 113 },
  { key: 'AudioVolumeUp', code: 'AudioVolumeUp', windowsVirtualKeyCode: 175 },
]
for (const key of held) {
  test(`a key that is held down keeps no visit open, and begins none: ${key.key}`, async () => {
    const devtools = await page.context().newCDPSession(page)
    const down = (autoRepeat: boolean) =>
      devtools.send('Input.dispatchKeyEvent', { type: 'text' in key ? 'keyDown' : 'rawKeyDown', ...key, autoRepeat })
    await begin(page)
    await page
      .getByRole('main')
      .getByRole('link', { name: /^Search/ })
      .click()
    await page.getByRole('textbox').fill(marked)
    await down(false)
    const repeatUntil = async (state: () => Promise<unknown>) => {
      await expect
        .poll(
          async () => {
            for (let times = 0; times < 5; times++) await down(true)
            await passTime(page, 3)
            return state()
          },
          { intervals: [400], timeout: 25_000 },
        )
        .toBe(1)
    }
    await repeatUntil(() => warning().count())
    await repeatUntil(() => beginButton().count())
    await expect(beginButton()).toBeFocused()
    for (let times = 0; times < 10; times++) await down(true)
    await expect(beginButton()).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: /^Living with/ })).toHaveCount(0)
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
    await expect(beginButton()).toBeVisible()
    await devtools.detach()
  })
}

test('who presses a key while being warned stays; one that bounces by itself does not', async () => {
  await begin(page)
  const warn = () => beIdle(() => warning().count())
  await warn()
  await page.keyboard.press('a')
  await expect(warning()).toBeHidden()
  await warn()
  await page.getByRole('button', { name: 'I am still here' }).click()
  await expect(warning()).toBeHidden()
  // Down and up again and again, on the button that has the focus too; each time takes almost half a second of the clock.
  await page.evaluate(() => {
    let ahead = 0
    const now = performance.now.bind(performance)
    performance.now = () => now() + ahead
    const bounce = () => {
      ahead += 400
      const target = document.activeElement ?? document.body
      const key = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }
      if (target.dispatchEvent(new KeyboardEvent('keydown', key)) && target instanceof HTMLButtonElement) target.click()
      target.dispatchEvent(new KeyboardEvent('keyup', key))
    }
    document.querySelector('main')?.focus()
    setInterval(bounce, 50)
  })
  await expect(beginButton()).toBeVisible()
})

test('a PIN pad that was opened at the attract screens and left alone gives way to them, half a PIN and all', async () => {
  const pad = page.getByRole('heading', { level: 1, name: 'Set a staff PIN' })
  const typed = page.getByRole('dialog').getByText('3 digits', { exact: true })
  await page.keyboard.press('Control+Alt+m')
  await pad.waitFor()
  await page.keyboard.type('482')
  await expect(typed).toBeAttached()
  await beIdle(() => warning().count())
  await beIdle(() => beginButton().count())
  await expect(pad).toHaveCount(0)
  await page.keyboard.press('Control+Alt+m')
  await pad.waitFor()
  await expect(typed).toHaveCount(0)
})
