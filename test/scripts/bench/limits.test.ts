import { expect, it } from 'vitest'
import { isOver, lineOf, limitedFigures } from '../../../scripts/bench/limits.ts'

const figure = { what: 'page change, p95', limit: 100, unit: 'ms' }

it.each([
  [99.9, false],
  [100, false],
  [100.1, true],
  [NaN, true],
])('a figure of %d against a limit of 100 is over it: %s', (value, over) => {
  expect(isOver({ ...figure, value })).toBe(over)
  expect(lineOf({ ...figure, value }).includes('ABOVE THE LIMIT')).toBe(over)
})

it('a benchmark without limits gives back nothing', () => {
  expect(limitedFigures.parse(undefined)).toEqual([])
})
