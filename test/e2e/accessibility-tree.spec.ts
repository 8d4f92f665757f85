import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { accessibilityTree, screenProblems } from './ax-tree.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { begin, finish, screens } from './visitor.ts'

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  window = kiosk.window
  await begin(window)
})
test.afterAll(() => kiosk.discard())
test.afterEach(() => finish(window))

/** Where words change while one is there, and are to be said. */
const sayWhatChanges = ['search', 'search-results', 'search-nothing', 'handout', 'nurse']

for (const screen of screens) {
  test(`${screen.name}: names, roles and order are right for a screen reader`, async () => {
    await screen.go(window)
    // What a screen has still to fetch or draw is waited for.
    await expect(async () => {
      expect(await screenProblems(window)).toEqual([])
      if (sayWhatChanges.includes(screen.name)) {
        const tree = await accessibilityTree(window)
        expect(
          tree.some(({ role }) => ['status', 'alert'].includes(role)),
          'a live region',
        ).toBe(true)
      }
    }).toPass()
    expect(await window.locator('html').getAttribute('lang')).toBe('en')
  })
}

test('how much is found is said after the last key: a screen reader drops what it is told while keys are pressed', async () => {
  await screens.find(({ name }) => name === 'search')?.go(window)
  // What a screen reader hears, and the search that it is about.
  await window.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const region = [...document.querySelectorAll('main [role=status]')].at(-1)
    new MutationObserver(() => {
      const said = region?.textContent ?? ''
      if (said !== '') heard.push(`${document.querySelector('input')?.value ?? ''}: ${said}`)
    }).observe(region ?? document, { childList: true, characterData: true, subtree: true })
  })
  const heard = () => window.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)
  await window.getByRole('textbox').pressSequentially('bone')
  await expect.poll(heard).toEqual([expect.stringMatching(/^bone: \d+ /)])
  await window.getByRole('textbox').press('s')
  await expect.poll(heard).toEqual([expect.stringMatching(/^bone: \d+ /), expect.stringMatching(/^bones: \d+ /)])
})

test('the title of the window names the screen, and nothing of it after the visit', async () => {
  const titles = new Set<string>()
  for (const name of ['home', 'topics', 'page', 'medicine', 'search', 'chooser', 'nurse', 'questions']) {
    await screens.find((screen) => screen.name === name)?.go(window)
    titles.add(await window.title())
    await window.evaluate(() => document.querySelector<HTMLElement>('h1')?.focus())
    if (name !== 'home') await window.getByRole('button', { name: 'Home', exact: true }).click()
  }
  expect(titles.size).toBe(8)
  await window.getByRole('button', { name: 'Finish' }).click()
  await expect.poll(() => window.title()).toMatch(/^A guide for people with metastatic breast cancer/)
  const shellTitle = await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())
  expect(shellTitle).toBe('MBC Guide')
  await begin(window)
})

for (const [opener, title] of [
  ['Ask our staff', 'Ask our staff'],
  ['Text and colors', 'Text and colors'],
] as const) {
  test(`the dialog "${title}" gives the focus back to what opened it`, async () => {
    const button = window.getByRole('button', { name: opener })
    await button.focus()
    await window.keyboard.press('Enter')
    await expect(window.getByRole('dialog', { name: title })).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(button).toBeFocused()
  })
}
