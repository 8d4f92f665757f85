import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchPage } from '../../../electron/window/watch-page.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const home = 'app://kiosk/'

/** A window whose page is as `page` says, and the seconds that pass. */
function setup() {
  const page = {
    address: home,
    loading: false,
    crashed: false,
    answer: 'screen' as 'screen' | 'ending' | 'nothing' | 'never',
    destroyed: false,
  }
  const onLost = vi.fn()
  const webContents = {
    getURL: () => page.address,
    isLoadingMainFrame: () => page.loading,
    isCrashed: () => page.crashed,
    executeJavaScript: () => (page.answer === 'never' ? new Promise<never>(() => {}) : Promise.resolve(page.answer)),
  }
  watchPage({ isDestroyed: () => page.destroyed, webContents }, (address) => address === home, onLost)
  return { page, onLost, seconds: (count: number) => vi.advanceTimersByTimeAsync(count * 1000) }
}

it('leaves a page alone that shows something', async () => {
  const { onLost, seconds } = setup()
  await seconds(600)
  expect(onLost).not.toHaveBeenCalled()
})

it.each([
  ['hangs', 'never'],
  ['is empty', 'nothing'],
] as const)('loses a page that %s for five seconds, once a page', async (_, answer) => {
  const { page, onLost, seconds } = setup()
  await seconds(10)
  page.answer = answer
  await seconds(4)
  expect(onLost).not.toHaveBeenCalled()
  await seconds(2)
  expect(onLost).toHaveBeenCalledOnce()
  page.crashed = true
  await seconds(60)
  expect(onLost).toHaveBeenCalledOnce()
})

it('lets a visit that ends take a minute, and no longer', async () => {
  const { page, onLost, seconds } = setup()
  page.answer = 'ending'
  await seconds(55)
  expect(onLost).not.toHaveBeenCalled()
  await seconds(15)
  expect(onLost).toHaveBeenCalledOnce()
})

it('does not lose a page that answers again in time', async () => {
  const { page, onLost, seconds } = setup()
  for (let round = 0; round < 10; round++) {
    page.answer = 'never'
    await seconds(3)
    page.answer = 'screen'
    await seconds(2)
  }
  expect(onLost).not.toHaveBeenCalled()
})

it('gives a page that is being loaded twenty seconds', async () => {
  const { page, onLost, seconds } = setup()
  page.loading = true
  await seconds(19)
  expect(onLost).not.toHaveBeenCalled()
  await seconds(3)
  expect(onLost).toHaveBeenCalledOnce()
})

it('does not watch the static page, a page that crashed, or a window that is gone', async () => {
  const { page, onLost, seconds } = setup()
  page.answer = 'never'
  page.address = 'app://kiosk/staff.html'
  await seconds(60)
  page.address = home
  page.crashed = true
  await seconds(60)
  page.crashed = false
  page.destroyed = true
  await seconds(60)
  expect(onLost).not.toHaveBeenCalled()
})

it('finds no fault with the page when it was the main process that was busy', async () => {
  const { page, onLost, seconds } = setup()
  await seconds(2)
  page.answer = 'never'
  // An interval that was held up runs once, not once for each second it missed.
  vi.setSystemTime(Date.now() + 30_000)
  await seconds(1)
  expect(onLost).not.toHaveBeenCalled()
})
