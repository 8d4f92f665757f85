import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import path from 'node:path'
import { launchKiosk, type Kiosk } from './launch.ts'
import { controlsOnTopOfEachOther, cutOff, outOfReach, picture, resize, settled } from './layout.ts'
import { begin, finish, screens, SharedVisit } from './visitor.ts'

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  window = kiosk.window
  await begin(window)
})
test.afterAll(() => kiosk.discard())

const visit = new SharedVisit(async () => {
  // In a low window the keys on the screen stand where 'Finish' is.
  await resize(kiosk, { width: 1280, height: 800 })
  await window.evaluate(() => (document.adoptedStyleSheets = []))
  await finish(window)
})

const textSize = (name: 'Normal' | 'Large' | 'Very large') => async () => {
  await window.getByRole('button', { name: 'Text and colors' }).click()
  await window.getByRole('radio', { name, exact: true }).first().check()
  await window.keyboard.press('Escape')
}
/** WCAG 1.4.12: what a reader may set, and no word may be lost by it. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`
const space = (css: string | null) =>
  window.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css ?? '')
    document.adoptedStyleSheets = css === null ? [] : [sheet]
  }, css)

const ways: { name: string; size: 'Normal' | 'Large' | 'Very large'; width: number; height: number; css?: string }[] = [
  { name: 'the largest text', size: 'Very large', width: 1280, height: 800 },
  { name: 'the largest text on a tall screen', size: 'Very large', width: 1080, height: 1920 },
  { name: 'twice the size and the largest text', size: 'Very large', width: 640, height: 400 },
  { name: 'twice the size and large text', size: 'Large', width: 640, height: 400 },
  { name: 'wider spacing of the text', size: 'Normal', width: 1280, height: 800, css: spacing },
  { name: 'twice the size (640 × 400)', size: 'Normal', width: 640, height: 400 },
]

for (const screen of screens) {
  for (const way of ways) {
    test(`${screen.name} with ${way.name}: nothing is cut off, covered, or wider than the screen`, async () => {
      await visit.at(`${screen.name}, ${way.size}`, async () => {
        if (way.size !== 'Normal') await textSize(way.size)()
        await screen.go(window)
      })
      await resize(kiosk, way)
      await space(way.css ?? null)
      await settled(window)
      const file = `${screen.name}-${way.name.replace(/[^a-z0-9]+/g, '-')}.png`
      await picture(window, path.join(test.info().project.outputDir, 'reflow', file))
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
    await visit.fresh()
    await resize(kiosk, { width: 640, height: 400 })
    await textSize(size)()
    const dialog = window.getByRole('dialog', { name: 'Staff mode' })
    const main = dialog.getByRole('main')
    await window.keyboard.press('Control+Alt+m')
    await dialog.getByRole('heading', { name: 'PIN' }).waitFor()
    await settled(window)
    const pad = `pin-${size.toLowerCase().replace(' ', '-')}.png`
    await picture(window, path.join(test.info().project.outputDir, 'reflow', pad))
    expect.soft(await controlsOnTopOfEachOther(window), 'PIN').toEqual([])
    // The first time it is set, and so typed twice.
    const first = await dialog.getByRole('heading', { name: 'Set a staff PIN' }).isVisible()
    await window.keyboard.type('482913')
    await window.keyboard.press('Enter')
    if (first) {
      await dialog.getByRole('heading', { name: 'Type the new PIN once more' }).waitFor()
      await window.keyboard.type('482913')
      await window.keyboard.press('Enter')
    }
    await main.waitFor()
    const tabs = dialog.getByRole('navigation', { name: 'Staff screens' }).getByRole('button')
    for (const name of await tabs.allTextContents()) {
      await tabs.filter({ hasText: name.trim() }).click()
      await main.getByRole('heading', { level: 1, name: name.trim() }).waitFor()
      // What a screen asks the shell for comes a little later.
      if (name.trim() === 'Counts') await main.getByRole('status').first().waitFor()
      if (name.trim() === 'Letterhead') await main.getByRole('img', { name: 'Page 1 of' }).first().waitFor()
      if (name.trim() === 'Diagnostics') await main.getByText('Electron', { exact: true }).waitFor()
      const file = `staff-${name.trim().toLowerCase().replaceAll(' ', '-')}-${size.toLowerCase().replace(' ', '-')}.png`
      await settled(window)
      await picture(window, path.join(test.info().project.outputDir, 'reflow', file))
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
    await visit.at(`${screen.name}, lower half`, async () => {
      await resize(kiosk, { width: 1080, height: 1920 })
      await window.getByRole('button', { name: 'Text and colors' }).click()
      await window.getByRole('radio', { name: 'Lower half' }).check()
      await window.keyboard.press('Escape')
      await screen.go(window)
    })
    await settled(window)
    await picture(window, path.join(test.info().project.outputDir, 'reflow', `${screen.name}-reach.png`))
    expect(await outOfReach(window)).toEqual([])
  })
}

test('the controls are where they were for the next visitor, and stay there on a wide screen', async () => {
  await visit.fresh()
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
