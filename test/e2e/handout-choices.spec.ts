import { expect, test } from '@playwright/test'
import type { Page } from '@playwright/test'
import { addAxe, violations } from './axe.ts'
import { launchKiosk, type Kiosk } from './launch.ts'
import { begin, finish, waitForPreview } from './visitor.ts'

let kiosk: Kiosk
let window: Page

test.beforeAll(async () => {
  kiosk = await launchKiosk({ settings: { notes: 'everyone' } })
  window = kiosk.window
  await begin(window)
  await addAxe(window)
})

test.afterAll(() => kiosk.discard())
test.afterEach(() => finish(window))

const nurseForm = () => window.getByRole('link', { name: /^For nurses/ }).click()
const open = (title: string) => window.locator('summary').filter({ hasText: title }).click()

test('a bundle, a note, a part and a medicine taken out, and the same handout found again by its ID', async () => {
  await nurseForm()
  await window
    .getByRole('group', { name: /^Hormone receptors/ })
    .getByRole('radio', { name: 'Negative' })
    .check()
  await window.getByRole('group', { name: 'HER2', exact: true }).getByRole('radio', { name: 'Positive' }).check()
  await expect(window.getByRole('button', { name: /^New diagnosis, triple-negative/ })).toBeHidden()
  await window.getByRole('button', { name: /^New diagnosis, HER2-positive and HR-negative/ }).click()
  await window.getByRole('button', { name: /^Preview first/ }).click()
  await waitForPreview(window)

  await open('Note for you')
  await window.getByRole('textbox', { name: 'Note for you' }).fill('Please bring your list of medicines.')
  await window.getByRole('button', { name: 'Hide keyboard' }).click()
  await open('Parts to print')
  await window.getByRole('checkbox', { name: 'Support' }).uncheck()
  await window.getByRole('button', { name: 'Move up: Questions to ask' }).click()
  await open('Medicines to print')
  await window.getByRole('group', { name: 'Medicines to print' }).getByRole('checkbox').first().uncheck()
  await expect(window.getByText(/pages?, ready to print/)).toBeVisible()
  expect(await violations(window)).toEqual([])
  await window.screenshot({ path: 'test-results/e2e-ui/screens/handout-choices.png' })
  const id = (await window.getByText(/^Handout ID: /).innerText()).replace('Handout ID: ', '')

  await finish(window)
  await nurseForm()
  await open('Find a handout by its ID')
  const field = window.getByRole('textbox', { name: 'Handout ID' })
  await field.fill(`${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('alert')).toContainText('contains a mistake')
  await field.fill(id)
  await window.keyboard.press('Enter')
  await expect(window.getByText('Nothing has changed.')).toBeVisible()
  expect(await violations(window)).toEqual([])
  await window.screenshot({ path: 'test-results/e2e-ui/screens/recall.png' })
  await window.getByRole('button', { name: 'Show this handout' }).click()
  await waitForPreview(window)
  await expect(window.getByText(`Handout ID: ${id}`)).toBeVisible()
})
