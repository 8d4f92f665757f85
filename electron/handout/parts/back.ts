import type { AsOf, Source } from '../../../content/schema/provenance.ts'
import type { HandoutPlan } from '../../../content/tailor/plan.ts'
import { encode } from 'uqr'
import type { Anchor } from '../typesetting/anchor.ts'
import { listSlices } from './blocks.ts'
import { isPartlyDue, isReviewed } from './plan-kinds.ts'
import { slice } from '../typesetting/layout.ts'
import type { Slice } from '../typesetting/layout.ts'
import type { Clinic, Look } from '../letterhead/look.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import { asOfText, dateText, inLanguage, lines, ownRun, run, textSlices } from '../typesetting/typesetting.ts'
import type { Style } from '../typesetting/typography.ts'
import type { Run } from '../typesetting/text.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'

/** The sources of a handout in the order in which they are first used: section n says 'Sources: 1, 3'. */
export function sourcesOf(plan: HandoutPlan, sources: readonly Source[]): Source[] {
  const used = plan.sections.flatMap((section) => section.sources.map((ref) => ref.source))
  return [...new Set(used)].flatMap((id) => sources.find((source) => source.id === id) ?? [])
}

/** Lines of each of the words about a place or group. */
const mostLines = 8

/** Help near by, as the clinic has listed it. */
export function resourcesSlices(set: Setting, clinic: Clinic, anchor: Anchor, frame: Frame, document: Tag): Slice[] {
  const part = tag('Sect', document)
  const items = clinic.localResources.map(({ name, telephone, text, language }) => [
    ...inLanguage(set, [ownRun(set, name, mostLines, 'bold')], language),
    ownRun(set, `${telephone === null ? '' : `: ${telephone}`}${text === null ? '' : '. '}`, mostLines),
    ...(text === null ? [] : inLanguage(set, [ownRun(set, text, mostLines)], language)),
  ])
  return [
    ...textSlices(set, [run(set, anchor.title, 'bold')], 'section', frame, tag('H2', part), {
      keepWithNext: true,
      anchor,
    }),
    ...listSlices(set, items, false, frame, part),
  ]
}

interface About {
  plan: HandoutPlan
  look: Look
  sources: readonly Source[]
  anchor: Anchor
  frame: Frame
  document: Tag
}

/** The end of a handout: where it comes from, how old it is, who has read it. A short one says it in one paragraph. */
export function aboutSlices(set: Setting, { plan, look, sources, anchor, frame, document }: About): Slice[] {
  const part = tag('Sect', document)
  const brief = plan.choice.length === 'short'
  const { version, date } = plan.guide
  // What the editors decided or explained is numbered in a full handout; a short one names what they read.
  const read = sources.filter(({ kind }) => kind === 'guide' || kind === 'article' || kind === 'web')
  const named = brief
    ? read.map((source) => sourceText(set, source))
    : sources.map((source, index) => `${index + 1}. ${sourceText(set, source)}`)
  const facts = brief
    ? []
    : [
        reviewText(set, plan),
        set.t('handout.version', { version, date: dateText(set, date), made: dateText(set, look.date) }),
      ]
  const cited = sources.length === 0 ? [] : [`${set.t('handout.sources')}: ${named.join(' ')}`]
  const paragraph = (texts: readonly string[]): Slice[] =>
    textSlices(set, [run(set, texts.join(' '))], 'small', frame, tag('P', part))
  const heading = textSlices(
    set,
    [run(set, anchor.title, 'bold')],
    brief ? 'label' : 'heading',
    frame,
    tag('H2', part),
    { keepWithNext: true, anchor },
  )
  // Beside the code there is room for all in normal print; in large print it would be one tall piece.
  const beside = brief && !look.largePrint
  if (look.id === null) return [...heading, ...paragraph(facts), ...paragraph(cited)]
  const { small, body } = set.type.styles
  const use = [set.t('handout.id.use'), ...(plan.added ? [set.t('handout.id.without-added')] : [])].join(' ')
  const code = codeSlice(set, look.id, frame, part, {
    dot: 1.6,
    before: set.type.unit * 0.5,
    paragraphs: [
      { text: [run(set, set.t('handout.id', { id: look.id }), 'bold')], style: body },
      { text: [run(set, [use, ...(beside ? cited : facts)].join(' '))], style: small },
    ],
  })
  return [...heading, code, ...(beside ? [] : paragraph(cited))]
}

