import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { violations } from './axe.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { begin, finish } from './visitor.ts'

const pictures = 'test-results/screens'
const pin = '482913'
/** A clinic's name in two lines, a telephone number that is no text, a misspelled key that withholds pages, and paper that is right. */
const wrong = {
  paper: 'a4',
  witholdUnreviewed: true,
  clinic: { name: 'Harbor\u2028Clinic', telephone: 5550100, hours: 'Always' },
}
const right = { paper: 'a4', clinic: { name: 'Harbor Clinic', telephone: '555-0100' } }

let kiosk: Kiosk

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  kiosk = await launchKiosk({ settings: wrong })
})
test.afterAll(() => kiosk.discard())

const picture = (name: string) => kiosk.window.screenshot({ path: path.join(pictures, `${name}.png`) })
const typePin = async () => {
  await kiosk.window.keyboard.type(pin)
  await kiosk.window.keyboard.press('Enter')
}

test('what is right in the settings is in force, and what holds pages back is, too', async () => {
  await expect(kiosk.window.getByText('Harbor Clinic')).toBeVisible()
  const info = await kiosk.window.evaluate(() => window.kiosk.call('app:info', null))
  expect(info).toMatchObject({
    ok: true,
    value: { paper: 'a4', clinicName: 'Harbor\nClinic', withoutNumber: { clinic: true, nearby: false } },
  })
  expect(info.ok && info.value.withheld.length).toBeGreaterThan(0)
})

test('a nurse is told beside ‘Print now’ that no telephone number is printed', async () => {
  const { window } = kiosk
  await begin(window)
  await window
    .getByRole('main')
    .getByRole('link', { name: /^For nurses/ })
    .click()
  await window.getByRole('radio', { name: /^HR\+ HER2−/ }).check()
  await expect(window.getByText(/^Prints without the clinic.s telephone number/)).toBeVisible()
  await expect(window.getByRole('button', { name: /^Print now/ })).toBeVisible()
  await picture('files-nurse-telephone')
  expect(await violations(window)).toEqual([])
})

test('staff mode begins with what is wrong, with an example, and its menu has a mark', async () => {
  const { window } = kiosk
  await window.keyboard.press('Control+Alt+m')
  await window.getByRole('heading', { name: 'Set a staff PIN' }).waitFor()
  await typePin()
  await window.getByRole('heading', { name: 'Type the new PIN once more' }).waitFor()
  await typePin()
  await window.getByRole('heading', { level: 1, name: 'Printers' }).waitFor()
  const main = window.getByRole('dialog').getByRole('main')
  await expect(main.getByText('The settings file has errors. Please tell IT.')).toBeVisible()
  await expect(main.getByText('clinic.telephone')).toBeVisible()
  await expect(main.getByText('For example: "telephone": "555-0100"')).toBeVisible()
  await expect(main.getByText(/Write "withholdUnreviewed" instead/)).toBeVisible()
  await expect(window.getByRole('button', { name: 'Settings 2 to fix' })).toBeVisible()
  await picture('files-staff-start')
  expect(await violations(window)).toEqual([])
  await window.getByRole('button', { name: 'Settings 2 to fix' }).click()
  await window.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  await expect(main.getByText('The file has errors. All that is right in it is in use.')).toBeVisible()
  await expect(main.getByText('Until then, it is left out.')).toBeVisible()
  await picture('files-staff-settings')
  expect(await violations(window)).toEqual([])
})

test('a mended file takes the mark and the nurse’s line away at once', async () => {
  const { window } = kiosk
  writeFileSync(path.join(kiosk.profile, 'settings.json'), JSON.stringify(right))
  await window.getByRole('button', { name: 'Read the file again' }).click()
  await expect(window.getByText('The settings in the file are in use.')).toBeVisible()
  await expect(window.getByRole('button', { name: 'Settings', exact: true })).toBeVisible()
  await window.getByRole('button', { name: 'Back to the guide' }).click()
  await expect(window.getByRole('button', { name: /^Print now/ })).toBeVisible()
  await expect(window.getByText(/^Prints without/)).toHaveCount(0)
  await finish(window)
})
