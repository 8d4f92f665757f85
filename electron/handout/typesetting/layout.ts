import type { Anchor } from './anchor.ts'
import type { Sides } from '../../contract/contract.ts'
import type { Pen } from './pen.ts'

/** A tinted field with a bar at its left, behind the slices that name it; it may go on over several pages. */
export interface Panel {
  x: number
  width: number
}

/** A horizontal slice of the column: a line of text, a table row, a drawing. Never divided between pages. */
export interface Slice {
  height: number
  /** Space above it; left out at the top of a page. */
  before: number
  /** Whether it must stand on the same page as the next slice. */
  keep: boolean
  /** Whether it stays with the next slice unless that would leave too much of a page blank. */
  rather: boolean
  /** Whether it is a heading, or a line of one. */
  heads: boolean
  /** Whether what follows in its section may stand before it, where it goes over to the next page: a drawing. */
  floats: boolean
  /** Whether it begins a page; where both sides are printed, one that lies in front. */
  newPage: boolean
  panel: Panel | null
  /** What is set again on top of a page when it begins with this slice: a table's header row. */
  repeat: Slice | null
  anchor: Anchor | null
  /** `repeated`: drawn again on top of a page, so no part of the text. */
  draw(pen: Pen, top: number, repeated: boolean): void
}

export interface PlacedSlice {
  slice: Slice
  top: number
  /** A table header that is set again: not part of the text a second time. */
  repeated: boolean
}
/** Nothing is on the back of a page after which a page must lie in front. */
export type Page = PlacedSlice[]

/** The share of a page that may stay blank so that slices stand together that would rather. */
const mostBlank = 0.2

/** Sums of the same heights differ in their last digits by the order in which they are made: what fits exactly fits. */
const hair = 0.01

/** A slice with the usual properties; give what differs. */
export function slice(given: Pick<Slice, 'height' | 'draw'> & Partial<Slice>): Slice {
  return {
    before: 0,
    keep: false,
    rather: false,
    heads: false,
    floats: false,
    newPage: false,
    panel: null,
    repeat: null,
    anchor: null,
    ...given,
  }
}

/** An empty slice that belongs to what follows. */
export function space(height: number, panel: Panel | null = null): Slice {
  return slice({ height, panel, keep: true, draw: () => undefined })
}

/**
 * Divides slices into pages between `top` and `bottom`. Slices tied by `keep` go over together; only where they are
 * taller than a page are they divided. Sets the page and place of each anchor. `air` is the share that is left of the space
 * between slices, where pages must hold more. For two sides what begins a page begins an odd one, after an empty one if
 * need be.
 */
export function paginate(
  given: readonly Slice[],
  top: number,
  bottom: number,
  { air = 1, sides = 'one' }: { air?: number; sides?: Sides } = {},
): Page[] {
  const foot = bottom + hair
  const slices = air === 1 ? given : given.map((each) => ({ ...each, before: each.before * air }))
  const pages: Page[] = []
  let page: Page = []
  let y = top
  const floating: Slice[][] = []
  const turn = (): void => {
    if (page.length === 0) return
    pages.push(page)
    page = []
    y = top
    for (const slice of floating.splice(0, 1).flat()) place(slice)
  }
  const place = (slice: Slice): void => {
    if (page.length === 0 && slice.repeat) {
      page.push({ slice: slice.repeat, top: y, repeated: true })
      y += slice.repeat.height
    }
    if (page.length > 0) y += slice.before
    if (slice.anchor) Object.assign(slice.anchor, { page: pages.length + 1, top: y })
    page.push({ slice, top: y, repeated: false })
    y += slice.height
  }
  const placeGroup = (group: readonly Slice[]): void => {
    const [first] = group
    if (!first) return
    if (first.newPage) {
      turn()
      if (sides === 'two' && pages.length % 2 === 1) pages.push([])
    }
    const repeated = first.repeat?.height ?? 0
    if (y + heightOf(group, page.length === 0) > foot) {
      const fitsAlone = heightOf(group, true) + repeated <= foot - top
      const parts = groups(group, false)
      if (parts.length > 1 && (!fitsAlone || bottom - y > mostBlank * air * (bottom - top))) {
        for (const part of parts) placeGroup(part)
        return
      }
      if (fitsAlone) turn()
    }
    for (const slice of group) {
      if (y + (page.length > 0 ? slice.before : 0) + slice.height > foot) turn()
      place(slice)
    }
  }
  for (const group of groups(slices, true)) {
    // Nothing floats out of its section, nor into a table.
    if (group.some(({ anchor, repeat }) => anchor ?? repeat)) floating.splice(0).forEach(placeGroup)
    if (group[0]?.floats && y + heightOf(group, page.length === 0) > foot) floating.push(group)
    else placeGroup(group)
  }
  floating.splice(0).forEach(placeGroup)
  turn()
  return pages
}

/** Height of slices one below the other, in points; at the top of a page the space above the first is left out. */
export function heightOf(slices: readonly Slice[], onTop = false): number {
  return slices.reduce((sum, slice, index) => sum + slice.height + (onTop && index === 0 ? 0 : slice.before), 0)
}

/** Slices that stay together; `rather`: also those that would rather. */
function groups(slices: readonly Slice[], rather: boolean): Slice[][] {
  const result: Slice[][] = []
  let open = false
  let headed = false
  for (const [index, slice] of slices.entries()) {
    if (open) result.at(-1)?.push(slice)
    else result.push([slice])
    // Under a heading stand two lines at least.
    const alone = headed && !slice.heads && (slices[index + 1]?.anchor ?? null) === null
    open = slice.keep || alone || (rather && slice.rather)
    headed = slice.heads
  }
  return result
}

/** The fields of a page, each as one piece: from the first slice of a panel to its last. */
export function panelsOf(page: Page): { panel: Panel; top: number; bottom: number }[] {
  const found: { panel: Panel; top: number; bottom: number }[] = []
  for (const { slice, top } of page) {
    if (!slice.panel) continue
    const open = found.at(-1)
    if (open?.panel === slice.panel) open.bottom = top + slice.height
    else found.push({ panel: slice.panel, top, bottom: top + slice.height })
  }
  return found
}
