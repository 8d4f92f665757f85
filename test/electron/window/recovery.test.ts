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
  const page = { shown: 'screen' as 'screen' | 'nothing' | 'never', address: home, loading: false, drawn: true }
  const machine = { zygote: true, reports: true }
  const contents = Object.assign(new EventEmitter(), {
    forcefullyCrashRenderer: vi.fn(),
    getURL: () => page.address,
    isLoadingMainFrame: () => page.loading,
    isCrashed: () => false,
    getOSProcessId: () => 4711,
    executeJavaScript: (script: string) => {
      const answers = page.shown !== 'never' && (page.drawn || !script.includes('requestAnimationFrame'))
      return answers ? Promise.resolve(page.shown) : new Promise(() => {})
    },
  })
  const loadURL = vi.fn<(address: string) => Promise<void>>().mockResolvedValue()
  const window = Object.assign(new EventEmitter(), { webContents: contents, loadURL, isDestroyed: () => false })
  const onLost = vi.fn()
  const onNoPage = vi.fn()
  const processes = {
    end: vi.fn(() => {
      if (machine.reports) contents.emit('render-process-gone', {}, { reason: 'killed' })
    }),
    endHelpers: vi.fn(),
    endGraphics: vi.fn(),
    canStartPages: () => machine.zygote,
  }
  const log = keptLog()
  const recovery = setupRecovery(window as unknown as BrowserWindow, {
    home,
    lastResort,
    onLost,
    onNoPage,
    processes,
    log,
  })
  const crash = async (reason = 'crashed') => {
    contents.emit('render-process-gone', {}, { reason })
    await vi.advanceTimersByTimeAsync(1)
  }
  const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)
  return { page, machine, contents, loadURL, onLost, onNoPage, processes, log, crash, seconds, ...recovery }
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
  await vi.advanceTimersByTimeAsync(1)
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

it.each([
  ['does not load', (contents: EventEmitter) => contents.emit('did-fail-load', {}, -6, 'not found', lastResort, true)],
  ['is not found', (contents: EventEmitter) => contents.emit('did-navigate', {}, lastResort, 404)],
])('has no page if the last resort %s, and does not run in circles', async (_, fail) => {
  const { contents, loadURL, giveUp, onLost, onNoPage, seconds } = setup()
  giveUp()
  contents.emit('preload-error', {}, 'preload.js', new Error('not found'))
  expect(onNoPage).not.toHaveBeenCalled()
  fail(contents)
  expect(onNoPage).toHaveBeenCalledOnce()
  fail(contents)
  await seconds(60)
  expect(loadURL.mock.calls).toEqual([[lastResort]])
  expect(onNoPage).toHaveBeenCalledOnce()
  expect(onLost).toHaveBeenCalledOnce()
})

it('has no page if the last resort crashes for the third time in a minute', async () => {
  const { crash, giveUp, onNoPage, loadURL } = setup()
  giveUp()
  await crash()
  await crash()
  expect(onNoPage).not.toHaveBeenCalled()
  await crash()
  expect(onNoPage).toHaveBeenCalledOnce()
  expect(loadURL.mock.calls).toEqual([[lastResort], [lastResort], [lastResort]])
})

it('has no page if the last resort never comes', async () => {
  const { page, giveUp, onNoPage, seconds } = setup()
  await seconds(5)
  giveUp()
  page.loading = true
  await seconds(8)
  expect(onNoPage).toHaveBeenCalledOnce()
})

it('has no page if no process for one can be had', async () => {
  const { crash, onNoPage, loadURL } = setup()
  await crash('launch-failed')
  expect(onNoPage).toHaveBeenCalledOnce()
  expect(loadURL).not.toHaveBeenCalled()
})

it('has no page if what all pages come from is lost: after a crash, in silence, and before a renewal', async () => {
  for (const lose of ['crash', 'silence', 'renewal'] as const) {
    const { page, machine, crash, seconds, canRenew, onNoPage, onLost, loadURL, processes } = setup()
    await seconds(5)
    expect(canRenew()).toBe(true)
    machine.zygote = false
    page.loading = lose === 'silence'
    if (lose === 'crash') await crash()
    else if (lose === 'silence') await seconds(6)
    else expect(canRenew()).toBe(false)
    expect(onNoPage, lose).toHaveBeenCalledOnce()
    expect(onLost, lose).toHaveBeenCalledOnce()
    // To ask what became of a page's process, Chromium would wait for the zygote for ever.
    expect(processes.end, lose).not.toHaveBeenCalled()
    expect(loadURL, lose).not.toHaveBeenCalled()
  }
})

