import type { Guide } from '../../content/schema/guide.ts'
import type { HandoutPlan } from '../../content/tailor/plan.ts'
import { aboutSlices, resourcesSlices, sourcesOf } from './back.ts'
import type { BriefDetail } from './families.ts'
import { contentsSlices, frontSlices, isSheet, isSheets, trustSlices } from './front.ts'
import { type Anchor, type Page, paginate, type Slice } from './layout.ts'
import type { Look } from './look.ts'
import { sectionSlices } from './section.ts'
import { heightOf } from './sheet.ts'
import { tag } from './tagging.ts'
import type { Frame, Setting } from './typesetting.ts'

/** Pages from which a handout has a list of contents; the bookmarks serve a shorter one. */
const contentsFrom = 21

/** How closely a short handout is set: the next one is taken where the one before needs more than its pages. */
const fits = [
  { answerLines: 1, detail: 'use' },
  { answerLines: 0, detail: 'use' },
  { answerLines: 0, detail: 'conditions' },
] as const satisfies Fit[]

interface Fit {
  answerLines: number
  detail: BriefDetail
}

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
    const pages = paginate(slices.flat(), top, bottom)
    if (contents.length === 0 || pages.length < contentsFrom) return { pages, outline }
    const [front = [], ...rest] = slices
    return { pages: paginate([...front, ...contents, ...rest.flat()], top, bottom), outline }
  }
  const [first, ...closer] = fits
  const limit = look.largePrint ? 4 : 2
  const setWith = (fit: Fit) => {
    const { slices, outline } = composed(set, plan, look, fit, given)
    return { pages: paginate(slices.flat(), top, bottom), outline }
  }
  return closer.reduce((made, fit) => (made.pages.length > limit ? setWith(fit) : made), setWith(first))
}

/** Puts the handout together from its parts: the front, and after it the rest in reading order; the contents go between. */
function composed(
  set: Setting,
  plan: HandoutPlan,
  look: Look,
  fit: Fit | null,
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
