import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { launchKiosk, type Kiosk } from './launch.ts'
import { resize } from './layout.ts'
import { begin, screens } from './visitor.ts'

const pin = '482913'

let kiosk: Kiosk
let page: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  page = kiosk.window
})
test.afterAll(() => kiosk.discard())
test.beforeEach(() => begin(page))

/** Where on the screen the buttons called this are that a finger would hit as the screen stands, nothing moved before. */
const touchable = (name: string) =>
  page.evaluate(
    (name) =>
      [...document.querySelectorAll('button')]
        .filter(({ textContent }) => textContent.trim() === name)
        .map((button) => {
          const { left, right, top, bottom } = button.getBoundingClientRect()
          const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
          return { ...middle, hit: button.contains(document.elementFromPoint(middle.x, middle.y)) }
        })
        .filter(({ hit }) => hit),
    name,
  )

async function touchOnce(name: string): Promise<void> {
  await expect.poll(() => touchable(name), `a '${name}' to touch`).not.toEqual([])
  const at = (await touchable(name)).at(-1)
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0)
}

const staffAsked = () => page.getByRole('dialog', { name: 'Ask our staff' })
const atAttract = () => expect(page.getByRole('button', { name: 'Touch to begin' })).toBeVisible()

/** What can be read on the screen as it stands, by lines of the tree that a screen reader gets. */
const seen = () => page.locator('body').ariaSnapshot()

/** One touch covers all there is, whatever lies over the screen, and another brings it back. */
async function expectCover(): Promise<void> {
  const before = await seen()
  await touchOnce('Hide')
  await expect(page.getByRole('heading', { name: 'This screen is hidden' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Touch to come back' })).toBeFocused()
  expect(await touchable('Hide')).toEqual([])
  await page.mouse.click(40, 40)
  await expect(page.getByRole('heading', { name: 'This screen is hidden' })).toHaveCount(0)
  // Of several, the one that was touched: nothing lies over it.
  expect(await touchable('Hide')).toHaveLength(1)
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent.trim())).toBe('Hide')
  await expect.poll(seen).toBe(before)
}

/** From where the visitor is: one touch to the cover, one to our staff, one to the end from there, and one to the end from here. */
async function expectWaysOut(go: () => Promise<void>, covered = false): Promise<void> {
  await go()
  if (!covered) await expectCover()
  await touchOnce('Ask our staff')
  await expect(staffAsked()).toBeVisible()
  if (!covered) await expectCover()
  await touchOnce('Finish')
  await atAttract()
  await begin(page)
  await go()
  await touchOnce('Finish')
  await atAttract()
}

for (const screen of screens.filter(({ name }) => !['attract', 'staff'].includes(name))) {
  test(`${screen.name}: the cover, our staff and the end are one touch away`, () =>
    expectWaysOut(() => screen.go(page), screen.name === 'hidden'))
}

test('with the keys on a low screen: the cover, our staff and the end are one touch away', async () => {
  await resize(kiosk, { width: 640, height: 400 })
  try {
    await expectWaysOut(async () => {
      await page
        .getByRole('link', { name: /^Search/ })
        .first()
        .click()
      await page.getByRole('region', { name: 'Keyboard' }).waitFor()
    })
  } finally {
    await resize(kiosk, { width: 1280, height: 800 })
  }
})

test('the PIN pad, that somebody may come to unawares', async () => {
  await expectWaysOut(async () => {
    await page.keyboard.press('Control+Alt+m')
    await page.getByRole('heading', { level: 1, name: 'Set a staff PIN' }).waitFor()
  })
})

test('the staff screens and a dialog over them; the end locks them', async () => {
  const enter = async (times: number) => {
    await page.keyboard.press('Control+Alt+m')
    await page.getByRole('button', { name: 'OK', exact: true }).waitFor()
    for (let time = 0; time < times; time++) {
      await page.keyboard.type(pin)
      await page.getByRole('button', { name: 'OK', exact: true }).click()
    }
    await page.getByRole('heading', { level: 1, name: 'Printers' }).waitFor()
  }
  await enter(2)
  await touchOnce('Finish')
  await atAttract()
  await begin(page)
  await expectWaysOut(() => enter(1))
  for (const [screen, opens, dialog] of [
    ['Diagnostics', 'Save to a USB stick', 'Save to a USB stick'],
    ['Restart and exit', 'Restart', /./],
  ] as const) {
    await begin(page)
    await expectWaysOut(async () => {
      await enter(1)
      await page.getByRole('button', { name: screen }).click()
      await page.getByRole('main').getByRole('button', { name: opens }).first().click()
      await page.getByRole('dialog', { name: dialog }).last().waitFor()
    })
  }
  const answer = await page.evaluate(() => window.kiosk.call('counts:read', null))
  expect(answer).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
})
