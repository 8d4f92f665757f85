import { noteLines } from '../../../content/schema/note.ts'
import type { HandoutPlan } from '../../../content/tailor/plan.ts'
import type { Anchor } from '../typesetting/anchor.ts'
import { reviewText } from './back.ts'
import { fieldFrame, onField } from './blocks.ts'
import { slice } from '../typesetting/layout.ts'
import type { Slice } from '../typesetting/layout.ts'
import type { Clinic, Logo, Look } from '../letterhead/look.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import { isPartlyDue, isQuestions, isReviewed, isSheets } from './plan-kinds.ts'
import { colors } from '../typesetting/typography.ts'
import { linesOf } from '../../../content/text/lines.ts'
import { dateText, factList, lines, ownRun, run, textSlices } from '../typesetting/typesetting.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'

/** The handout's title: that of its only sheet, of the reading, or by the type of cancer. */
export function handoutTitle(set: Setting, plan: HandoutPlan): string {
  const [only, ...others] = plan.sections
  if (only && (others.length === 0 || plan.reading)) return only.title
  if (isQuestions(plan)) return set.t('part.questions')
  return set.t(`handout.title.${plan.subtype}`)
}

/** The top of the first page: letterhead, title, for whom, the nurse's note, how far the guide can be trusted. */
export function frontSlices(
  set: Setting,
  plan: HandoutPlan,
  look: Look,
  title: string,
  frame: Frame,
  document: Tag,
): Slice[] {
  const part = tag('Sect', document)
  const slices = [
    ...(look.clinic ? letterheadSlices(set, look.clinic, frame, part) : []),
    ...textSlices(set, [run(set, plan.guide.title, 'bold')], 'kicker', frame, tag('P', part), {
      keepWithNext: true,
      before: set.type.unit,
    }),
    ...textSlices(set, [run(set, title, 'bold')], 'title', frame, tag('H1', part), { keepWithNext: true, before: 0 }),
  ]
  if (plan.audience.length > 0 && !isSheets(plan)) {
    slices.push(
      ...textSlices(
        set,
        [run(set, `${set.t('handout.for')} `, 'bold'), run(set, factList(set, plan.audience))],
        'lead',
        frame,
        tag('P', part),
      ),
    )
  }
  // Without these words a medicine that anyone took off would seem not to fit.
  const removed = plan.leftOut.some(({ kind, reason }) => kind === 'medicine' && reason === 'not-chosen')
  if (plan.choice.medicines !== null && removed)
    slices.push(...textSlices(set, [run(set, set.t('handout.medicines-by-hand'))], 'body', frame, tag('P', part)))
  if (look.testPage) {
    const inner = fieldFrame(set, frame)
    slices.push(
      ...onField(set, inner, textSlices(set, [run(set, set.t('handout.test-page'))], 'body', inner, tag('P', part))),
    )
  }
  return [...slices, ...noteSlices(set, look.note ?? '', frame, part)]
}

/** The note, under words that say whose it is not: anyone could have typed it, and it stands under the clinic's letterhead. */
function noteSlices(set: Setting, note: string, frame: Frame, parent: Tag): Slice[] {
  const own = noteLines(note).filter((line) => line.trim() !== '')
  if (own.length === 0) return []
  const part = tag('Sect', parent)
  const inner = fieldFrame(set, frame)
  const gap = set.type.unit * 0.5
  const origin = run(set, set.t('handout.note.origin'))
  return onField(set, inner, [
    ...textSlices(set, [run(set, `${set.t('handout.note')} `, 'bold'), origin], 'body', inner, tag('P', part), {
      keepEnd: true,
    }),
    ...own.flatMap((line, index) =>
      textSlices(set, [run(set, line)], 'body', inner, tag('P', part), { before: index === 0 ? gap : 0 }),
    ),
  ])
}

/**
 * What the reader must know about the guide itself: until when its facts reach, and whether a clinician has read it. A short
 * handout says the first among the goals of treatment; a full one says at its end on which day it was read.
 */
