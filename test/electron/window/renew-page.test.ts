import { expect, it } from 'vitest'
import { pageRenewal } from '../../../electron/window/renew-page.ts'

const home = 'app://kiosk/'

function windowThat(loads: (address: string) => Promise<void>, isDestroyed = false) {
  const loaded: string[] = []
  const loadURL = (address: string) => {
    loaded.push(address)
    return loads(address)
  }
  return { loaded, loadURL, isDestroyed: () => isDestroyed }
}

it('leaves the site, which ends the process of its page, before it comes back', async () => {
  const window = windowThat(() => Promise.resolve())
  await pageRenewal(window, home)()
  expect(window.loaded).toEqual(['about:blank', home])
})

it('renews once when it is asked twice at a time, and again when it is asked later', async () => {
  const window = windowThat(() => Promise.resolve())
  const renew = pageRenewal(window, home)
  await Promise.all([renew(), renew()])
  expect(window.loaded).toHaveLength(2)
  await renew()
  expect(window.loaded).toHaveLength(4)
})

it('comes back even where the way out failed, and leaves a closed window alone', async () => {
  const window = windowThat((address) => (address === home ? Promise.resolve() : Promise.reject(new Error('aborted'))))
  await pageRenewal(window, home)()
  expect(window.loaded.at(-1)).toBe(home)
  const closed = windowThat(() => Promise.resolve(), true)
  await pageRenewal(closed, home)()
  expect(closed.loaded).toEqual([])
})
