import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Quiet } from '../../../renderer/search/quiet.svelte.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('it is quiet a while after the last key, not between two, and again after each', () => {
  const quiet = new Quiet()
  expect(quiet.now).toBe(false)
  let next = () => {}
  for (let key = 0; key < 5; key++) {
    next()
    next = quiet.interrupt('bone')
    vi.advanceTimersByTime(600)
    expect(quiet.now).toBe(false)
  }
  vi.advanceTimersByTime(100)
  expect(quiet.now).toBe(false)
  vi.advanceTimersByTime(300)
  expect(quiet.now).toBe(true)
  next()
  quiet.interrupt('bone')
  expect(quiet.now).toBe(false)
  vi.advanceTimersByTime(1000)
  expect(quiet.now).toBe(true)
})
