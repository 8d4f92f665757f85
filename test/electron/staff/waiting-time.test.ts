import { expect, it } from 'vitest'
import { waitAfter, waitLeft } from '../../../electron/staff/waiting-time.ts'

it('grows from half a minute to an hour and no further, however many tries', () => {
  expect([0, 1, 2, 3, 4, 9, 10, 1_000_000].map((tries) => waitAfter(tries) / 1000)).toEqual([
    0, 0, 0, 30, 60, 1920, 3600, 3600,
  ])
})

it('runs down', () => {
  expect(waitLeft(3, 1_000_000, 1_010_000)).toBe(20_000)
  expect(waitLeft(3, 1_000_000, 1_030_000)).toBe(0)
})
