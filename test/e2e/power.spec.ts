import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from '@playwright/test'
import { sandboxObstacle } from '../../scripts/system/sandbox.ts'
import { closedByStaff } from '../../electron/staff/restart.ts'
import { noDesktop, startDesktop } from './desktop.ts'
import { electronPath, launchKiosk, noPrinters, readLog } from './launch.ts'
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
    await expect.poll(() => ends.evaluate((noted) => noted)).toEqual(done)
    await kiosk.discard()
  })
}

for (const [way, tabs, code, starts] of [
  ['Restart', 1, 0, 2],
  ['Exit', 2, closedByStaff, 1],
] as const) {
  test(`${way}, by the keys of a keyboard: the process ends with ${code}, and has started ${starts} times`, async () => {
    const missing = noDesktop()
    test.skip(missing !== null, missing ?? '')
    // Nobody drives this program, so its process ends as it does in a clinic. The second one ends with its screen.
    const desktop = await startDesktop()
    const profile = mkdtempSync(path.join(tmpdir(), 'mbc-guide-test-'))
    const electron = await electronPath()
    const flags = sandboxObstacle(path.dirname(electron)) ? ['--no-sandbox'] : []
    const kiosk = spawn(
      electron,
      [process.cwd(), `--user-data-dir=${profile}`, `--settings=${path.join(profile, 'settings.json')}`, ...flags],
      {
        env: { ...process.env, ...desktop.environment, ...noPrinters },
        stdio: 'ignore',
      },
    )
    const ended = once(kiosk, 'exit')
    const started = () => readLog(profile).split(' started ').length - 1
    try {
      await expect.poll(started).toBe(1)
      await wait(2000)
      await desktop.press('ctrl+alt+m')
      for (const digits of [pin, pin]) {
        await wait(2000)
        await desktop.press(...Array.from(digits), 'Return')
      }
      await expect.poll(() => existsSync(path.join(profile, 'staff.json'))).toBe(true)
      await wait(2000)
      // From the title of the first staff screen back to the last name of the menu, and to the button on its screen.
      await desktop.press('shift+Tab', 'Return')
      await wait(1000)
      await desktop.press(...Array.from({ length: tabs }, () => 'Tab'), 'Return')
      await wait(1000)
      // Past the ways to take it back.
      await desktop.press('Tab', 'Tab', 'Tab', 'Return')
      expect(await Promise.race([ended, wait(15_000, 'still there', { ref: false })])).toEqual([code, null])
      await expect.poll(started).toBe(starts)
    } finally {
      kiosk.kill('SIGKILL')
      desktop.stop()
      rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 500 })
    }
  })
}
