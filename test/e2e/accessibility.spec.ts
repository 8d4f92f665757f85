import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import { launchKiosk, type Kiosk } from './launch.ts'
import { finish, screens } from './visitor.ts'

const axeSource = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8')

const rules: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
}

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  window = kiosk.window
  window.setDefaultTimeout(10_000)
  await window.getByRole('heading', { level: 1 }).waitFor()
  // Through the debugger's own evaluation, which the page's content security policy does not bind.
  await window.evaluate(axeSource)
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
      await window.getByRole('button', { name: 'Home' }).click()
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
    await window.getByRole('button', { name: 'Home' }).click()
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

/** What axe finds, in short: the rule and where. */
async function violations(window: Page): Promise<string[]> {
  // Colors that are still changing would be measured half-way.
  await window.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)))
  const results = await window.evaluate<AxeResults, RunOptions>(
    (options) => (globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }).axe.run(options),
    rules,
  )
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  )
}
