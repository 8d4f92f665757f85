import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { compiledPath, loadGuide } from '../../content/compile/compiled-guide.ts'
import { english } from '../../content/languages/en/language.ts'
import { lonelyBrackets, type Pseudo } from '../content/languages/pseudo-text.ts'
import { localeWords, pseudoFor } from '../content/languages/qps.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { cutOff, overflowing, picture, settled } from './layout.ts'
import { askedInEnglish, buildPseudoProgram } from './pseudo-program.ts'
import { begin, finish, screens } from './visitor.ts'

let program: string
let kiosk: Kiosk
let pseudo: Pseudo
/** The window, asked in English. */
let window: Page
/** Texts that no language is asked to say. */
let exempt: string[]

test.beforeAll(async () => {
  const guide = loadGuide(JSON.parse(readFileSync(compiledPath(english.code), 'utf8')))
  pseudo = pseudoFor(guide)
  exempt = [...guide.sources.flatMap(({ title, publisher }) => [title, publisher]), ...localeWords]
  // What machines say of themselves.
  exempt.push('print server: connect ECONNREFUSED /nowhere', 'Chromium', 'Linux', 'UTC')
  exempt.sort((a, b) => b.length - a.length)
  program = mkdtempSync(path.join(tmpdir(), 'mbc-guide-pseudo-'))
  buildPseudoProgram(program, guide, pseudo)
  kiosk = await launchKiosk({ program })
  // Paths stand in the settings and the diagnostics of the staff.
  exempt.unshift(...['settings.json', 'logs/main.log'].map((file) => path.join(kiosk.profile, file)))
  window = askedInEnglish(kiosk.window, pseudo)
  await begin(window)
})
test.afterAll(async () => {
  await kiosk.discard()
  rmSync(program, { recursive: true, force: true })
})

for (const screen of screens) {
  test(`${screen.name} in the pseudo-language: no English is left, nothing is cut off`, async () => {
    await screen.go(window)
    await check(screen.name, { excerpts: screen.name === 'search-results' })
    await finish(window)
  })
}

test('the staff screens in the pseudo-language: no English is left, nothing is cut off', async () => {
  const dialog = window.getByRole('dialog', { name: 'Staff mode' })
  const main = dialog.getByRole('main')
  await window.keyboard.press('Control+Alt+m')
  await dialog.getByRole('heading', { name: 'Set a staff PIN' }).waitFor()
  await check('staff-pin')
  await window.keyboard.type('482913')
  await window.keyboard.press('Enter')
  await dialog.getByRole('heading', { name: 'Type the new PIN once more' }).waitFor()
  await window.keyboard.type('482913')
  await window.keyboard.press('Enter')
  await main.waitFor()
  const tabs = dialog.getByRole('navigation', { name: 'Staff screens' }).getByRole('button')
  const count = await tabs.count()
  for (let index = 0; index < count; index++) {
    await tabs.nth(index).click()
    const name = (await tabs.nth(index).innerText()).trim()
    await kiosk.window.getByRole('main').getByRole('heading', { level: 1, name }).waitFor()
    // What a screen asks the shell for comes a little later.
    if (name === pseudo.text('Counts')) await main.getByRole('status').first().waitFor()
    if (name === pseudo.text('Letterhead')) await main.getByRole('img', { name: 'Page 1 of' }).first().waitFor()
    if (name === pseudo.text('Diagnostics')) await main.getByText('Electron').first().waitFor()
    await check(`staff-${index + 1}`)
  }
})

/** Looks at the screen as it stands. `excerpts`: single sentences of texts stand on it, without their ends. */
async function check(name: string, { excerpts = false } = {}): Promise<void> {
  await settled(kiosk.window)
  await picture(kiosk.window, path.join(test.info().project.outputDir, 'pseudo', `${name}.png`))
  const { text, names } = await said(kiosk.window.locator('html'))
  const leaks = [text, ...names].flatMap((piece) =>
    pseudo.leaks(piece, exempt).map((word) => `${word}: ${near(piece, word)}`),
  )
  expect.soft(leaks, `${name}: English`).toEqual([])
  expect.soft(excerpts ? [] : [text, ...names].flatMap(lonelyBrackets), `${name}: texts that do not end`).toEqual([])
  expect.soft(await cutOff(kiosk.window), `${name}: cut off`).toEqual([])
  expect.soft(await overflowing(kiosk.window), `${name}: wider than their place`).toEqual([])
}

function near(text: string, word: string): string {
  const at = text.search(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u'))
  return text.slice(Math.max(0, at - 40), at + 40)
}

/** The words that are seen, in their order, and the names and descriptions that only assistive technology says. */
function said(page: Locator): Promise<{ text: string; names: string[] }> {
  return page.evaluate((html: HTMLElement) => {
    const attributes = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'alt',
      'title',
      'placeholder',
    ]
    const names = [...html.querySelectorAll<HTMLElement>(attributes.map((name) => `[${name}]`).join())]
      .filter((element) => element.checkVisibility())
      .flatMap((element) => attributes.flatMap((name) => element.getAttribute(name) ?? []))
    return { text: document.body.innerText.replace(/\s+/g, ' '), names: [document.title, ...names] }
  })
}
