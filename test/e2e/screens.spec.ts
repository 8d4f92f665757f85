import path from 'node:path'
import { expect, test } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { launchKiosk, type Kiosk } from './launch.ts'
import { cutOff, picture, resize, settled, smallTargets } from './layout.ts'
import { begin, chooseSubtype, finish, screens, SharedVisit, waitForPreview } from './visitor.ts'

const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
  { width: 1080, height: 1920 },
]

let kiosk: Kiosk
let window: Page
const visit = new SharedVisit(async () => {
  await resize(kiosk, { width: 1280, height: 800 })
  await finish(window)
})

test.beforeAll(async () => {
  kiosk = await launchKiosk()
  window = kiosk.window
  await begin(window)
})

test.afterAll(() => kiosk.discard())

test('the whole job: a misspelt search, a page, the subtype, the handout, the printer', async () => {
  await visit.fresh()
  await window.getByRole('link', { name: /^Search/ }).click()
  const field = window.getByRole('textbox', { name: 'What are you looking for?' })
  await expect(field).toBeFocused()
  await window.keyboard.type('hormnal terapy')
  const results = window.getByRole('region', { name: 'Results' })
  await results
    .getByRole('link', { name: /Hormonal therapy/ })
    .first()
    .click()
  await expect(window.getByRole('heading', { level: 1 })).toContainText('Hormonal therapy')
  await expect(window.getByRole('heading', { level: 1 })).toBeFocused()

  await window.getByRole('button', { name: 'Home', exact: true }).click()
  await chooseSubtype(window)
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('Hormone receptor-positive, HER2-negative')

  await window.getByRole('button', { name: 'See my handout' }).click()
  await waitForPreview(window)
  await expect(window.getByText(/pages?, ready to print/)).toBeVisible()
  await expect.poll(() => darkShare(window)).toBeGreaterThan(0.005)
  await expect(window.getByText(/Because: .*hormone receptor-positive/).first()).toBeVisible()

  await window.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(window.getByRole('dialog', { name: 'Print' })).toBeVisible()
})

test('a full handout has more pages than a short one, and A4 is drawn as A4', async () => {
  await visit.fresh()
  await chooseSubtype(window)
  await window.getByRole('button', { name: 'See my handout' }).click()
  await waitForPreview(window)
  const short = await pageCount(window)
  await window.getByRole('radio', { name: 'Full' }).check()
  await expect.poll(() => pageCount(window)).toBeGreaterThan(short)
  await window.getByRole('radio', { name: 'A4' }).check()
  await expect.poll(() => pageShape(window)).toBeCloseTo(297 / 210, 2)
})

test('the on-screen keyboard writes into the field, mends and leaves it to the physical one as well', async () => {
  await visit.fresh()
  await window.getByRole('link', { name: /^Search/ }).click()
  const keys = window.getByRole('region', { name: 'Keyboard' })
  for (const key of ['b', 'o', 'm']) await keys.getByRole('button', { name: key, exact: true }).click()
  await keys.getByRole('button', { name: 'Delete' }).click()
  await window.keyboard.type('ne')
  const field = window.getByRole('textbox')
  await expect(field).toHaveValue('bone')
  await keys.getByRole('button', { name: 's', exact: true }).click()
  await expect(field).toHaveValue('bones')
  await expect(window.getByRole('region', { name: 'Results' })).toContainText(/bone/i)
  await keys.getByRole('button', { name: 'Hide keyboard' }).click()
  await expect(keys).toBeHidden()
})

test('a contradiction is said at the field and no handout is made of it', async () => {
  await visit.fresh()
  await window.getByRole('link', { name: /^For nurses/ }).click()
  await window.getByRole('radio', { name: 'Man', exact: true }).check()
  await window.getByRole('group', { name: 'Menopause' }).getByRole('radio', { name: 'After' }).check()
  await expect(window.getByRole('group', { name: 'Menopause' })).toContainText('A man has no menopausal status')
  await expect(window.getByRole('button', { name: /^Print now/ })).toBeDisabled()
})

test('Finish forgets what the visitor did', async () => {
  await visit.fresh()
  await chooseSubtype(window)
  await window.getByRole('button', { name: 'Home', exact: true }).click()
  await window.getByRole('link', { name: /^Search/ }).click()
  await window.getByRole('textbox').fill('palbociclib')
  await window.getByRole('button', { name: 'Text and colors' }).click()
  await window.getByRole('radio', { name: 'Very large' }).check()
  await finish(window)
  await expect(window.locator('html')).toHaveAttribute('data-text', '1')
  await expect(window.getByRole('button', { name: 'Back' })).toBeHidden()
  await window.getByRole('link', { name: /^Search/ }).click()
  await expect(window.getByRole('textbox')).toHaveValue('')
  await window.getByRole('button', { name: 'Home', exact: true }).click()
  await window.getByRole('link', { name: /^For nurses/ }).click()
  await expect(window.getByRole('main').getByText('Type not known yet')).toBeVisible()
})

for (const screen of screens) {
  for (const size of sizes) {
    const label = `${size.width}x${size.height}`

    test(`${screen.name} at ${label}: nothing is cut off at the side, every target is large enough`, async () => {
      await visit.at(screen.name, () => screen.go(window))
      await resize(kiosk, size)
      await settled(window)
      await picture(window, path.join(test.info().project.outputDir, 'screens', `${screen.name}-${label}.png`))
      expect(await cutOff(window)).toEqual([])
      expect(await smallTargets(window)).toEqual([])
    })
  }
}

async function pageCount(window: Page): Promise<number> {
  return Number(/^\d+/.exec((await window.getByText(/ready to print/).textContent()) ?? '')?.[0] ?? 1)
}

/** The page that is drawn large. */
function shownPage(window: Page): Locator {
  return window.getByRole('group', { name: 'The page shown' }).locator('canvas')
}

/** Height by width of the page drawn large. */
function pageShape(window: Page): Promise<number> {
  return shownPage(window).evaluate((canvas: HTMLCanvasElement) => canvas.height / canvas.width)
}

/** Share of the drawn page that holds ink, so that an empty canvas is noticed. */
function darkShare(window: Page): Promise<number> {
  return shownPage(window).evaluate((canvas: HTMLCanvasElement) => {
    const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128 && (data[at + 3] ?? 0) > 0) dark++
    return dark / (data.length / 4)
  })
}