it('ends a page that shows nothing any more, so that it comes back', async () => {
  const { page, contents, processes, loadURL, onLost, log, seconds } = setup()
  await seconds(5)
  page.shown = 'nothing'
  await seconds(6)
  page.shown = 'screen'
  await seconds(30)
  expect(contents.forcefullyCrashRenderer).toHaveBeenCalledOnce()
  expect(processes.end.mock.calls).toEqual([[4711]])
  expect(log.text()).toContain('page silent')
  expect(loadURL.mock.calls).toEqual([[home]])
  expect(onLost).toHaveBeenCalledOnce()
})

it('comes back from a silent page even if nobody reports its end', async () => {
  const { page, machine, loadURL, seconds } = setup()
  machine.reports = false
  await seconds(5)
  page.shown = 'never'
  await seconds(6)
  page.shown = 'screen'
  await seconds(30)
  expect(loadURL.mock.calls).toEqual([[home]])
})

it.each([
  ['answers nothing', { shown: 'never' }],
  ['shows nothing', { shown: 'nothing' }],
  ['never finishes loading', { loading: true }],
] as const)('shows the last resort after the third page that %s, like after the third crash', async (_, fault) => {
  const { page, loadURL, seconds } = setup()
  await seconds(5)
  Object.assign(page, fault)
  await seconds(60)
  expect(loadURL.mock.calls.slice(0, 3)).toEqual([[home], [home], [lastResort]])
})

it('ends the process that draws if the picture stands still, or has no page if none can be had in its place', async () => {
  for (const zygote of [true, false]) {
    const { page, machine, processes, onNoPage, seconds } = setup()
    await seconds(5)
    machine.zygote = zygote
    page.drawn = false
    await seconds(10)
    expect(processes.endGraphics).toHaveBeenCalledTimes(zygote ? 1 : 0)
    expect(onNoPage).toHaveBeenCalledTimes(zygote ? 0 : 1)
  }
})

it('counts silence on a slow machine, too, where each takes longer than crashes may lie apart', async () => {
  const { page, loadURL, seconds } = setup()
  page.loading = true
  await seconds(8)
  page.loading = false
  await seconds(5)
  page.loading = true
  await seconds(160)
  expect(loadURL.mock.calls.slice(0, 3)).toEqual([[home], [home], [lastResort]])
})

it('counts silence and crashes together', async () => {
  const { page, crash, loadURL, seconds } = setup()
  await crash()
  await seconds(5)
  page.shown = 'never'
  await seconds(6)
  page.shown = 'screen'
  await seconds(5)
  await crash()
  expect(loadURL.mock.calls).toEqual([[home], [home], [lastResort]])
})

it('ends the helpers of a page that does not come, since one of them may be silent', async () => {
  const { page, processes, seconds } = setup()
  await seconds(5)
  page.shown = 'never'
  await seconds(6)
  expect(processes.endHelpers).not.toHaveBeenCalled()
  page.shown = 'screen'
  await seconds(5)
  page.loading = true
  await seconds(8)
  expect(processes.endHelpers).toHaveBeenCalledOnce()
})

it('shows the last resort at once when told to, and comes back to nothing else', async () => {
  const { giveUp, resume, loadURL, crash } = setup()
  giveUp()
  await crash()
  resume()
  expect(loadURL.mock.calls).toEqual([[lastResort], [lastResort]])
})

it('shows the last resort for a while when told to', async () => {
  const { hold, resume, loadURL, crash } = setup()
  hold()
  await crash()
  resume()
  await crash()
  expect(loadURL.mock.calls).toEqual([[lastResort], [lastResort], [home], [home]])
})

it('counts within the span only', () => {
  const breaker = new Breaker(3, 60_000)
  expect([0, 30_000, 59_999].map((at) => breaker.trips(at))).toEqual([false, false, true])
  expect([130_000, 189_999, 190_001, 190_002].map((at) => breaker.trips(at))).toEqual([false, false, false, true])
})
