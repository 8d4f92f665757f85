import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Closing } from '../../../electron/services/closing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('does every step, whatever becomes of the others', async () => {
  const closing = new Closing()
  const done: string[] = []
  closing.add(() => Promise.reject(new Error('the disk is full')))
  closing.add(() => Promise.resolve(void done.push('counts')))
  await closing.run()
  expect(done).toEqual(['counts'])
})

it('waits five seconds for a step that does not end, and no longer', async () => {
  const closing = new Closing()
  closing.add(() => new Promise(() => {}))
  const ended = vi.fn()
  void closing.run().then(ended)
  await vi.advanceTimersByTimeAsync(4_900)
  expect(ended).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(200)
  expect(ended).toHaveBeenCalledOnce()
})
