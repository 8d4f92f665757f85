import { beforeEach, describe, expect, test } from 'vitest'
import { type InputSign, Presence } from '../../../renderer/visit/presence.ts'

let presence: Presence
beforeEach(() => {
  presence = new Presence()
})

const key = (name: string, repeat = false): InputSign => ({ type: 'keydown', key: name, code: `Key${name}`, repeat })
const touch = (clientX: number, clientY: number): InputSign => ({
  type: 'pointerdown',
  pointerType: 'touch',
  clientX,
  clientY,
})
/** At which milliseconds inputs that come at this interval for a minute showed a person. */
const shownAt = (interval: number, input: () => InputSign, minutes = 1) =>
  Array.from({ length: (minutes * 60_000) / interval }, (_, at) => at * interval).filter((now) =>
    presence.shows(input(), now),
  )

describe('a person', () => {
  test('who types, touches and scrolls is there at each of it', () => {
    const inputs: InputSign[] = [
      key('h'),
      key('e'),
      key('l'),
      key('l'),
      touch(100, 100),
      { type: 'wheel', deltaY: 1 },
      touch(500, 300),
      key('Tab'),
    ]
    inputs.forEach((input, at) => expect(presence.shows(input, at * 200), String(at)).toBe(true))
  })

  test('who presses one key again and again, with pauses, is there: a switch has no other', () => {
    expect(shownAt(1500, () => key('Enter'))).toHaveLength(40)
  })

  test('who touches the same button for each page is there', () => {
    expect(shownAt(4000, () => touch(900, 700))).toHaveLength(15)
  })

  test('who holds Backspace was there when it went down, and is again at the next key', () => {
    expect(presence.shows(key('Backspace'), 0)).toBe(true)
    for (let now = 500; now < 8000; now += 30) expect(presence.shows(key('Backspace', true), now)).toBe(false)
    expect(presence.shows(key('a'), 8100)).toBe(true)
    expect(presence.shows(key('Backspace'), 8200)).toBe(true)
  })

  test('who presses a key of the nurse’s path is there', () => {
    for (const name of ['F2', 'F8', 'F9', 'Escape', 'ArrowDown', 'PageDown', ' ', 'Process', 'Dead'])
      expect(presence.shows(key(name), 0), name).toBe(true)
  })
})

describe('not a person', () => {
  test('is a key that is held, from the second event on', () => {
    let first = true
    const held = () => {
      const event = key('a', !first)
      first = false
      return event
    }
    expect(shownAt(33, held)).toEqual([0])
  })

  test('is a key that goes down and comes up again by itself, after ten seconds', () => {
    expect(Math.max(...shownAt(50, () => key('a')))).toBeLessThanOrEqual(10_000)
  })

  test('is a drop on the screen that touches one place, after ten seconds', () => {
    let at = 0
    const drop = () => touch(400 + (at++ % 5), 300)
    expect(Math.max(...shownAt(100, drop))).toBeLessThanOrEqual(10_000)
  })

  test('is a wheel that never stops, after ten seconds', () => {
    expect(Math.max(...shownAt(20, () => ({ type: 'wheel', deltaY: 1 })))).toBeLessThanOrEqual(10_000)
  })

  test.each([
    'Shift',
    'Control',
    'CapsLock',
    'NumLock',
    'AudioVolumeUp',
    'MediaPlayPause',
    'BrightnessUp',
    'Unidentified',
  ])('is a key that does nothing here: %s', (name) => {
    expect(shownAt(5000, () => key(name))).toEqual([])
  })
})

test('an event that is asked about twice is judged once', () => {
  const event = key('a')
  expect(presence.shows(event, 0)).toBe(true)
  for (let now = 100; now <= 11_000; now += 100) presence.shows(key('a'), now)
  const late = key('a')
  expect(presence.shows(late, 11_100)).toBe(false)
  expect(presence.shows(late, 20_000)).toBe(false)
  expect(presence.shown).toBe(false)
})
