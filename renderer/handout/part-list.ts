import { type HandoutPart, handoutParts } from '../../content/schema/handout-part.ts'
import type { Site } from '../../content/schema/profile.ts'
import { defaultChoice, isInBrief, partsOf } from '../../content/tailor/choice.ts'
import type { HandoutChoice } from '../../content/tailor/plan.ts'

/** One line of the list of parts: what may be printed, whether it is, and whether it could be taken out. */
export interface PartRow {
  part: HandoutPart
  on: boolean
  /** Printed on every handout, whatever is chosen. */
  fixed: boolean
}

/**
 * All parts in the order of printing; those not printed stand where they usually would. null = the usual parts of the length
 * for cancer that has spread to these places.
 */
export function partRows(
  length: HandoutChoice['length'],
  parts: HandoutPart[] | null,
  sites: readonly Site[] = [],
): PartRow[] {
  const on = printedParts(length, parts, sites)
  const fixed = printedParts(length, [])
  return withGaps(on).map((part) => ({ part, on: on.includes(part), fixed: on.includes(part) && fixed.includes(part) }))
}

/** The parts that are printed whole. */
function printedParts(
  length: HandoutChoice['length'],
  parts: HandoutPart[] | null,
  sites: readonly Site[] = [],
): HandoutPart[] {
  return partsOf({ ...defaultChoice(), length, parts }, sites).filter((part) => !isInBrief(part, { parts }))
}

/** Sets each missing part behind the one that it usually follows. */
function withGaps(order: readonly HandoutPart[]): HandoutPart[] {
  return handoutParts.reduce<HandoutPart[]>(
    (list, part, usual) => {
      if (list.includes(part)) return list
      const before = handoutParts[usual - 1]
      const place = before ? list.indexOf(before) + 1 : 0
      return [...list.slice(0, place), part, ...list.slice(place)]
    },
    [...order],
  )
}

/** The parts to print, in their order. */
export function partsIn(rows: readonly PartRow[]): HandoutPart[] {
  return rows.filter(({ on }) => on).map(({ part }) => part)
}

/** Takes a part in or out; a fixed one stays in. What makes sheets a handout brings the parts of every handout with it. */
export function toggled(rows: readonly PartRow[], part: HandoutPart): PartRow[] {
  const chosen = rows.map((row) => (row.part === part && !row.fixed ? { ...row, on: !row.on } : row))
  const printed = printedParts('full', partsIn(chosen))
  return chosen.map((row) => (printed.includes(row.part) && !row.on ? { ...row, on: true, fixed: true } : row))
}

/** Changes a part's place with the next printed one before (-1) or after it (1); at either end nothing changes. */
export function moved(rows: readonly PartRow[], part: HandoutPart, by: -1 | 1): PartRow[] {
  const printed = partsIn(rows)
  const at = printed.indexOf(part)
  const other = at < 0 ? undefined : printed[at + by]
  const from = rows.find((row) => row.part === part)
  const to = rows.find((row) => row.part === other)
  if (!from || !to) return [...rows]
  return rows.map((row) => (row === from ? to : row === to ? from : row))
}
