import type { Source } from '../../content/schema/provenance.ts'
import type { HandoutPlan } from '../../content/tailor/plan.ts'
import { encode } from 'uqr'
import type { Anchor } from './anchor.ts'
import { listSlices } from './blocks.ts'
import { isReviewed } from './front.ts'
import { slice } from './layout.ts'
import type { Slice } from './layout.ts'
import type { Clinic, Look } from './look.ts'
import { tag } from './tagging.ts'
import type { Tag } from './tagging.ts'
import { asOfText, dateText, inLanguage, lines, run, textSlices } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

/** The sources of a handout in the order in which they are first used: section n says 'Sources: 1, 3'. */
export function sourcesOf(plan: HandoutPlan, sources: readonly Source[]): Source[] {
  const used = plan.sections.flatMap((section) => section.sources.map((ref) => ref.source))
  return [...new Set(used)].flatMap((id) => sources.find((source) => source.id === id) ?? [])
}

/** Help near by, as the clinic has listed it. */
export function resourcesSlices(set: Setting, clinic: Clinic, anchor: Anchor, frame: Frame, document: Tag): Slice[] {
  const part = tag('Sect', document)
  const items = clinic.localResources.map(({ name, telephone, text, language }) => [
    ...inLanguage(set, [run(set, name, 'bold')], language),
    run(set, `${telephone === null ? '' : `: ${telephone}`}${text === null ? '' : '. '}`),
    ...(text === null ? [] : inLanguage(set, [run(set, text)], language)),
  ])
  return [
    ...textSlices(set, [run(set, anchor.title, 'bold')], 'section', frame, tag('H2', part), {
      keepWithNext: true,
      anchor,
    }),
    ...listSlices(set, items, false, frame, part),
  ]
}

/** The end of a handout: where it comes from, how old it is, who has read it. A short one says it in one paragraph. */
export function aboutSlices(
  set: Setting,
  plan: HandoutPlan,
  look: Look,
  sources: readonly Source[],
  anchor: Anchor,
  frame: Frame,
  document: Tag,
): Slice[] {
  const part = tag('Sect', document)
  const brief = plan.choice.length === 'short'
  const { version, date } = plan.guide
  // What the editors decided or explained is numbered in a full handout; a short one names what they read.
  const read = sources.filter(({ kind }) => kind === 'guide' || kind === 'article')
  const named = brief ? read.map(nameOf) : sources.map((source, index) => `${index + 1}. ${sourceText(set, source)}`)
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
    {
      keepWithNext: true,
      anchor,
    },
  )
  // Beside the code there is room for all in normal print; in large print it would be one tall piece.
  const beside = brief && !look.largePrint
  if (look.id === null) return [...heading, ...paragraph(facts), ...paragraph(cited)]
  const code = idSlice(set, look.id, beside ? cited : facts, frame, part)
  return [...heading, code, ...(beside ? [] : paragraph(cited))]
}

/** 'Title. Publisher.' */
export function nameOf({ title, publisher }: Source): string {
  return `${title}. ${publisher}.`
}

function sourceText(set: Setting, source: Source): string {
  const asOf = asOfText(set, source.asOf)
  const age = asOf === null ? set.t('handout.source.no-date') : set.t('handout.source.as-of', { date: asOf })
  return `${nameOf(source)} ${age}`
}

/** The handout's ID with what it is good for and `facts`, beside a QR code that says it: plain text, no web address. */
function idSlice(set: Setting, id: string, facts: readonly string[], frame: Frame, part: Tag): Slice {
  const { size, data } = encode(id, { ecc: 'M', border: 0 })
  const { small, body } = set.type.styles
  // A dot of half a millimeter is read by every camera.
  const side = size * 1.6
  const gap = set.type.unit * 1.5
  const figure = tag('Figure', part, { alt: set.t('handout.id.code', { id }) })
  const [title, text] = [tag('P', part), tag('P', part)]
  const width = frame.width - side - gap
  const titleLines = lines(set, [run(set, set.t('handout.id', { id }), 'bold')], body, width)
  const textLines = lines(set, [run(set, [set.t('handout.id.use'), ...facts].join(' '))], small, width)
  const textHeight = titleLines.length * body.leading + textLines.length * small.leading
  return slice({
    height: Math.max(side, textHeight) + set.type.unit * 0.5,
    before: set.type.unit * 0.5,
    draw: (pen, top) => {
      pen.dots(data, side / size, frame.x, top, figure)
      titleLines.forEach((line, index) => pen.line(line, body, frame.x + side + gap, top + index * body.leading, title))
      const below = top + titleLines.length * body.leading
      textLines.forEach((line, index) =>
        pen.line(line, small, frame.x + side + gap, below + index * small.leading, text),
      )
    },
  })
}

function reviewText(set: Setting, plan: HandoutPlan): string {
  if (!isReviewed(plan)) return set.t('handout.draft')
  const dates = plan.sections.flatMap((section) => section.review?.date ?? []).sort()
  const [first] = dates
  return first === undefined ? set.t('handout.draft') : set.t('handout.reviewed', { date: dateText(set, first) })
}
