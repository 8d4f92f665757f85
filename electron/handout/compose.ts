import type { Guide } from '../../content/schema/guide.ts'
import type { HandoutPlan, PlanLevel } from '../../content/tailor/plan.ts'
import type { Sides } from '../contract/contract.ts'
import type { Anchor } from './typesetting/anchor.ts'
import { type AddedSection, addedSlices } from './parts/added.ts'
import { aboutSlices, resourcesSlices, sourcesOf } from './parts/back.ts'
import { contentsSlices, frontSlices, trustSlices } from './parts/front.ts'
import { heightOf, type Page, paginate, type Slice } from './typesetting/layout.ts'
import type { Look } from './letterhead/look.ts'
import { isQuestions, isSheet, isSheets } from './parts/plan-kinds.ts'
import { sectionSlices } from './parts/section.ts'
import { tag } from './pdf/tagging.ts'
import type { Tag } from './pdf/tagging.ts'
import type { Frame, Setting } from './typesetting/typesetting.ts'

/** Pages from which a handout has a list of contents; the bookmarks serve a shorter one. */
const contentsFrom = 21

/** One way to set a short handout. */
interface Fit {
  level: PlanLevel
  /** The share that is left of the space between paragraphs. */
  air: number
}

/** How closely the levels of a short handout are set: the tightest gives up all space before it needs more pages. */
const airs = { fullest: [1], between: [1, 0.8], tightest: [1, 0.8, 0.6, 0.4, 0.2, 0] } as const

/** The ways to set a short handout. The next one is taken where the one before needs more than its pages. */
function fitsOf(levels: readonly PlanLevel[]): Fit[] {
  return levels.flatMap((level, index) => {
    const last = index === levels.length - 1
    const shares = last ? airs.tightest : index === 0 ? airs.fullest : airs.between
    return shares.map((air) => ({ level, air }))
  })
}

/** A last page of text that holds less than this share is bare: a handout is set closer to do without it. */
const bare = 0.45
const closerAir = [0.9, 0.8, 0.7, 0.6]

type Given = Pick<Guide, 'sources' | 'drawings'> & {
  anchors: readonly Anchor[]
  added: readonly AddedSection[]
  title: string
}

/** A handout divided into pages, and the level of its plan that is on them. */
interface Composed {
  pages: Page[]
  outline: Anchor[]
  level: PlanLevel
  /** The top of its structure. */
  root: Tag
}

/**
 * Sets the handout, and divides it into pages. What was added to it comes last, on pages of its own, and
 * does not count for the length of a short handout.
 */
export function pagesOf(set: Setting, plan: HandoutPlan, look: Look, given: Given): Composed {
  const core = corePagesOf(set, plan, look, given)
  const { added, sources, drawings } = given
  if (added.length === 0) return core
  const { root, level } = core
  const part: Anchor = { id: 'added', title: set.t('handout.added'), page: 0, top: 0 }
  const slices = addedSlices(set, { part, added, plan, look, level, sources, drawings, document: root })
  const pages = paginate(slices, set.type.top, set.type.bottom, { sides: look.sides })
  // Printed on both sides, what was added begins on a sheet of its own.
  const before = look.sides === 'two' && core.pages.length % 2 === 1 ? [...core.pages, []] : core.pages
  const anchors = [part, ...added.map(({ anchor }) => anchor)]
  for (const anchor of anchors) anchor.page += before.length
  return { ...core, pages: [...before, ...pages], outline: [...core.outline, ...anchors] }
}

/**
 * Sets the handout, and divides it into pages: a short one at tighter and tighter levels until it has two (four in large
 * print). Backs that stay empty do not count, so that the same words are printed on one side and on two.
 */
function corePagesOf(set: Setting, plan: HandoutPlan, look: Look, given: Given): Composed {
  const { top, bottom } = set.type
  const { sides } = look
  const levels = plan.levels.filter(({ size }) => size === (look.largePrint ? 'large' : 'usual'))
  const [fullest] = levels
  if (!fullest) throw new RangeError('The plan has no level for this print size')
  if (plan.choice.length === 'full') {
    const { slices, contents, outline, root } = composed(set, plan, look, fullest, given)
    const pages = withoutBareEnd(slices.flat(), top, bottom, sides)
    if (contents.length === 0 || pages.length < contentsFrom) return { pages, outline, level: fullest, root }
    const [front = [], ...rest] = slices
    const withContents = withoutBareEnd([...front, ...contents, ...rest.flat()], top, bottom, sides)
    return { pages: withContents, outline, level: fullest, root }
  }
  const fits = fitsOf(levels)
  const limit = look.largePrint ? 4 : 2
  const setWith = ({ level, air }: Fit): Composed => {
    const { slices, outline, root } = composed(set, plan, look, level, given)
    return { pages: paginate(slices.flat(), top, bottom, { air, sides }), outline, level, root }
  }
  let used = 0
  let made = setWith({ level: fullest, air: airs.fullest[0] })
  for (const [index, fit] of fits.entries()) {
    if (index === 0) continue
    if (printedOn(made) <= limit) break
    used = index
    made = setWith(fit)
  }
  if (!hasBareEnd(made.pages, top, bottom)) return made
  // Where even the tightest level needs more pages than it should, the loosest one that needs no more fills them best.
  const loosest =
    printedOn(made) > limit ? fits.find((fit) => setWith(fit).pages.length === made.pages.length) : undefined
  if (loosest) return setWith(loosest)
  for (const fit of fits.slice(used + 1)) {
    const next = setWith(fit)
    if (next.pages.length < made.pages.length) return next
  }
  // The places that links lead to are those of the last division.
  return setWith(fits[used] ?? { level: fullest, air: airs.fullest[0] })
}