export function trustSlices(
  set: Setting,
  {
    plan,
    look,
    brief,
    frame,
    document,
  }: { plan: HandoutPlan; look: Look; brief: boolean; frame: Frame; document: Tag },
): Slice[] {
  const text = [
    set.t('handout.made', { date: dateText(set, look.date) }),
    ...(brief ? [] : [set.t('handout.currency', { year: plan.guide.medicinesUntil ?? 'none' })]),
    ...(brief || !isReviewed(plan) ? [reviewText(set, plan)] : []),
    ...(isPartlyDue(plan, look.date) ? [set.t('handout.due')] : []),
    set.t('handout.no-advice'),
  ].join(' ')
  const inner = brief ? frame : fieldFrame(set, frame)
  const slices = textSlices(set, [run(set, text)], 'small', inner, tag('P', document))
  return brief ? slices : onField(set, inner, slices)
}

/** What is inside, with page numbers that are known when the page is drawn. */
export function contentsSlices(set: Setting, anchors: readonly Anchor[], frame: Frame, document: Tag): Slice[] {
  const body = { ...set.type.styles.body, leading: set.type.unit * 1.75 }
  const part = tag('Sect', document)
  const heading = textSlices(set, [run(set, set.t('handout.contents'), 'bold')], 'heading', frame, tag('H2', part), {
    keepWithNext: true,
  })
  const toc = tag('TOC', part)
  const rows = anchors.map((anchor, index) => {
    const place = tag('Reference', tag('TOCI', toc))
    const width = frame.width - body.size * 3
    const text = lines(set, [run(set, anchor.title, 'regular', { ...anchor })], body, width)
    for (const line of text) for (const segment of line.segments) segment.link = anchor
    return slice({
      height: text.length * body.leading,
      before: index === 0 ? set.type.unit * 0.25 : 0,
      keep: index < 2 || index === anchors.length - 2,
      draw: (pen, top) => {
        text.forEach((line, row) => pen.line(line, body, frame.x, top + row * body.leading, place))
        const last = text.at(-1)
        const number = String(anchor.page)
        const right = frame.x + frame.width - pen.width(number, 'regular', body.size)
        const base = top + (text.length - 1) * body.leading
        pen.word(number, 'regular', body, right, base, place)
        pen.leader(frame.x + (last?.width ?? 0) + 6, right - 6, base + body.leading * 0.68)
      },
    })
  })
  return [...heading, ...rows]
}

/** Lines of each of the clinic's own words in the letterhead. */
const mostLines = 8

function letterheadSlices(set: Setting, clinic: Clinic, frame: Frame, parent: Tag): Slice[] {
  const { logo } = clinic
  const logoHeight = set.type.unit * 5
  const size = logo === null ? { width: 0, height: 0 } : logoSize(logo, frame.width * 0.4, logoHeight)
  const textWidth = frame.width - size.width - (logo === null ? 0 : set.type.unit * 2)
  const beside: Frame = { ...frame, x: frame.x + frame.width - textWidth, width: textWidth }
  const contact = [clinic.telephone, clinic.hours].filter((text) => text !== null).join(' · ')
  const text = [
    ...(clinic.name === null
      ? []
      : textSlices(set, [ownRun(set, clinic.name, mostLines, 'bold')], 'body', beside, tag('P', parent), {
          before: 0,
        })),
    ...(contact === ''
      ? []
      : textSlices(set, [ownRun(set, contact, mostLines)], 'small', beside, tag('P', parent), { before: 0 })),
  ]
  if (text.length === 0 && logo === null) return []
  const textHeight = text.reduce((sum, each) => sum + each.height, 0)
  const height = Math.max(size.height, textHeight) + set.type.unit
  const figure = tag('Figure', parent, {
    alt:
      clinic.name === null
        ? set.t('handout.logo')
        : set.t('handout.logo-of', { clinic: linesOf(clinic.name).join(' ') }),
  })
  return [
    slice({
      height,
      keep: true,
      draw: (pen, top) => {
        if (logo) pen.picture(logo.bytes, frame.x, top, size.width, size.height, figure)
        let y = top + (height - set.type.unit - textHeight) / 2
        for (const each of text) {
          each.draw(pen, y, false)
          y += each.height
        }
        pen.rule(frame.x, frame.x + frame.width, top + height, 0.6, colors.rule)
      },
    }),
  ]
}

function logoSize(logo: Logo, maxWidth: number, maxHeight: number): { width: number; height: number } {
  const scale = Math.min(maxWidth / logo.width, maxHeight / logo.height)
  return { width: logo.width * scale, height: logo.height * scale }
}

/** The short title in the running head. */
export function shortTitle(set: Setting, plan: HandoutPlan, title: string): string {
  return isSheets(plan) ? title : set.t(`handout.short-title.${plan.subtype}`)
}
