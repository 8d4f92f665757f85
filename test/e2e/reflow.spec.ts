import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import path from 'node:path'
import { launchKiosk, noPrinters, type Kiosk } from './launch.ts'
import { begin, finish, screens } from './visitor.ts'
import { controlsOnTopOfEachOther, cutOff, outOfReach, resize } from './layout.ts'

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk({ environment: noPrinters })
  window = kiosk.window
  window.setDefaultTimeout(10_000)
  await begin(window)
})
test.afterAll(() => kiosk.discard())
test.afterEach(async () => {
  // In a low window the keys on the screen stand where 'Finish' is.
  await resize(kiosk, { width: 1280, height: 800 })
  await finish(window)
  await window.evaluate(() => (document.adoptedStyleSheets = []))
})

const textSize = (name: 'Normal' | 'Large' | 'Very large') => async () => {
  await window.getByRole('button', { name: 'Text and colors' }).click()
  await window.getByRole('radio', { name, exact: true }).first().check()
  await window.keyboard.press('Escape')
}
const veryLarge = textSize('Very large')
/** WCAG 1.4.12: what a reader may set, and no word may be lost by it. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`
const spaced = () =>
  window.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, spacing)

const ways: { name: string; width: number; height: number; prepare: () => Promise<void> }[] = [
  { name: 'the largest text', width: 1280, height: 800, prepare: veryLarge },
  { name: 'the largest text on a tall screen', width: 1080, height: 1920, prepare: veryLarge },
  { name: 'twice the size (640 × 400)', width: 640, height: 400, prepare: async () => {} },
  { name: 'twice the size and large text', width: 640, height: 400, prepare: textSize('Large') },
  { name: 'twice the size and the largest text', width: 640, height: 400, prepare: veryLarge },
  { name: 'wider spacing of the text', width: 1280, height: 800, prepare: spaced },
]

for (const way of ways) {
  for (const screen of screens) {
    test(`${screen.name} with ${way.name}: nothing is cut off, covered, or wider than the screen`, async () => {
      await resize(kiosk, way)
      await way.prepare()
      await screen.go(window)
      const file = `${screen.name}-${way.name.replace(/[^a-z0-9]+/g, '-')}.png`
      await window.screenshot({ path: path.join(test.info().project.outputDir, 'reflow', file) })
      expect(await cutOff(window)).toEqual([])
      expect(await controlsOnTopOfEachOther(window)).toEqual([])
      const room = await window.evaluate(() => {
        const main = document.querySelector('main')
        return main ? [main.scrollWidth - main.clientWidth, main.clientHeight / innerHeight] : [0, 0]
      })
      expect(room[0], 'sideways scrolling').toBeLessThanOrEqual(1)
      expect(room[1], 'share of the screen for reading').toBeGreaterThan(0.3)
    })
  }
}

for (const size of ['Normal', 'Large', 'Very large'] as const) {
  test(`the staff screens at twice the size, ${size}: nothing is cut off, covered, or wider than the screen`, async () => {
    await resize(kiosk, { width: 640, height: 400 })
    await textSize(size)()
    const dialog = window.getByRole('dialog', { name: 'Staff mode' })
    const main = dialog.getByRole('main')
    await window.keyboard.press('Control+Alt+m')
    await dialog.getByRole('heading', { name: 'PIN' }).waitFor()
    await window.screenshot({
      path: path.join(test.info().project.outputDir, 'reflow', `pin-${size.toLowerCase().replace(' ', '-')}.png`),
    })
    expect.soft(await controlsOnTopOfEachOther(window), 'PIN').toEqual([])
    // The first time it is set, and so typed twice.
    const times = (await dialog.getByRole('heading', { name: 'Set a staff PIN' }).isVisible()) ? 2 : 1
    for (let time = 0; time < times; time++) {
      await window.keyboard.type('482913')
      await window.keyboard.press('Enter')
    }
    await main.waitFor()
    const tabs = dialog.getByRole('navigation', { name: 'Staff screens' }).getByRole('button')
    for (const name of await tabs.allTextContents()) {
      await tabs.filter({ hasText: name.trim() }).click()
      await main.getByRole('heading', { level: 1, name: name.trim() }).waitFor()
      const file = `staff-${name.trim().toLowerCase().replaceAll(' ', '-')}-${size.toLowerCase().replace(' ', '-')}.png`
      await window.screenshot({ path: path.join(test.info().project.outputDir, 'reflow', file) })
      expect.soft(await cutOff(window), name).toEqual([])
      expect.soft(await controlsOnTopOfEachOther(window), name).toEqual([])
      const room = await main.evaluate(({ scrollWidth, clientWidth, clientHeight }) => ({
        sideways: scrollWidth - clientWidth,
        share: clientHeight / innerHeight,
      }))
      expect.soft(room.sideways, `${name}: sideways scrolling`).toBeLessThanOrEqual(1)
      expect.soft(room.share, `${name}: share of the screen for reading`).toBeGreaterThan(0.3)
    }
  })
}

for (const screen of screens) {
  test(`${screen.name} on a tall screen, controls brought down: each can be touched in the lower half`, async () => {
    await resize(kiosk, { width: 1080, height: 1920 })
    await window.getByRole('button', { name: 'Text and colors' }).click()
    await window.getByRole('radio', { name: 'Lower half' }).check()
    await window.keyboard.press('Escape')
    await screen.go(window)
    await window.screenshot({
      path: path.join(test.info().project.outputDir, 'reflow', `${screen.name}-reach.png`),
    })
    expect(await outOfReach(window)).toEqual([])
  })
}

test('the controls are where they were for the next visitor, and stay there on a wide screen', async () => {
  await resize(kiosk, { width: 1080, height: 1920 })
  await window.getByRole('button', { name: 'Text and colors' }).click()
  await window.getByRole('radio', { name: 'Lower half' }).check()
  await window.keyboard.press('Escape')
  const top = () =>
    window.getByRole('heading', { level: 1 }).evaluate((title) => title.getBoundingClientRect().top / innerHeight)
  expect(await top()).toBeGreaterThan(0.5)
  await finish(window)
  await expect(window.locator('html')).toHaveAttribute('data-reach', 'whole')
  await resize(kiosk, { width: 1280, height: 800 })
  await window.getByRole('button', { name: 'Text and colors' }).click()
  await expect(window.getByRole('radio', { name: 'Lower half' })).toBeHidden()
})
