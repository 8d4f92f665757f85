import { z } from 'zod'

/** A measured figure that has a limit (the benchmarks of issue 6). */
const limitedFigure = z.object({
  what: z.string(),
  value: z.number(),
  limit: z.number(),
  /** What it is counted in: "ms", "% of a core", "of an empty window". */
  unit: z.string(),
})
export type LimitedFigure = z.infer<typeof limitedFigure>

/** What a benchmark gives back: its figures that have a limit, or nothing. */
export const limitedFigures = z.array(limitedFigure).default([])

/** One line a figure: how it stands to its limit. */
export function lineOf({ what, value, limit, unit }: LimitedFigure): string {
  const verdict = isOver({ value, limit }) ? 'ABOVE THE LIMIT' : 'within the limit'
  return `${what}: ${value.toFixed(2)} ${unit}, ${verdict} of ${limit}`
}

/** Whether a figure is above its limit; one that could not be measured is. */
export function isOver({ value, limit }: Pick<LimitedFigure, 'value' | 'limit'>): boolean {
  return !(value <= limit)
}
