import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { accessibilityTree, type AxNode } from './ax-tree.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { begin, finish, screens } from './visitor.ts'

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  window = kiosk.window
  window.setDefaultTimeout(10_000)
  await begin(window)
})
test.afterAll(() => kiosk.discard())
test.afterEach(() => finish(window))

const roles = {
  named: ['button', 'link', 'checkbox', 'radio', 'textbox', 'searchbox', 'combobox', 'tab', 'dialog', 'alertdialog'],
  dialog: ['dialog', 'alertdialog'],
}
/** Where words change while one is there, and are to be said. */
const sayWhatChanges = ['search', 'search-results', 'search-nothing', 'handout', 'nurse']

for (const screen of screens) {
  test(`${screen.name}: names, roles and order are right for a screen reader`, async () => {
    await screen.go(window)
    // What a screen has still to fetch or draw is waited for.
    await expect(async () => {
      const tree = await accessibilityTree(window)
      const dialog = tree.find(({ role }) => roles.dialog.includes(role))
      expect(problemsOf(tree)).toEqual([])
      if (dialog) {
        expect(
          tree.some((node) => node.focused && node.path.includes(dialog)),
          'focus is in the dialog',
        ).toBe(true)
      } else {
        expect(tree.filter(({ role }) => role === 'main')).toHaveLength(1)
        const titles = tree.filter(({ role, level }) => role === 'heading' && level === 1)
        expect(titles).toHaveLength(1)
        const title = titles[0]?.name ?? ''
        expect((await window.title()).toLowerCase()).toContain(title.toLowerCase())
      }
      if (sayWhatChanges.includes(screen.name)) {
        expect(
          tree.some(({ role }) => ['status', 'alert'].includes(role)),
          'a live region',
        ).toBe(true)
      }
    }).toPass({ timeout: 5000 })
    expect(await window.locator('html').getAttribute('lang')).toBe('en')
  })
}

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

/** What is wrong in a tree, in words. */
function problemsOf(tree: readonly AxNode[]): string[] {
  const problems: string[] = []
  const seen = new Map<string, string | null>()
  let level = tree.some(({ role }) => roles.dialog.includes(role)) ? 1 : 0
  for (const node of tree) {
    const { role, name, path } = node
    if (roles.named.includes(role) && name === '')
      problems.push(
        `${role} without a name in ${path.at(-1)?.role ?? ''} ${
          path
            .map(({ name }) => name)
            .filter(Boolean)
            .at(-1) ?? ''
        }`,
      )
    if (role === 'heading') {
      if (name === '') problems.push('heading without words')
      if (node.level > level + 1) problems.push(`heading "${name}" of level ${node.level} after ${level}`)
      level = node.level
    }
    if (role === 'list' && !tree.some((other) => other.role === 'listitem' && other.path.includes(node))) {
      problems.push(`list "${name}" without items`)
    }
    if (role === 'table') {
      if (name === '') problems.push('table without a caption')
      const has = (wanted: string) => tree.some((other) => other.role === wanted && other.path.includes(node))
      if (!has('columnheader') || !has('rowheader')) problems.push(`table "${name}" without headers`)
    }
    if (['button', 'link', 'checkbox', 'radio', 'textbox'].includes(role)) {
      const place = path.filter(
        ({ role, name }) => ['group', 'region', 'radiogroup', 'list', 'navigation'].includes(role) && name !== '',
      )
      const key = [role, name, ...place.map((ancestor) => ancestor.name)].join(' / ')
      const before = seen.get(key)
      // Links of one name may be many as long as they lead to one place.
      if (before !== undefined && (role !== 'link' || before !== node.url)) problems.push(`twice: ${key}`)
      seen.set(key, node.url)
    }
  }
  return problems
}
