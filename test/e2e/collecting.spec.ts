import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { addAxe, violations } from './axe.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { resize, smallTargets } from './layout.ts'
import { begin, chooseSubtype, finish, waitForPreview } from './visitor.ts'

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  window = kiosk.window
  await begin(window)
  await addAxe(window)
})

test.afterAll(() => kiosk.discard())
test.afterEach(() => finish(window))

const main = () => window.getByRole('main')
const link = (name: string | RegExp) => main().getByRole('link', { name }).first().click()
const button = (name: string | RegExp) => window.getByRole('button', { name }).first().click()
const home = () => window.getByRole('button', { name: 'Home', exact: true }).click()
const picture = (name: string) => ({ path: `test-results/e2e-ui/screens/collecting-${name}.png` })

async function openPage(): Promise<void> {
  await link(/^Read the guide/)
  await link(/^Treatment/)
  await link('Hormonal therapy')
}

async function openMedicine(name: RegExp): Promise<void> {
  await link(/^Read the guide/)
  await link(/^Medicines/)
  await link(name)
}

test('a page and a medicine are printed where they are shown', async () => {
  for (const open of [openPage, () => openMedicine(/^palbociclib/)]) {
    await open()
    await button('Print this page')
    await expect(window.getByRole('dialog', { name: 'Print' })).toBeVisible()
    await window.keyboard.press('Escape')
    await home()
  }
})

test('what is added is printed after the handout, and is forgotten at the end of the visit', async () => {
  await chooseSubtype(window)
  await home()
  await openPage()
  for (const [name, size] of Object.entries({
    landscape: { width: 1280, height: 800 },
    portrait: { width: 800, height: 1280 },
  })) {
    await resize(kiosk, size)
    expect(await smallTargets(window)).toEqual([])
    await window.screenshot(picture(`page-${name}`))
  }
  await resize(kiosk, { width: 1280, height: 800 })
  await button('Add to my handout')
  await expect(window.getByRole('button', { name: 'In my handout', pressed: true })).toBeVisible()
  expect(await violations(window)).toEqual([])
  await home()
  await openMedicine(/^palbociclib/)
  await button('Add to my handout')
  await window.screenshot(picture('medicine'))
  await home()
  await button('Your handout')
  await waitForPreview(window)
  const contents = () => main().getByRole('listitem').filter({ hasText: 'What you added' })
  await expect(contents().filter({ hasText: 'Hormonal therapy' })).toHaveCount(1)
  await expect(contents().filter({ hasText: 'palbociclib' })).toHaveCount(1)
  await window.screenshot(picture('handout'))

  await finish(window)
  await openPage()
  await expect(window.getByRole('button', { name: 'Add to my handout', pressed: false })).toBeVisible()
  await home()
  await chooseSubtype(window)
  await button('See my handout')
  await waitForPreview(window)
  await expect(contents()).toHaveCount(0)
})

test('a medicine for other people is no part of the handout', async () => {
  await chooseSubtype(window)
  await home()
  await link(/^Read the guide/)
  await link(/^Medicines/)
  await window
    .locator('summary', { hasText: /for other people/ })
    .first()
    .click()
  await window.locator('details[open]').getByRole('link').first().click()
  await expect(window.getByText('this medicine is for other people')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Print this page' })).toBeVisible()
  await expect(window.getByRole('button', { name: 'Add to my handout' })).toHaveCount(0)
})

test('a gated page offers neither before its gate is opened', async () => {
  await link(/^Read the guide/)
  await link(/^Numbers/)
  await link(/You will be asked/)
  await expect(window.getByRole('button', { name: 'Print this page' })).toHaveCount(0)
  await button('Show')
  await expect(window.getByRole('button', { name: 'Print this page' })).toBeVisible()
})

test('the buttons have room in very large text', async () => {
  await openPage()
  await button('Text and colors')
  const size = window.getByRole('group', { name: 'Text size' })
  await size.getByRole('radio', { name: 'Very large', exact: true }).check()
  await window.keyboard.press('Escape')
  await expect(window.getByRole('button', { name: 'Print this page' })).toBeVisible()
  expect(await smallTargets(window)).toEqual([])
  await window.screenshot(picture('very-large'))
})
