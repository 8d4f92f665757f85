import PDFDocument from 'pdfkit'
import type { Translate } from '../../content/messages/messages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import type { HandoutPlan } from '../../content/tailor/plan.ts'
import { aboutSlices, resourcesSlices, sourcesOf } from './back.ts'
import type { BriefDetail } from './families.ts'
import { faces } from './fonts.ts'
import type { Fonts } from './fonts.ts'
import { contentsSlices, frontSlices, handoutTitle, isSheet, isSheets, shortTitle, trustSlices } from './front.ts'
import { paginate, panelsOf } from './layout.ts'
import type { Anchor, Page, Slice } from './layout.ts'
import type { Look } from './look.ts'
import { property, universalAccess } from './metadata.ts'
import { Pen } from './pen.ts'
import { sectionSlices } from './section.ts'
import { heightOf } from './sheet.ts'
import { tag, Tagger } from './tagging.ts'
import type { Line } from './text.ts'
import { colors, typography } from './typography.ts'
import { run, lines } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

export interface FinishedPdf {
  bytes: Uint8Array
  pages: number
}

export interface RenderOptions {
  /** What the plan names and does not hold. */
  guide: Pick<Guide, 'sources' | 'drawings'>
  t: Translate
  fonts: Fonts
  /** Told after each page. */
  onPage?: (done: number, total: number) => void
  /** Only a benchmark leaves the structure out. */
  tagged?: boolean
}

/**
 * Sets a plan as a PDF: PDF/UA-1 and PDF/A-2a in one file. The same plan, look and guide give the same bytes.
 * Texts of the clinic and the nurse may hold anything; what the faces cannot set is replaced (`characters.ts`).
 */
export async function renderHandout(
  plan: HandoutPlan,
  look: Look,
  { guide, t, fonts, onPage, tagged = true }: RenderOptions,
): Promise<FinishedPdf> {
  const page = typography(look, plan.choice.length === 'short')
  const anchors = plan.sections.map((section, index): Anchor => ({
    id: `section-${index + 1}`,
    title: section.title,
    page: 0,
    top: 0,
  }))
  const sized: Setting = {
    type: page,
    fonts,
    t,
    language: plan.guide.language,
    sectionLevel: plan.sections.length === 1 ? 1 : 2,
    anchors: new Map(plan.sections.map((section, index) => [section.id, anchors[index] as Anchor])),
  }
  const foot = footLines(sized, plan, look)
  // A foot of several lines takes its room from the text.
  const type = { ...page, bottom: page.bottom - Math.max(0, foot.length - 1) * page.styles.head.leading }
  const set: Setting = { ...sized, type }
  const title = handoutTitle(set, plan)
  const { pages, outline } = pagesOf(set, plan, look, { ...guide, anchors, title })

  const document = new PDFDocument({
    autoFirstPage: false,
    bufferPages: false,
    pdfVersion: '1.7',
    size: [type.paper.width, type.paper.height],
    margin: 0,
    font: '',
    lang: plan.guide.language,
    displayTitle: true,
    tagged,
    ...(tagged ? { subset: 'PDF/A-2a' as const } : {}),
    info: {
      Title: property(title),
      Author: property(look.clinic?.name ?? plan.guide.title),
      Subject: property(t('handout.version', { version: plan.guide.version, date: plan.guide.date, made: look.date })),
      Creator: 'MBC Guide',
      Producer: 'MBC Guide, pdfkit',
      CreationDate: new Date(`${look.date}T00:00:00Z`),
      ModDate: new Date(`${look.date}T00:00:00Z`),
    },
  })
  const chunks: Uint8Array[] = []
  const finished = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    document.once('end', resolve)
    document.once('error', reject)
  })
  if (tagged) document.appendXML(universalAccess)
  for (const face of faces) document.registerFont(face, fonts.parsed[face])
  const tagger = new Tagger(document, tagged)
  const pen = new Pen(document, tagger, fonts)
  const facts = { of: pages.length, title: shortTitle(set, plan, title), foot, look, outline }
  pages.forEach((page, index) => {
    drawPage(document, tagger, pen, set, page, { ...facts, number: index + 1 })
    onPage?.(index + 1, pages.length)
  })
  tagger.end()
  document.end()
  await finished
  return { bytes: joined(chunks), pages: pages.length }
}

/** Pages from which a handout has a list of contents; the bookmarks serve a shorter one. */
const contentsFrom = 13

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

type Given = Pick<RenderOptions['guide'], 'sources' | 'drawings'> & { anchors: readonly Anchor[]; title: string }

/** Sets the handout, and divides it into pages: a short one closer and closer until it has two (four in large print). */
function pagesOf(set: Setting, plan: HandoutPlan, look: Look, given: Given): { pages: Page[]; outline: Anchor[] } {
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

/** The chunks in a buffer of their own, which can be handed to another thread. */
function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

interface PageFacts {
  number: number
  of: number
  title: string
  foot: readonly Line[]
  look: Look
  outline: readonly Anchor[]
}

function drawPage(
  document: PDFKit.PDFDocument,
  tagger: Tagger,
  pen: Pen,
  set: Setting,
  page: Page,
  facts: PageFacts,
): void {
  document.addPage()
  drawFurniture(pen, set, facts)
  for (const { panel, top, bottom } of panelsOf(page)) {
    pen.field(panel.x, top, panel.width, bottom - top, colors.tint)
    pen.field(panel.x, top, 3, bottom - top, colors.accent)
  }
  for (const { slice, top, repeated } of page) {
    if (slice.anchor && !repeated) {
      document.addNamedDestination(slice.anchor.id, 'XYZ', 0, Math.max(0, top - set.type.unit), null)
      if (facts.outline.includes(slice.anchor)) {
        document.outline.addItem(slice.anchor.title, {
          pageNumber: facts.number - 1,
          top: Math.max(0, top - set.type.unit),
          left: set.type.paper.width,
          fit: false,
          expanded: false,
        })
      }
    }
    slice.draw(pen, top, repeated)
  }
  tagger.endPage()
}

/** Running head from the second page, and the foot: whose it is, of when, which page. */
function drawFurniture(pen: Pen, set: Setting, { number, of, title, foot, look }: PageFacts): void {
  const { head } = set.type.styles
  const { x, width } = set.type.column
  const right = (line: Line | undefined, top: number): void => {
    if (line) pen.furniture(line, head, x + width - line.width, top)
  }
  if (number > 1) {
    const top = set.type.head - head.leading
    const [left] = lines(set, [run(set, title)], head, width * 0.66)
    if (left) pen.furniture(left, head, x, top)
    const [clinic, ...more] = lines(set, [run(set, look.clinic?.name ?? '')], head, width * 0.33)
    if (more.length === 0) right(clinic, top)
    pen.rule(x, x + width, set.type.head + 2, 0.6, colors.rule)
  }
  foot.forEach((line, index) => pen.furniture(line, head, x, set.type.foot - (foot.length - index) * head.leading))
  right(lines(set, [run(set, set.t('handout.page', { number, of }))], head, width)[0], set.type.foot - head.leading)
}

/** The lines at the foot of each page: the clinic's own, then what the handout was made from. */
function footLines(set: Setting, plan: HandoutPlan, look: Look): Line[] {
  const { version } = plan.guide
  const own =
    look.id === null
      ? set.t('handout.foot', { guide: plan.guide.title, version })
      : set.t('handout.foot-id', { version, id: look.id })
  const text = [look.clinic?.footer, own].filter((line) => line !== undefined && line !== null).join(' · ')
  return lines(set, [run(set, text)], set.type.styles.head, set.type.column.width * 0.78)
}
