import { expect, test } from '@playwright/test'
import { closedByStaff } from '../../electron/staff/restart.ts'
import { launchKiosk } from './launch.ts'
import { begin } from './visitor.ts'

const pin = '482913'

for (const [way, done] of [
  ['Restart', ['relaunch', 'exit 0']],
  ['Exit', [`exit ${closedByStaff}`]],
] as const) {
  test(`${way} of staff mode ends the program as a supervisor expects it`, async () => {
    const kiosk = await launchKiosk()
    const { app, window } = kiosk
    // Playwright's hold on a program keeps its process from ending, so what it ends with is noted instead.
    const ends = await app.evaluateHandle(({ app }) => {
      const noted: string[] = []
      app.exit = (code) => void noted.push(`exit ${code}`)
      app.relaunch = () => void noted.push('relaunch')
      return noted
    })
    await begin(window)
    await window.keyboard.press('Control+Alt+m')
    for (const heading of ['Set a staff PIN', 'Type the new PIN once more']) {
      await window.getByRole('heading', { name: heading }).waitFor()
      await window.keyboard.type(pin)
      await window.keyboard.press('Enter')
    }
    await window.getByRole('button', { name: 'Restart and exit' }).click()
    await window.getByRole('button', { name: way, exact: true }).click()
    const sure = window.getByRole('dialog', { name: /now\?$/ })
    await sure.getByRole('button', { name: way, exact: true }).click()
    await expect.poll(() => ends.evaluate((noted) => noted), { timeout: 10_000 }).toEqual(done)
    await kiosk.discard()
  })
}