/** How many pages have anything on them. */
function printedOn({ pages }: Composed): number {
  return pages.filter(({ length }) => length > 0).length
}

/** Divides a full handout into pages, set a little closer where that saves a page on which hardly anything would stand. */
function withoutBareEnd(slices: readonly Slice[], top: number, bottom: number, sides: Sides): Page[] {
  const pages = paginate(slices, top, bottom, { sides })
  if (!hasBareEnd(pages, top, bottom)) return pages
  for (const air of closerAir) {
    const closer = paginate(slices, top, bottom, { air, sides })
    if (closer.length < pages.length) return closer
  }
  // The places that links lead to are those of the last division.
  return paginate(slices, top, bottom, { sides })
}

/** Whether hardly anything stands on a page before which text was divided: the last, or one before a sheet. */
function hasBareEnd(pages: readonly Page[], top: number, bottom: number): boolean {
  if (pages.length < 3) return false
  return pages.some((page, index) => {
    const next = pages[index + 1]?.[0]
    const last = page.at(-1)
    if (!last || index === 0 || page[0]?.slice.newPage || (next && !next.slice.newPage)) return false
    return last.top + last.slice.height - top <= bare * (bottom - top)
  })
}

/** Puts the handout together from its parts: the front, and after it the rest in reading order; the contents go between. */
function composed(
  set: Setting,
  plan: HandoutPlan,
  look: Look,
  level: PlanLevel,
  { anchors, title, ...guide }: Given,
): { slices: Slice[][]; contents: Slice[]; outline: Anchor[]; root: Tag } {
  const root = tag('Document', null)
  const frame: Frame = { x: set.type.column.x, width: set.type.column.width, panel: null }
  const brief = plan.choice.length === 'short'
  const sheets = isSheets(plan)
  const titled = plan.sections.length === 1 || plan.reading === true
  const sources = sourcesOf(plan, guide.sources)
  const resources: Anchor = { id: 'resources', title: set.t('handout.resources'), page: 0, top: 0 }
  const about: Anchor = { id: 'about', title: set.t('handout.about'), page: 0, top: 0 }
  const withResources = !sheets && level.localResources && look.clinic !== null && look.clinic.localResources.length > 0
  const front = frontSlices(set, plan, look, title, frame, root)
  const beginning = [...front, ...(sheets ? [] : trustSlices(set, { plan, look, brief, frame, document: root }))]
  const given = {
    clinic: look.clinic,
    drawings: guide.drawings,
    sources,
    level,
    brief,
    sheetFoot: sheets ? { plan, look } : null,
  }
  // On two sides what follows a sheet must not stand on its back.
  const onBack = (index: number): boolean => {
    const before = plan.sections[index - 1]
    return look.sides === 'two' && before !== undefined && isSheet(before)
  }
  const parts = plan.sections.map((section, index) =>
    sectionSlices(set, section, anchors[index] ?? about, frame, root, {
      ...given,
      titled: titled && index === 0,
      used: index === 0 ? heightOf(beginning) : 0,
      newPage: index > 0 && (isSheet(section) || (sheets && !isQuestions(plan) && !plan.reading) || onBack(index)),
      last: index === plan.sections.length - 1,
    }),
  )
  // The sheets at the end can be taken off and copied, so what the handout says of itself stands before them.
  const sheetsFrom = plan.sections.findLastIndex((section) => !isSheet(section)) + 1
  const outline = [
    ...anchors.slice(0, sheetsFrom),
    ...(withResources ? [resources] : []),
    ...(sheets ? [] : [about]),
    ...anchors.slice(sheetsFrom),
  ]
  const contents = brief || titled || outline.length < 4 ? [] : contentsSlices(set, outline, frame, root)
  const slices = [
    beginning,
    ...parts.slice(0, sheetsFrom),
    withResources && look.clinic ? resourcesSlices(set, look.clinic, resources, frame, root) : [],
    sheets ? [] : aboutSlices(set, { plan, look, sources, anchor: about, frame, document: root }),
    ...parts.slice(sheetsFrom),
  ]
  return { slices, contents, outline: titled ? [] : outline, root }
}
