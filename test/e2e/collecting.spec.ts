import { expect, test } from '@playwright/test'
import { violations } from './axe.ts'
import { smallTargets } from './layout.ts'
import { oneKiosk } from './one-kiosk.ts'
import { chooseSubtype, finish, waitForPreview } from './visitor.ts'

const kiosk = oneKiosk()
const { main, link, button, home } = kiosk
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
    await expect(kiosk.window.getByRole('dialog', { name: 'Print' })).toBeVisible()
    await kiosk.window.keyboard.press('Escape')
    await home()
  }
})

test('sheets to fill in are printed, and added, where they are shown', async () => {
  await link(/^Read the guide/)
  await link(/^Coping/)
  await link(/^Sheets to keep track/)
  const card = (title: string) =>
    main()
      .getByRole('listitem')
      .filter({ has: kiosk.window.getByRole('heading', { name: title }) })
  expect(await kiosk.inEachSize((size) => kiosk.window.screenshot(picture(`sheets-${size}`)))).toEqual([])
  expect(await violations(kiosk.window)).toEqual([])
  await card('Pain diary').getByRole('button', { name: 'Print this sheet' }).click()
  await expect(kiosk.window.getByRole('dialog', { name: 'Print' })).toBeVisible()
  await kiosk.window.keyboard.press('Escape')
  await card('Who helps with what').getByRole('button', { name: 'Add to my handout' }).click()
  await expect(card('Who helps with what').getByRole('button', { name: 'In my handout', pressed: true })).toBeVisible()
  await expect(card('Pain diary').getByRole('button', { name: 'Add to my handout', pressed: false })).toBeVisible()
  await home()
  await chooseSubtype(kiosk.window)
  await button('See my handout')
  await waitForPreview(kiosk.window)
  const added = main().getByRole('listitem').filter({ hasText: 'What you added' })
  await expect(added.filter({ hasText: 'Who helps with what' })).toHaveCount(1)
})

test('what is added is printed after the handout, and is forgotten at the end of the visit', async () => {
  await chooseSubtype(kiosk.window)
  await home()
  await openPage()
  expect(await kiosk.inEachSize((size) => kiosk.window.screenshot(picture(`page-${size}`)))).toEqual([])
  await button('Add to my handout')
  await expect(kiosk.window.getByRole('button', { name: 'In my handout', pressed: true })).toBeVisible()
  expect(await violations(kiosk.window)).toEqual([])
  await home()
  await openMedicine(/^palbociclib/)
  await button('Add to my handout')
  await kiosk.window.screenshot(picture('medicine'))
  await home()
  await button('Your handout')
  await waitForPreview(kiosk.window)
  const contents = () => main().getByRole('listitem').filter({ hasText: 'What you added' })
  await expect(contents().filter({ hasText: 'Hormonal therapy' })).toHaveCount(1)
  await expect(contents().filter({ hasText: 'palbociclib' })).toHaveCount(1)
  await kiosk.window.screenshot(picture('handout'))

  await finish(kiosk.window)
  await openPage()
  await expect(kiosk.window.getByRole('button', { name: 'Add to my handout', pressed: false })).toBeVisible()
  await home()
  await chooseSubtype(kiosk.window)
  await button('See my handout')
  await waitForPreview(kiosk.window)
  await expect(contents()).toHaveCount(0)
})

test('a medicine for other people is no part of the handout', async () => {
  await chooseSubtype(kiosk.window)
  await home()
  await link(/^Read the guide/)
  await link(/^Medicines/)
  await kiosk.window
    .locator('summary', { hasText: /for other people/ })
    .first()
    .click()
  await kiosk.window.locator('details[open]').getByRole('link').first().click()
  await expect(kiosk.window.getByText('this medicine is for other people')).toBeVisible()
  await expect(kiosk.window.getByRole('button', { name: 'Print this page' })).toBeVisible()
  await expect(kiosk.window.getByRole('button', { name: 'Add to my handout' })).toHaveCount(0)
})

test('a gated page offers neither before its gate is opened', async () => {
  await link(/^Read the guide/)
  await link(/^Numbers/)
  await link(/You will be asked/)
  await expect(kiosk.window.getByRole('button', { name: 'Print this page' })).toHaveCount(0)
  await button('Show')
  await expect(kiosk.window.getByRole('button', { name: 'Print this page' })).toBeVisible()
})

test('the buttons have room in very large text', async () => {
  await openPage()
  await button('Text and colors')
  const size = kiosk.window.getByRole('group', { name: 'Text size' })
  await size.getByRole('radio', { name: 'Very large', exact: true }).check()
  await kiosk.window.keyboard.press('Escape')
  await expect(kiosk.window.getByRole('button', { name: 'Print this page' })).toBeVisible()
  expect(await smallTargets(kiosk.window)).toEqual([])
  await kiosk.window.screenshot(picture('very-large'))
})
