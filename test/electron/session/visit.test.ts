import { afterEach, expect, it, vi } from 'vitest'
import { HandoutShelf } from '../../../electron/handout/make/handout-shelf.ts'
import { today } from '../../../electron/session/today.ts'
import { Visit } from '../../../electron/session/visit.ts'
import { keptLog } from '../kept-log.ts'

afterEach(() => void vi.useRealTimers())

it('drops all that was kept for the visitor, even where one part fails', async () => {
  const log = keptLog()
  const visit = new Visit(log)
  const dropped: string[] = []
  visit.onEnd(() => void dropped.push('a'))
  visit.onEnd(() => {
    throw new Error('the visitor typed this')
  })
  visit.onEnd(async () => {
    await Promise.resolve()
    dropped.push('b')
  })
  const { number } = visit
  await visit.end()
  expect(dropped).toEqual(['a', 'b'])
  expect(visit.number).not.toBe(number)
  expect(log.text()).toContain('visit not cleaned')
  expect(log.text()).not.toContain('typed')
})

it('forgets what the pages on their way do not need, and the same again at the end', async () => {
  const visit = new Visit(keptLog())
  const dropped: string[] = []
  visit.onEnd(() => void dropped.push('pages'))
  visit.onForget(() => void dropped.push('words'))
  const { number } = visit
  await visit.forget()
  expect(dropped).toEqual(['words'])
  expect(visit.number).toBe(number)
  await visit.end()
  expect(dropped).toEqual(['words', 'words', 'pages'])
})

it('is another visit as soon as the end begins', () => {
  const visit = new Visit(keptLog())
  const { number } = visit
  void visit.end()
  expect(visit.number).toBe(number + 1)
})

it('tells of a visit that was finished, once nothing is left of it, and not of one that was cut off', async () => {
  const visit = new Visit(keptLog())
  const happened: string[] = []
  visit.onFinished(() => happened.push('finished'))
  visit.onEnd(async () => {
    await Promise.resolve()
    happened.push('dropped')
  })
  await visit.end()
  expect(happened).toEqual(['dropped'])
  await visit.finish()
  expect(happened).toEqual(['dropped', 'dropped', 'finished'])
})

it('lets nobody wait longer than two seconds for what is dropped slowly, and says so in the log', async () => {
  vi.useFakeTimers()
  const log = keptLog()
  const visit = new Visit(log)
  const finished = vi.fn()
  visit.onFinished(finished)
  let drop = () => {}
  visit.onEnd(() => new Promise<void>((resolve) => (drop = resolve)))
  const ended = visit.finish()
  await vi.advanceTimersByTimeAsync(1_900)
  expect(finished).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  await ended
  expect(finished).toHaveBeenCalledOnce()
  expect(log.text()).toContain('end of visit slow')
  // What comes to its end later changes nothing.
  drop()
  await vi.advanceTimersByTimeAsync(0)
  expect(finished).toHaveBeenCalledOnce()
})

it('tells nobody of an end that was so slow that the page is another visitor’s by now', async () => {
  const visit = new Visit(keptLog())
  const finished = vi.fn()
  visit.onFinished(finished)
  let drop = () => {}
  visit.onEnd(() => new Promise<void>((resolve) => (drop = resolve)))
  const slow = visit.finish()
  const dropSlowly = drop
  // The page is lost while the visit is still being cleaned up, and the next visitor comes.
  const lost = visit.end()
  dropSlowly()
  await slow
  expect(finished).not.toHaveBeenCalled()
  drop()
  await lost
  expect(finished).not.toHaveBeenCalled()
})

it('keeps the last handouts only, and none over a visit', () => {
  const shelf = new HandoutShelf(2)
  const set = { bytes: new Uint8Array(1), pages: 1, empty: 0 }
  const handout = { ...set, paper: 'a4', setFor: () => Promise.resolve(set) } as const
  const put = () => shelf.reserve()(handout) ?? ''
  const [first, second, third] = [put(), put(), put()]
  expect([first, second, third].map((handle) => shelf.get(handle) !== null)).toEqual([false, true, true])
  shelf.clear()
  expect(shelf.get(third)).toBeNull()
})

it('takes no handout that was begun before the shelf was cleared', () => {
  const shelf = new HandoutShelf(2)
  const set = { bytes: new Uint8Array(1), pages: 1, empty: 0 }
  const handout = { ...set, paper: 'a4', setFor: () => Promise.resolve(set) } as const
  const late = shelf.reserve()
  shelf.clear()
  expect(late(handout)).toBeNull()
  expect(shelf.reserve()(handout)).not.toBeNull()
})

it('writes the day as it is here', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
})
