import { EventEmitter } from 'node:events'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Breaker } from '../../../electron/window/breaker.ts'
import { setupRecovery } from '../../../electron/window/recovery.ts'
import { keptLog } from '../kept-log.ts'

const home = 'app://kiosk/'
const lastResort = 'app://kiosk/staff.html'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A window as far as recovery looks at it. */
function setup() {
  const page = { shown: 'screen' }
  const contents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: vi.fn(),
    getURL: () => home,
    isLoadingMainFrame: () => false,
    isCrashed: () => false,
    executeJavaScript: () => Promise.resolve(page.shown),
  })
  const loadURL = vi.fn<(address: string) => Promise<void>>().mockResolvedValue()
  const window = Object.assign(new EventEmitter(), { webContents: contents, loadURL, isDestroyed: () => false })
  const onLost = vi.fn()
  const log = keptLog()
  const recovery = setupRecovery(window as unknown as BrowserWindow, { home, lastResort, onLost, log })
  const crash = async (reason = 'crashed') => {
    contents.emit('render-process-gone', {}, { reason })
    await vi.advanceTimersByTimeAsync(1)
  }
  return { page, contents, loadURL, onLost, log, crash, recovery }
}

it('comes back after a crash, and ends the visit first', async () => {
  const { crash, loadURL, onLost } = setup()
  await crash()
  expect(onLost).toHaveBeenCalledOnce()
  expect(loadURL.mock.calls).toEqual([[home]])
})

it('shows the last resort after the third crash in a minute', async () => {
  const { crash, loadURL } = setup()
  for (let count = 0; count < 3; count++) await crash('oom')
  expect(loadURL.mock.calls).toEqual([[home], [home], [lastResort]])
})

it('does not count crashes that lie far apart', async () => {
  const { crash, loadURL } = setup()
  for (let count = 0; count < 6; count++) {
    await crash()
    await vi.advanceTimersByTimeAsync(40_000)
  }
  expect(loadURL.mock.calls.flat()).not.toContain(lastResort)
})

it('lets a page end that was told to', async () => {
  const { crash, loadURL } = setup()
  await crash('clean-exit')
  expect(loadURL).not.toHaveBeenCalled()
})

it('comes back from a page that is missing or does not load, but not from a part of it', async () => {
  const { contents, loadURL } = setup()
  contents.emit('did-fail-load', {}, -6, 'not found', `${home}part.html`, false)
  contents.emit('did-fail-load', {}, -3, 'aborted', home, true)
  contents.emit('did-navigate', {}, home, 200)
  await vi.advanceTimersByTimeAsync(1)
  expect(loadURL).not.toHaveBeenCalled()
  contents.emit('did-fail-load', {}, -6, 'not found', home, true)
  contents.emit('did-navigate', {}, home, 404)
  await vi.advanceTimersByTimeAsync(1)
  expect(loadURL.mock.calls).toEqual([[home], [home]])
})

it('comes back from a page whose preload fails', async () => {
  const { contents, loadURL } = setup()
  contents.emit('preload-error', {}, 'preload.js', new Error('not found'))
  await vi.advanceTimersByTimeAsync(1)
  expect(loadURL.mock.calls).toEqual([[home]])
})

it('does not run in circles when the last resort itself fails', async () => {
  const { contents, loadURL, recovery } = setup()
  recovery.giveUp()
  contents.emit('did-fail-load', {}, -6, 'not found', lastResort, true)
  contents.emit('did-navigate', {}, lastResort, 404)
  contents.emit('preload-error', {}, 'preload.js', new Error('not found'))
  await vi.advanceTimersByTimeAsync(1)
  expect(loadURL.mock.calls).toEqual([[lastResort]])
})

it('ends a page that shows nothing any more, so that it comes back', async () => {
  const { page, contents, log } = setup()
  page.shown = 'nothing'
  await vi.advanceTimersByTimeAsync(8_000)
  expect(contents.forcefullyCrashRenderer).toHaveBeenCalledOnce()
  expect(log.text()).toContain('page silent')
})

it('shows the last resort at once when told to, and comes back to nothing else', async () => {
  const { recovery, loadURL, crash } = setup()
  recovery.giveUp()
  await crash()
  recovery.resume()
  expect(loadURL.mock.calls).toEqual([[lastResort], [lastResort]])
})

it('shows the last resort for a while when told to', async () => {
  const { recovery, loadURL, crash } = setup()
  recovery.hold()
  await crash()
  recovery.resume()
  await crash()
  expect(loadURL.mock.calls).toEqual([[lastResort], [lastResort], [home], [home]])
})

it('counts within the span only', () => {
  const breaker = new Breaker(3, 60_000)
  expect([0, 30_000, 59_999].map((at) => breaker.trips(at))).toEqual([false, false, true])
  expect([130_000, 189_999, 190_001, 190_002].map((at) => breaker.trips(at))).toEqual([false, false, false, true])
})