/** The foot of a single sheet: where it comes from, how old it is, whether it was reviewed, and the code of its ID. */
export function sheetFootSlices(
  set: Setting,
  {
    plan,
    look,
    sources,
    asOf,
    frame,
    document,
  }: Pick<About, 'plan' | 'look' | 'sources' | 'frame' | 'document'> & { asOf: AsOf },
): Slice[] {
  const date = asOfText(set, asOf)
  const text = [
    ...(sources.length === 0 ? [] : [`${set.t('handout.sources')}: ${sources.map(nameOf).join(' ')}`]),
    ...(date === null ? [] : [set.t('handout.source.as-of', { date })]),
    ...(sources.length === 0 ? [] : [reviewText(set, plan)]),
    ...(isPartlyDue(plan, look.date) ? [set.t('handout.due')] : []),
    set.t('handout.made', { date: dateText(set, look.date) }),
    ...(plan.reading ? [set.t('handout.reading.no-advice')] : []),
  ].join(' ')
  const before = set.type.unit * 1.5
  if (look.id === null) return textSlices(set, [run(set, text)], 'small', frame, tag('P', document), { before })
  const paragraphs = [{ text: [run(set, text)], style: set.type.styles.small }]
  return [codeSlice(set, look.id, frame, document, { dot: 1.4, before, paragraphs })]
}

/** 'Title. Publisher.' */
function nameOf({ title, publisher }: Source): string {
  return `${title}. ${publisher}.`
}

function sourceText(set: Setting, source: Source): string {
  const asOf = asOfText(set, source.asOf)
  const age = asOf === null ? set.t('handout.source.no-date') : set.t('handout.source.as-of', { date: asOf })
  return `${nameOf(source)} ${age}`
}

interface BesideCode {
  /** Points a dot is wide: half a millimeter is read by every camera. */
  dot: number
  before: number
  paragraphs: { text: Run[]; style: Style }[]
}

/** A QR code that says the handout's ID, in plain text and no web address, with words beside it. */
function codeSlice(set: Setting, id: string, frame: Frame, part: Tag, { dot, before, paragraphs }: BesideCode): Slice {
  const { size, data } = encode(id, { ecc: 'M', border: 0 })
  const side = size * dot
  const left = side + set.type.unit * 1.5
  const figure = tag('Figure', part, { alt: set.t('handout.id.code', { id }) })
  const broken = paragraphs.map(({ text, style }) => ({
    place: tag('P', part),
    style,
    lines: lines(set, text, style, frame.width - left),
  }))
  const textHeight = broken.reduce((sum, { lines, style }) => sum + lines.length * style.leading, 0)
  return slice({
    height: Math.max(side, textHeight) + set.type.unit * 0.5,
    before,
    draw: (pen, top) => {
      pen.dots(data, dot, frame.x, top, figure)
      let y = top
      for (const { place, style, lines } of broken) {
        for (const line of lines) {
          pen.line(line, style, frame.x + left, y, place)
          y += style.leading
        }
      }
    },
  })
}

/** Whether a clinician has read it, and when: of several days the first. */
export function reviewText(set: Setting, plan: HandoutPlan): string {
  if (!isReviewed(plan)) return set.t('handout.draft')
  const dates = plan.sections.flatMap((section) => section.review?.date ?? []).sort()
  const [first] = dates
  return first === undefined ? set.t('handout.draft') : set.t('handout.reviewed', { date: dateText(set, first) })
}
