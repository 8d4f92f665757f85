import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { limitStart } from '../../../electron/startup/start-limit.ts'
import { keptLog } from '../kept-log.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A start that ends when it is told to, and the calls to the window in their order. */
function begin() {
  const calls: string[] = []
  const kiosk = {
    hold: () => calls.push('hold'),
    resume: () => calls.push('resume'),
    sayOnStaffPage: ({ t }: { t: (key: 'shell.staff.title') => string }) => calls.push(t('shell.staff.title')),
  }
  const log = keptLog()
  let done = () => {}
  let fail: (error: Error) => void = () => {}
  const start = new Promise<void>((resolve, reject) => {
    done = resolve
    fail = reject
  })
  const limited = limitStart(start, kiosk, log)
  return { calls, log, done, fail, limited }
}

it('leaves the window alone when the start is done in time', async () => {
  const { calls, log, done, limited } = begin()
  await vi.advanceTimersByTimeAsync(9_000)
  done()
  await limited
  await vi.advanceTimersByTimeAsync(60_000)
  expect(calls).toEqual([])
  expect(log.text()).toBe('')
})

it('shows the staff page in place of an empty screen, and the first screen once the start is done', async () => {
  const { calls, log, done, limited } = begin()
  await vi.advanceTimersByTimeAsync(10_000)
  await vi.waitFor(() => expect(calls).toEqual(['Please ask our staff', 'hold']))
  expect(log.text()).toMatch(/^start too slow [^\n]*$/)
  done()
  await limited
  expect(calls).toEqual(['Please ask our staff', 'hold', 'resume'])
})

it('passes on that the start failed', async () => {
  const { calls, fail, limited } = begin()
  fail(new Error('no'))
  await expect(limited).rejects.toThrow('no')
  expect(calls).toEqual([])
})
