import { expect, test } from '@playwright/test'
import { launchKiosk } from './launch.ts'
import { begin } from './visitor.ts'

test('a search that leads behind ‘More about this’ opens it, and goes there', async () => {
  const kiosk = await launchKiosk()
  const { window } = kiosk
  await begin(window)
  await window
    .getByRole('main')
    .getByRole('link', { name: /^Search/ })
    .click()
  await window.getByRole('textbox').fill('antibody-drug conjugate lets the drug go')
  await window
    .getByRole('main')
    .getByRole('link', { name: /Sacituzumab/ })
    .first()
    .click()
  const part = window.getByRole('heading', { name: 'How does it work?' })
  await expect(part).toBeInViewport()
  await expect(part).toBeFocused()
  await kiosk.discard()
})
