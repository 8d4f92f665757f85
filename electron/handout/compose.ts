import type { Guide } from '../../content/schema/guide.ts'
import type { HandoutPlan } from '../../content/tailor/plan.ts'
import type { Anchor } from './anchor.ts'
import { aboutSlices, resourcesSlices, sourcesOf } from './back.ts'
import type { BriefDetail } from './families.ts'
import { contentsSlices, frontSlices, isSheet, isSheets, trustSlices } from './front.ts'
import { type Page, paginate, type Slice } from './layout.ts'
import type { Look } from './look.ts'
import { sectionSlices } from './section.ts'
import { heightOf } from './sheet.ts'
import { tag } from './tagging.ts'
import type { Frame, Setting } from './typesetting.ts'

/** Pages from which a handout has a list of contents; the bookmarks serve a shorter one. */
const contentsFrom = 21

interface Fit {
  answerLines: number
  detail: BriefDetail
  /** The share that is left of the space between paragraphs. */
  air: number
}

/** How closely a short handout is set: the next one is taken where the one before needs more than its pages. */
const fits = [
  { answerLines: 1, detail: 'use', air: 1 },
  { answerLines: 0, detail: 'use', air: 1 },
  { answerLines: 0, detail: 'use', air: 0.8 },
  { answerLines: 0, detail: 'conditions', air: 1 },
  { answerLines: 0, detail: 'conditions', air: 0.8 },
  { answerLines: 0, detail: 'conditions', air: 0.6 },
  { answerLines: 0, detail: 'conditions', air: 0.4 },
] as const satisfies Fit[]

/** A page of text that holds less than this share is bare: a full handout is set closer to do without it. */
const bare = 0.4
const closerAir = [0.9, 0.8, 0.7]

type Given = Pick<Guide, 'sources' | 'drawings'> & { anchors: readonly Anchor[]; title: string }

/** Sets the handout, and divides it into pages: a short one closer and closer until it has two (four in large print). */
export function pagesOf(
  set: Setting,
  plan: HandoutPlan,
  look: Look,
  given: Given,
): { pages: Page[]; outline: Anchor[] } {
  const { top, bottom } = set.type
  if (plan.choice.length === 'full') {
    const { slices, contents, outline } = composed(set, plan, look, null, given)
    const pages = withoutBareEnd(slices.flat(), top, bottom)
    if (contents.length === 0 || pages.length < contentsFrom) return { pages, outline }
    const [front = [], ...rest] = slices
    return { pages: withoutBareEnd([...front, ...contents, ...rest.flat()], top, bottom), outline }
  }
  const [first, ...closer] = fits
  const limit = look.largePrint ? 4 : 2
  const setWith = ({ air, ...fit }: Fit) => {
    const { slices, outline } = composed(set, plan, look, fit, given)
    return { pages: paginate(slices.flat(), top, bottom, air), outline }
  }
  return closer.reduce((made, fit) => (made.pages.length > limit ? setWith(fit) : made), setWith(first))
}

/** Divides a full handout into pages, set a little closer where that saves a page on which hardly anything would stand. */
function withoutBareEnd(slices: readonly Slice[], top: number, bottom: number): Page[] {
  const pages = paginate(slices, top, bottom)
  const sheets = pages.findIndex(([first], index) => index > 0 && first?.slice.newPage)
  const last = pages.at((sheets < 0 ? pages.length : sheets) - 1)?.at(-1)
  if (pages.length < 3 || !last || last.top + last.slice.height - top > bare * (bottom - top)) return pages
  for (const air of closerAir) {
    const closer = paginate(slices, top, bottom, air)
    if (closer.length < pages.length) return closer
  }
  // The places that links lead to are those of the last division.
  return paginate(slices, top, bottom)
}

/** Puts the handout together from its parts: the front, and after it the rest in reading order; the contents go between. */
function composed(
  set: Setting,
  plan: HandoutPlan,
  look: Look,
  fit: Omit<Fit, 'air'> | null,
  { anchors, title, ...guide }: Given,
): { slices: Slice[][]; contents: Slice[]; outline: Anchor[] } {
  const root = tag('Document', null)
  const frame: Frame = { x: set.type.column.x, width: set.type.column.width, panel: null }
  const brief = fit !== null
  const sheets = isSheets(plan)
  const titled = plan.sections.length === 1
  const sources = sourcesOf(plan, guide.sources)
  const resources: Anchor = { id: 'resources', title: set.t('handout.resources'), page: 0, top: 0 }
  const about: Anchor = { id: 'about', title: set.t('handout.about'), page: 0, top: 0 }
  const withResources = !sheets && !brief && look.clinic !== null && look.clinic.localResources.length > 0
  const front = frontSlices(set, plan, look, title, frame, root)
  const given = {
    clinic: look.clinic,
    drawings: guide.drawings,
    sources,
    listed: !sheets,
    brief: fit?.detail ?? null,
    answerLines: plan.choice.questions === null ? (fit?.answerLines ?? 0) : 2,
    titled,
    used: titled ? heightOf(front) : 0,
  }
  const parts = plan.sections.map((section, index) =>
    sectionSlices(set, section, anchors[index] ?? about, frame, root, given),
  )
  // The sheets at the end can be taken off and copied, so what the handout says of itself stands before them.
  const sheetsFrom = plan.sections.findLastIndex((section) => !isSheet(section)) + 1
  const outline = [
    ...anchors.slice(0, sheetsFrom),
    ...(withResources ? [resources] : []),
    ...(sheets ? [] : [about]),
    ...anchors.slice(sheetsFrom),
  ]
  const beginning = [...front, ...(sheets ? [] : trustSlices(set, plan, look, brief, frame, root))]
  const contents = brief || titled || outline.length < 4 ? [] : contentsSlices(set, outline, frame, root)
  const slices = [
    beginning,
    ...parts.slice(0, sheetsFrom),
    withResources && look.clinic ? resourcesSlices(set, look.clinic, resources, frame, root) : [],
    sheets ? [] : aboutSlices(set, plan, look, sources, about, frame, root),
    ...parts.slice(sheetsFrom),
  ]
  return { slices, contents, outline: titled ? [] : outline }
}
