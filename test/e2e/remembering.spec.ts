import { expect, test } from '@playwright/test'
import { violations } from './axe.ts'
import { launchKiosk } from './launch.ts'
import { oneKiosk } from './one-kiosk.ts'
import { begin, chooseSubtype, finish, waitForPreview } from './visitor.ts'

const kiosk = oneKiosk()
const { main, link, button, home } = kiosk
const askCard = () => main().getByRole('link', { name: /^My cancer type/ })
const toldCard = () => main().getByRole('region', { name: /^Your type/ })

/** Tells that HER2 is positive, and nothing else. */
async function tellHer2Only(): Promise<void> {
  await link(/^My cancer type/)
  await button(/^I know some of them/)
  await button(/^I don’t know/)
  await button(/^Positive/)
  for (const answer of [/^I’d rather not say/, /^I don’t know/, /^None of these/, /^I don’t know/]) await button(answer)
}

test('the pages of a subtype tell a reader who has said nothing about the cancer, not about them', async () => {
  for (const title of ['HER2-positive breast cancer', 'Triple-negative breast cancer', /^HR-positive, HER2-negative/]) {
    await link(/^Read the guide/)
    await link(/^About/)
    await link(title)
    await expect(
      main()
        .getByText(/This type is the (first|second|last) one/)
        .first(),
    ).toBeVisible()
    await expect(main().getByText(/Yours is|\bIt is (also )?(HER2|HR|triple)|Your cancer (is|has)/)).toHaveCount(0)
    await home()
  }
})

test('home remembers the type: its pages, its handout and a change are one touch away, and are forgotten', async () => {
  await chooseSubtype(kiosk.window)
  await home()
  await expect(askCard()).toBeHidden()
  await expect(toldCard()).toContainText('Hormone receptor-positive, HER2-negative')
  expect(await kiosk.inEachSize()).toEqual([])
  expect(await violations(kiosk.window)).toEqual([])

  await toldCard().getByRole('link', { name: 'Your pages' }).click()
  await expect(kiosk.window.getByRole('heading', { name: 'Pages for you' })).toBeVisible()
  await home()
  await toldCard().getByRole('link', { name: 'Change' }).click()
  await expect(main().getByRole('button', { name: /^Yes, I know/, pressed: true })).toBeVisible()
  await home()
  await toldCard().getByRole('button', { name: 'Your handout' }).click()
  await waitForPreview(kiosk.window)
  await home()

  await finish(kiosk.window)
  await expect(askCard()).toBeVisible()
  await expect(main().getByText(/HER2-negative/)).toHaveCount(0)
})

test('one known receptor is used, and shown with the two types that it leaves open', async () => {
  await tellHer2Only()
  await expect(kiosk.window.getByRole('heading', { level: 1 })).toHaveText('HER2-positive')
  for (const type of ['HER2-positive, hormone receptor-positive', 'HER2-positive, hormone receptor-negative'])
    await expect(main().getByRole('link', { name: type })).toBeVisible()
  await expect(main().getByRole('link', { name: 'HER2-positive breast cancer' })).toBeVisible()
  expect(await violations(kiosk.window)).toEqual([])
  await home()
  await expect(toldCard()).toContainText('HER2-positive')
  await expect(toldCard()).toContainText(/hormone receptor-positive or -negative/i)
})

test('visitors are not told what is left out of a handout, nurses are', async () => {
  const contents = kiosk.window.locator('summary', { hasText: 'What is in it, and why' })
  const leftOut = kiosk.window.locator('summary', { hasText: 'What is left out, and why' })
  await chooseSubtype(kiosk.window)
  await button('See my handout')
  await waitForPreview(kiosk.window)
  await expect(contents).toBeVisible()
  await expect(leftOut).toBeHidden()
  await finish(kiosk.window)
  await link(/^For nurses/)
  await kiosk.window.getByRole('radio', { name: /^HR\+ HER2−/ }).check()
  await button(/^Preview first/)
  await waitForPreview(kiosk.window)
  await expect(contents).toBeVisible()
  await expect(leftOut).toBeVisible()
})

test('very large text presets large print, and the usual size can be chosen', async () => {
  await button('Text and colors')
  await kiosk.window.getByRole('radio', { name: 'Very large' }).check()
  await kiosk.window.keyboard.press('Escape')
  await chooseSubtype(kiosk.window)
  await button('See my handout')
  await waitForPreview(kiosk.window)
  const large = kiosk.window.getByRole('radio', { name: 'Large', exact: true })
  await expect(large).toBeChecked()
  await kiosk.window.getByRole('radio', { name: 'Normal', exact: true }).check()
  await expect(large).not.toBeChecked()
})

test('questions come by theme, the best five of each in sight, and the others one touch away', async () => {
  await link(/^Questions to ask/)
  const theme = main().getByRole('region', { name: 'Questions about your treatment' })
  await expect(theme.getByRole('checkbox')).toHaveCount(5)
  await theme.locator('summary', { hasText: 'More questions' }).click()
  await expect(theme.getByRole('checkbox').nth(5)).toBeVisible()
  await theme.getByRole('checkbox').nth(6).check({ force: true })
  await expect(kiosk.window.getByText('One question picked')).toBeVisible()
  expect(await violations(kiosk.window)).toEqual([])
})

test('a neutral title is all that the attract screen says of the guide', async () => {
  const neutral = await launchKiosk({ settings: { attractTitle: 'A guide for patients and families' } })
  const page = neutral.window
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('A guide for patients and families')
  await expect(page.getByText(/cancer|chemo|tumor/i)).toHaveCount(0)
  await begin(page)
  await neutral.discard()
})

test('the title of a page leaves room for the page: it is smaller than that of the first screen', async () => {
  const size = async () => {
    const heading = kiosk.window.getByRole('heading', { level: 1 })
    return heading.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
  }
  const first = await size()
  await link(/^Read the guide/)
  await expect(kiosk.window.getByRole('heading', { level: 1, name: /^Living with/ })).toBeHidden()
  expect(await size()).toBeLessThan(first * 0.7)
})
