import { beforeEach, expect, test, vi } from 'vitest'
import { IdleClock, type Time } from '../../../renderer/visit/idle-clock.svelte.ts'

let now: number
let ticks: Set<() => void>
let clock: IdleClock
const onend = vi.fn()

const time: Time = {
  now: () => now,
  every(_milliseconds, tick) {
    ticks.add(tick)
    return () => ticks.delete(tick)
  },
}

function pass(seconds: number): void {
  for (let second = 0; second < seconds; second++) {
    now += 1000
    for (const tick of [...ticks]) tick()
  }
}

beforeEach(() => {
  now = 5_000_000
  ticks = new Set()
  clock = new IdleClock(time)
  onend.mockReset()
})

test('the visitor is warned for the last thirty seconds, and each is counted', () => {
  clock.start(180, onend)
  pass(149)
  expect(clock.secondsLeft).toBeNull()
  pass(1)
  expect(clock.secondsLeft).toBe(30)
  pass(29)
  expect(clock.secondsLeft).toBe(1)
  expect(onend).not.toHaveBeenCalled()
  pass(1)
  expect(onend).toHaveBeenCalledOnce()
})

test('nobody is warned while the visit is held, and all thirty seconds are left afterwards', () => {
  let held = true
  clock.start(60, onend, () => held)
  pass(500)
  expect(clock.secondsLeft).toBeNull()
  held = false
  pass(1)
  expect(clock.secondsLeft).toBe(29)
  held = true
  pass(1)
  expect(clock.secondsLeft).toBeNull()
  held = false
  pass(31)
  expect(onend).toHaveBeenCalledOnce()
})

test('what holds a visit only so long after the last touch is told how long ago that was', () => {
  const held = (untouched: number) => untouched < 300
  clock.start(60, onend, held)
  pass(299)
  expect(clock.secondsLeft).toBeNull()
  pass(2)
  expect(clock.secondsLeft).toBe(28)
  clock.touch()
  pass(299)
  expect(clock.secondsLeft).toBeNull()
  pass(30)
  expect(onend).toHaveBeenCalledOnce()
})

test('a visit that was held and touched is not cut short', () => {
  let held = true
  clock.start(180, onend, () => held)
  pass(100)
  clock.touch()
  held = false
  pass(149)
  expect(clock.secondsLeft).toBeNull()
})

test('a visit ends once, and nothing goes on counting', () => {
  clock.start(60, onend)
  pass(500)
  expect(onend).toHaveBeenCalledOnce()
  expect(clock.secondsLeft).toBeNull()
  expect(ticks.size).toBe(0)
})

test('a touch begins the count anew, before the warning and during it', () => {
  clock.start(60, onend)
  pass(29)
  clock.touch()
  pass(29)
  expect(clock.secondsLeft).toBeNull()
  pass(21)
  expect(clock.secondsLeft).toBe(10)
  clock.touch()
  expect(clock.secondsLeft).toBeNull()
  pass(59)
  expect(onend).not.toHaveBeenCalled()
  pass(1)
  expect(onend).toHaveBeenCalledOnce()
})

test('ticks that come late, as on a busy machine, change nothing of the time', () => {
  clock.start(60, onend)
  now += 44_000
  pass(1)
  expect(clock.secondsLeft).toBe(15)
  now += 100_000
  pass(1)
  expect(onend).toHaveBeenCalledOnce()
})

test('a stopped clock ends no visit, and one started twice ends it once', () => {
  clock.start(60, onend)
  clock.start(60, onend)
  expect(ticks.size).toBe(1)
  pass(59)
  clock.stop()
  pass(100)
  expect(onend).not.toHaveBeenCalled()
})

test("without a time of its own it counts the window's", () => {
  vi.useFakeTimers()
  const own = new IdleClock()
  own.start(60, onend)
  vi.advanceTimersByTime(35_000)
  expect(own.secondsLeft).toBe(25)
  vi.advanceTimersByTime(25_000)
  expect(onend).toHaveBeenCalledOnce()
  vi.useRealTimers()
})
