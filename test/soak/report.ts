import type { LimitedFigure } from '../../scripts/bench/limits.ts'
import type { Sample } from './measure.ts'

/** Visitors after which a running program is warm: code is compiled, caches are full. */
const warmAfter = 100

const columns = ['visitors', 'seconds', 'processes', 'memory', 'handles', 'heap', 'shellHeap'] as const

/** All samples as a table for a spreadsheet (CSV); memory in KiB. */
export function csvOf(samples: readonly Sample[]): string {
  const rows = samples.map((sample) => [
    ...columns.map((column) => Math.round(sample[column])),
    ...Object.values(sample.memoryOf),
  ])
  const kinds = Object.keys(samples[0]?.memoryOf ?? {}).map((kind) => `memory of ${kind}`)
  return [[...columns, ...kinds], ...rows].map((row) => `${row.join(',')}\n`).join('')
}

/** What of a sample is compared. */
const measures = {
  memory: (sample: Sample) => sample.memory,
  'memory of browser': (sample: Sample) => sample.memoryOf.browser,
  'memory of window': (sample: Sample) => sample.memoryOf.window,
  'memory of gpu': (sample: Sample) => sample.memoryOf.gpu,
  'memory of other': (sample: Sample) => sample.memoryOf.other,
  handles: (sample: Sample) => sample.handles,
  heap: (sample: Sample) => sample.heap,
  shellHeap: (sample: Sample) => sample.shellHeap,
}

/** One measure over a soak. */
export interface Course {
  /** Before the first visitor. */
  start: number
  /** After the first visitors: the first sample that was taken among them. */
  first: number
  /** The median of the first tenth of the samples taken when warm. */
  before: number
  /** The median of the last tenth. */
  after: number
}

/** What became of memory and handles: against the program without a visitor, after the first ones, and warm. */
export function comparison(samples: readonly Sample[]): Record<keyof typeof measures, Course> {
  const later = samples.filter(({ visitors }) => visitors >= warmAfter)
  const warm = later.length > 1 ? later : samples.slice(1)
  const some = Math.max(1, Math.ceil(warm.length / 10))
  const course = (of: (sample: Sample) => number): Course => ({
    start: samples[0] ? of(samples[0]) : 0,
    first: samples[1] ? of(samples[1]) : 0,
    before: median(warm.slice(0, some).map(of)),
    after: median(warm.slice(-some).map(of)),
  })
  return Object.fromEntries(Object.entries(measures).map(([name, of]) => [name, course(of)])) as Record<
    keyof typeof measures,
    Course
  >
}

/** A line for each measure: how it stood, and what the last is of the earlier ones. */
export function comparisonLines(samples: readonly Sample[]): string[] {
  const ratio = (after: number, before: number) => (before > 0 ? (after / before).toFixed(3) : '–')
  return Object.entries(comparison(samples)).map(
    ([what, { start, first, before, after }]) =>
      `${what}: ${start} at the start, ${first} after the first visitors, ${before} warm, ${after} at the end: ` +
      `${ratio(after, start)}, ${ratio(after, first)} and ${ratio(after, before)} of them`,
  )
}

/** What a soak must not pass: most memory at its end, as a share of what the program held before the first visitor. */
const mostMemory = 1.1
/** More open files than before the first visitor: some are opened with the first of them, or open while a sample is taken. */
const mostMoreHandles = 10

/**
 * The figures of a soak that have a limit. Before is the sample taken before the first visitor, of a program that is up and
 * ready; after is the median of the last tenth of the samples.
 */
export function soakFigures(samples: readonly Sample[]): LimitedFigure[] {
  const { memory, handles } = comparison(samples)
  const [first, last] = samples.length > 1 ? [memory.start, memory.after] : [NaN, NaN]
  return [
    {
      what: 'memory at the end',
      value: last / first,
      limit: mostMemory,
      unit: 'of what it was before the first visitor',
    },
    {
      what: 'handles at the end',
      value: samples.length > 1 ? handles.after - handles.start : NaN,
      limit: mostMoreHandles,
      unit: 'more than before the first visitor',
    },
  ]
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
}

const size = { width: 900, height: 360, left: 70, right: 70, top: 50, bottom: 50 }

/** A picture (SVG) of memory and handles over the visitors. */
export function plotOf(samples: readonly Sample[]): string {
  const mostVisitors = Math.max(1, ...samples.map(({ visitors }) => visitors))
  const line = (of: (sample: Sample) => number, most: number) =>
    samples
      .map((sample) => {
        const x = size.left + (sample.visitors / mostVisitors) * (size.width - size.left - size.right)
        const y = size.height - size.bottom - (of(sample) / most) * (size.height - size.top - size.bottom)
        return `${x.toFixed(1)},${y.toFixed(1)}`
      })
      .join(' ')
  const mostMemory = 1.25 * Math.max(...samples.map(({ memory }) => memory))
  const mostHandles = 1.25 * Math.max(...samples.map(({ handles }) => handles))
  const bottom = size.height - size.bottom
  const text = (x: number, y: number, said: string, anchor = 'middle') =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}">${said}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="14">
<rect width="100%" height="100%" fill="#fff"/>
<path d="M${size.left} ${size.top}V${bottom}H${size.width - size.right}V${size.top}" fill="none" stroke="#888"/>
<polyline points="${line(({ memory }) => memory, mostMemory)}" fill="none" stroke="#1f4e5f" stroke-width="2"/>
<polyline points="${line(({ handles }) => handles, mostHandles)}" fill="none" stroke="#a8481f" stroke-width="2" stroke-dasharray="6 4"/>
${text(size.left, 30, `Memory of all processes (line, 0 to ${Math.round(mostMemory / 1024)} MiB)`, 'start')}
${text(size.width - size.right, 30, `Handles (dashes, 0 to ${Math.round(mostHandles)})`, 'end')}
${text(size.left, bottom + 20, '0')}${text(size.width - size.right, bottom + 20, String(mostVisitors))}
${text(size.width / 2, bottom + 38, 'visitors')}
</svg>
`
}
