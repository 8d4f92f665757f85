import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { addAxe, violations } from './axe.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { begin, finish, screens } from './visitor.ts'

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  window = kiosk.window
  window.setDefaultTimeout(10_000)
  await begin(window)
  await addAxe(window)
})

test.afterAll(() => kiosk.discard())
test.afterEach(() => finish(window))

for (const screen of screens) {
  test(`${screen.name}: axe finds nothing`, async () => {
    await screen.go(window)
    expect(await violations(window)).toEqual([])
  })
}

for (const theme of ['Dark', 'High contrast']) {
  test(`colors are strong enough in ${theme}`, async () => {
    await window.getByRole('button', { name: 'Text and colors' }).click()
    await window.getByRole('radio', { name: theme }).check()
    await window.keyboard.press('Escape')
    for (const name of ['topics', 'page', 'medicine', 'search-results', 'chooser', 'nurse']) {
      await screens.find((screen) => screen.name === name)?.go(window)
      expect(await violations(window), name).toEqual([])
      await window.getByRole('button', { name: 'Home', exact: true }).click()
    }
  })
}

test('the largest text reflows: nothing needs sideways scrolling', async () => {
  await window.getByRole('button', { name: 'Text and colors' }).click()
  await window.getByRole('radio', { name: 'Very large' }).check()
  await window.keyboard.press('Escape')
  for (const name of ['topics', 'page', 'medicine', 'search', 'chooser', 'nurse', 'questions']) {
    await screens.find((screen) => screen.name === name)?.go(window)
    const overflow = await window.getByRole('main').evaluate((main) => main.scrollWidth - main.clientWidth)
    expect(overflow, name).toBeLessThanOrEqual(1)
    await window.getByRole('button', { name: 'Home', exact: true }).click()
  }
})

test('by keyboard alone: Tab shows where one is, Enter follows, Escape closes, focus returns to the title', async () => {
  await window.keyboard.press('Tab')
  const first = window.getByRole('link', { name: /^Read the guide/ })
  await expect(first).toBeFocused()
  expect(await first.evaluate((element) => getComputedStyle(element).outlineWidth)).not.toBe('0px')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused()

  await window.getByRole('button', { name: 'Ask our staff' }).focus()
  await window.keyboard.press('Space')
  const dialog = window.getByRole('dialog', { name: 'Ask our staff' })
  await expect(dialog).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(window.getByRole('button', { name: 'Ask our staff' })).toBeFocused()
})
