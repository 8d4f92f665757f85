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
    drawn: true,
    destroyed: false,
    canStart: true,
  }
  const onLost = vi.fn()
  const onFrozen = vi.fn()
  const webContents = {
    getURL: () => page.address,
    isLoadingMainFrame: () => page.loading,
    isCrashed: () => page.crashed,
    executeJavaScript: (script: string) => {
      const answers = page.answer !== 'never' && (page.drawn || !script.includes('requestAnimationFrame'))
      return answers ? Promise.resolve(page.answer) : new Promise<never>(() => {})
    },
  }
  const watch = watchPage(
    { isDestroyed: () => page.destroyed, webContents },
    {
      isOurs: (address) => address === home,
      canStartPages: () => page.canStart,
      onSilent: onLost,
      onFrozen,
    },
  )
  return { page, watch, onLost, onFrozen, seconds: (count: number) => vi.advanceTimersByTimeAsync(count * 1000) }
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
  expect(onLost).toHaveBeenCalledWith('loaded')
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

it('loses a page at once that loads while no process for it can be started', async () => {
  const { page, onLost, seconds } = setup()
  await seconds(10)
  page.canStart = false
  await seconds(10)
  expect(onLost).not.toHaveBeenCalled()
  page.loading = true
  await seconds(2)
  expect(onLost).toHaveBeenCalledWith('loading')
})

it('gives the first page twenty seconds to load', async () => {
  const { page, onLost, seconds } = setup()
  page.loading = true
  await seconds(19)
  expect(onLost).not.toHaveBeenCalled()
  await seconds(3)
  expect(onLost).toHaveBeenCalledOnce()
  expect(onLost).toHaveBeenCalledWith('loading')
})

it('loses a later page sooner, so that it is back in ten seconds, and gives each one after it twice the time', async () => {
  const { page, onLost, seconds } = setup()
  await seconds(5)
  page.loading = true
  await seconds(8)
  expect(onLost).toHaveBeenCalledTimes(1)
  await seconds(11)
  expect(onLost).toHaveBeenCalledTimes(1)
  await seconds(4)
  expect(onLost).toHaveBeenCalledTimes(2)
  page.loading = false
  await seconds(5)
  page.loading = true
  await seconds(17)
  expect(onLost).toHaveBeenCalledTimes(3)
})

it('gives later pages three times as long as the slowest took', async () => {
  const { page, onLost, seconds } = setup()
  page.loading = true
  await seconds(4)
  page.loading = false
  await seconds(5)
  page.loading = true
  await seconds(11)
  expect(onLost).not.toHaveBeenCalled()
  await seconds(3)
  expect(onLost).toHaveBeenCalledOnce()
})

it.each([
  ['crashed and does not come again', { crashed: true }],
  ['is none of ours', { address: 'about:blank' }],
])('loses a page that %s', async (_, change) => {
  const { page, onLost, seconds } = setup()
  await seconds(5)
  Object.assign(page, change)
  await seconds(8)
  expect(onLost).toHaveBeenCalledWith('loading')
})

it('leaves a window alone that is gone', async () => {
  const { page, onLost, seconds } = setup()
  page.answer = 'never'
  page.destroyed = true
  await seconds(60)
  expect(onLost).not.toHaveBeenCalled()
})

it('reports a picture that stands still while the page answers, once until it is drawn again', async () => {
  const { page, onLost, onFrozen, seconds } = setup()
  await seconds(10)
  page.drawn = false
  await seconds(4)
  expect(onFrozen).not.toHaveBeenCalled()
  await seconds(60)
  expect(onFrozen).toHaveBeenCalledOnce()
  page.drawn = true
  await seconds(2)
  page.drawn = false
  await seconds(10)
  expect(onFrozen).toHaveBeenCalledTimes(2)
  expect(onLost).not.toHaveBeenCalled()
})

it('blames a page that does not answer for not being drawn', async () => {
  const { page, onLost, onFrozen, seconds } = setup()
  await seconds(10)
  page.answer = 'never'
  await seconds(7)
  expect(onLost).toHaveBeenCalledOnce()
  expect(onFrozen).not.toHaveBeenCalled()
})

it('counts for how long a screen was seen', async () => {
  const { page, watch, seconds } = setup()
  await seconds(10)
  const { seenMs } = watch
  expect(seenMs).toBeGreaterThanOrEqual(8_000)
  page.answer = 'never'
  await seconds(100)
  expect(watch.seenMs).toBe(seenMs)
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
