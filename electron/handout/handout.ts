import PDFDocument from 'pdfkit'
import type { Language } from '../../content/languages/language.ts'
import type { Translate } from '../../content/messages/messages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import type { HandoutPlan, LevelId } from '../../content/tailor/plan.ts'
import type { Anchor } from './typesetting/anchor.ts'
import { pagesOf } from './compose.ts'
import { faces } from './pdf/fonts.ts'
import type { Fonts } from './pdf/fonts.ts'
import { handoutTitle, shortTitle } from './parts/front.ts'
import { panelsOf } from './typesetting/layout.ts'
import type { Page } from './typesetting/layout.ts'
import type { Look } from './letterhead/look.ts'
import { property, universalAccess } from './pdf/metadata.ts'
import { Output } from './pdf/output.ts'
import { Pen } from './typesetting/pen.ts'
import { Tagger } from './pdf/tagging.ts'
import type { Line, Run } from './typesetting/text.ts'
import { colors, typography } from './typesetting/typography.ts'
import { linesOf } from '../../content/text/lines.ts'
import { ownRun, run, lines } from './typesetting/typesetting.ts'
import type { Setting } from './typesetting/typesetting.ts'

export interface FinishedPdf {
  bytes: Uint8Array
  pages: number
  /** The level of the plan that is on them. */
  level: LevelId
  /** Pages with nothing on them, for two sides only: backs after which a page must lie in front. */
  empty: number
}

export interface RenderOptions {
  /** What the plan names and does not hold. */
  guide: Pick<Guide, 'sources' | 'drawings'>
  language: Language
  t: Translate
  fonts: Fonts
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
  { guide, language, t, fonts, tagged = true }: RenderOptions,
): Promise<FinishedPdf> {
  const page = typography(look, plan.choice.length === 'short')
  const anchors = plan.sections.map((section, index): Anchor => ({
    id: `section-${index + 1}`,
    title: section.title,
    page: 0,
    top: 0,
  }))
  const added = (plan.added ?? []).map((section, index) => ({
    section,
    anchor: { id: `added-${index + 1}`, title: section.title, page: 0, top: 0 },
  }))
  const sized: Setting = {
    type: page,
    fonts,
    t,
    language,
    sectionLevel: plan.sections.length === 1 || plan.reading ? 1 : 2,
    anchors: new Map([
      ...added.map(({ section, anchor }) => [section.id, anchor] as const),
      ...plan.sections.map((section, index) => [section.id, anchors[index] as Anchor] as const),
    ]),
  }
  const foot = footLines(sized, plan, look)
  // A foot of several lines takes its room from the text, which never comes close to it.
  const footTop = page.foot - foot.length * page.styles.head.leading
  const type = { ...page, bottom: Math.min(page.bottom, footTop - page.unit) }
  const set: Setting = { ...sized, type }
  const title = handoutTitle(set, plan)
  const { pages, outline, level } = pagesOf(set, plan, look, { ...guide, anchors, added, title })

  const document = new PDFDocument({
    autoFirstPage: false,
    bufferPages: false,
    pdfVersion: '1.7',
    size: [type.paper.width, type.paper.height],
    margin: 0,
    font: '',
    lang: language.htmlLang,
    displayTitle: true,
    tagged,
    // The same file for archives without its structure: the yardstick differs by the tags alone.
    subset: tagged ? 'PDF/A-2a' : 'PDF/A-2b',
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
  const output = new Output(document)
  document.appendXML(universalAccess)
  for (const face of faces) document.registerFont(face, fonts.parsed[face])
  const tagger = new Tagger(document, tagged)
  const pen = new Pen(document, tagger, fonts)
  const facts = { of: pages.length, title: shortTitle(set, plan, title), foot, look, outline }
  pages.forEach((page, index) => {
    document.addPage()
    output.beginPage()
    drawPage(document, tagger, pen, set, page, { ...facts, number: index + 1 })
    output.endPage()
  })
  tagger.end()
  const empty = pages.filter(({ length }) => length === 0).length
  return { bytes: await output.end(), pages: pages.length, level: level.id, empty }
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
  drawFurniture(pen, set, facts)
  if (page.length === 0) drawEmpty(pen, set)
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
  tagger.close()
}

/** Words on an empty back, so that nobody thinks something is missing. */
function drawEmpty(pen: Pen, set: Setting): void {
  const { small } = set.type.styles
  const { x, width } = set.type.column
  const [line] = lines(set, [run(set, set.t('handout.empty-page'))], small, width)
  if (line) pen.furniture(line, small, x + (width - line.width) / 2, (set.type.top + set.type.bottom) / 2)
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
    const beside = lines(set, [run(set, title)], head, width * 0.66)
    const fits = beside.length <= 1
    const [left] = fits ? beside : lines(set, [run(set, title)], head, width)
    if (left) pen.furniture(left, head, x, top)
    const [clinic, ...more] = lines(set, [run(set, linesOf(look.clinic?.name ?? '').join(' '))], head, width * 0.33)
    if (fits && more.length === 0) right(clinic, top)
    pen.rule(x, x + width, set.type.head + 2, 0.6, colors.rule)
  }
  foot.forEach((line, index) => pen.furniture(line, head, x, set.type.foot - (foot.length - index) * head.leading))
  right(lines(set, [run(set, set.t('handout.page', { number, of }))], head, width)[0], set.type.foot - head.leading)
}

/** Letters of the guide's fingerprint that stand at the foot; all of them stand where the handout speaks of itself. */
const fingerprint = 5

/** Lines of the clinic's own at the foot, as it has broken them: more would take the page's room. */
const mostFooterLines = 4

/** The lines at the foot of each page: the clinic's own, then what the handout was made from, none broken within. */
function footLines(set: Setting, plan: HandoutPlan, look: Look): Line[] {
  const version = plan.guide.version.replace(new RegExp(`(\\.\\w{${fingerprint}})\\w+$`), '$1')
  const width = set.type.column.width * 0.78
  const broken = (text: Run): Line[] => lines(set, [text], set.type.styles.head, width)
  const own =
    look.id === null
      ? [plan.guide.title, set.t('handout.foot.version', { version })]
      : [set.t('handout.foot.guide', { version }), set.t('handout.foot.id', { id: look.id })]
  const inOne = broken(run(set, own.join(' · ')))
  const made = inOne.length === 1 ? inOne : own.flatMap((text) => broken(run(set, text)))
  return [...(look.clinic?.footer ? broken(ownRun(set, look.clinic.footer, mostFooterLines)) : []), ...made]
}
