import { expect, it } from 'vitest'
import { isOver } from '../../scripts/bench/limits.ts'
import type { Sample } from './measure.ts'
import { soakFigures } from './report.ts'

const sample = (visitors: number, memory: number, handles = 200): Sample => ({
  visitors,
  seconds: visitors,
  processes: 5,
  memory,
  memoryOf: { browser: memory, window: 0, gpu: 0, other: 0 },
  handles,
  heap: 1000,
  shellHeap: 1000,
})
/** A soak that begins with 100 MiB and 200 handles, and goes on so. */
const course = (memory: number, handles?: number) => [
  sample(0, 100),
  ...Array.from({ length: 20 }, (_, at) => sample((at + 1) * 100, memory, handles)),
]
const passed = (samples: readonly Sample[]) =>
  soakFigures(samples)
    .filter(isOver)
    .map(({ what }) => what)

it('a soak that ends as it began, or with little more, passes nothing', () => {
  expect(passed(course(100))).toEqual([])
  expect(passed(course(110, 210))).toEqual([])
})

it('memory above 1.1 of what there was before the first visitor is a failure, also where it came with the first ones', () => {
  expect(passed(course(111))).toEqual(['memory at the end'])
})

it('handles that stay with the visitors are a failure', () => {
  expect(passed(course(100, 211))).toEqual(['handles at the end'])
})

it('one sample that stands out is none', () => {
  expect(passed([...course(100), sample(2100, 400, 900), sample(2200, 100)])).toEqual([])
})

it('a soak that was stopped before it could be compared has not been passed', () => {
  expect(passed([sample(0, 100)])).toHaveLength(2)
  expect(passed([])).toHaveLength(2)
})
