import { expect, it } from 'vitest'
import { refusedFlag } from '../../../electron/lockdown/refused-flags.ts'

const given = (...flags: string[]) => ({ hasSwitch: (name: string) => flags.includes(name) })
const packaged = { packaged: true, inspected: false }

it.each(['remote-debugging-port', 'remote-debugging-pipe', 'js-flags', 'load-extension', 'disable-web-security'])(
  'a packaged program refuses --%s',
  (flag) => expect(refusedFlag(given('windowed', flag), packaged)).toBe(flag),
)

it('takes the flags of the system, and in development all of them', () => {
  expect(refusedFlag(given('ozone-platform', 'user-data-dir'), packaged)).toBeNull()
  expect(refusedFlag(given('remote-debugging-port'), { packaged: false, inspected: false })).toBeNull()
  expect(refusedFlag(given('remote-debugging-port'), { packaged: true, inspected: true })).toBeNull()
})
