import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { violations } from './axe.ts'
import { type Kiosk, launchKiosk } from './launch.ts'
import { begin } from './visitor.ts'

let kiosk: Kiosk | null = null
test.afterEach(async () => {
  await kiosk?.discard()
  kiosk = null
})

/** A kiosk with these settings, with its search open. */
async function openSearch(settings: object = {}): Promise<Page> {
  kiosk = await launchKiosk({ settings })
  const { window } = kiosk
  await begin(window)
  await window
    .getByRole('main')
    .getByRole('link', { name: /^Search/ })
    .click()
  return window
}
const typed = (window: Page, text: string) => window.getByRole('textbox').fill(text)
const card = (window: Page) => window.getByRole('region', { name: 'This may need help now' })

test('above the results of an urgent search stands one card, with the numbers of the clinic and its country', async () => {
  const clinic = { name: 'Harbor Clinic', telephone: '555-0100', hours: 'weekdays, 8 to 5' }
  const window = await openSearch({ country: 'US', clinic })
  await typed(window, 'chest pian')
  await expect(card(window)).toBeVisible()
  await expect(card(window)).toContainText('Please tell our staff.')
  await expect(card(window).getByRole('listitem')).toHaveText([
    'In an emergency, call 911',
    'Our telephone: 555-0100 (weekdays, 8 to 5)',
  ])
  await expect(window.getByRole('region', { name: 'Results' }).getByRole('listitem').first()).toBeVisible()
  await expect(window.getByRole('status').filter({ hasText: 'help now' })).toHaveText(
    'This may need help now. Please tell our staff.',
  )
  await expect(window.getByRole('alert')).toHaveCount(0)
  expect(await violations(window)).toEqual([])
  await typed(window, 'want to die')
  await expect(card(window).getByRole('listitem').first()).toHaveText('Call or text 988, day or night')
  await card(window).getByRole('button', { name: 'Ask our staff' }).click()
  await expect(window.getByRole('dialog', { name: 'Ask our staff' })).toBeVisible()
  await window.getByRole('button', { name: 'Keep reading' }).click()
  for (const everyday of ['hay fever', 'numb fingers', 'chest wall']) {
    await typed(window, everyday)
    await expect(window.getByRole('status').filter({ hasText: /result/ })).not.toBeEmpty()
    await expect(card(window)).toHaveCount(0)
  }
})

test('without a country, or for one that the guide has no numbers for, no number of a country is shown', async () => {
  for (const settings of [{}, { country: 'FR' }]) {
    const window = await openSearch(settings)
    await typed(window, 'suicde')
    await expect(card(window)).toBeVisible()
    await expect(card(window).getByRole('listitem')).toHaveCount(0)
    await expect(card(window)).not.toContainText(/\d/)
    await kiosk?.discard()
    kiosk = null
  }
})

test('an urgent search is not written down, and the next visit finds nothing of it', async () => {
  const window = await openSearch({ country: 'US' })
  await typed(window, 'suicde zzqxj')
  await expect(card(window)).toBeVisible()
  await window.getByRole('button', { name: 'Finish' }).first().click()
  await begin(window)
  await window
    .getByRole('main')
    .getByRole('link', { name: /^Search/ })
    .click()
  await expect(window.getByRole('textbox')).toHaveValue('')
  await expect(card(window)).toHaveCount(0)
  await kiosk?.app.close()
  for (const name of readdirSync(kiosk?.profile ?? '', { recursive: true, withFileTypes: true })) {
    if (!name.isFile() || !/\.(?:json|log|csv)$/.test(name.name)) continue
    expect(readFileSync(path.join(name.parentPath, name.name), 'utf8')).not.toMatch(/suicde|zzqxj|help now/)
  }
})

test('six results are shown, and the rest after More; the meaning of a word stands first', async () => {
  const window = await openSearch()
  await typed(window, 'treatment')
  const results = window.getByRole('region', { name: 'Results' }).getByRole('listitem')
  await expect(results).toHaveCount(6)
  await window.getByRole('button', { name: /more results?$/ }).click()
  await expect(results).not.toHaveCount(6)
  await expect(results.nth(6).locator('a, button')).toBeFocused()
  await typed(window, 'chemo')
  await expect(results.first()).toContainText('chemotherapy')
  await expect(results.first()).toContainText('Word explained')
  await typed(window, 'palbociclib')
  await expect(results.first()).toContainText('palbociclib (Ibrance)')
})

test('a medicine that the guide does not have is answered so', async () => {
  const window = await openSearch()
  await typed(window, 'xtandi')
  const answer = window.getByRole('region', { name: 'This guide does not have Xtandi (enzalutamide)' })
  await expect(answer).toContainText('Ask your team.')
})
