import type { Block } from '../../../content/schema/block.ts'
import type { Source } from '../../../content/schema/provenance.ts'
import type { HandoutPlan, PlanItem, PlanLevel, PlanSection } from '../../../content/tailor/plan.ts'
import type { Anchor } from '../typesetting/anchor.ts'
import { sheetFootSlices } from './back.ts'
import { blockSlices, fieldFrame, headingSlices, listSlices, onField } from './blocks.ts'
import { callSlices } from './call.ts'
import { labelledSlices } from '../typesetting/labelled.ts'
import { isQuestions } from './plan-kinds.ts'
import { heightOf, paginate, slice, type Slice } from '../typesetting/layout.ts'
import type { Clinic, Look } from '../letterhead/look.ts'
import { medicinesSlices } from './medicine.ts'
import { type Answer, questionsSlices } from './questions.ts'
import { sheetSlices } from './sheet.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import { asOfText, factList, lines, run, textSlices, tied, together } from '../typesetting/typesetting.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'

export interface SectionGiven {
  clinic: Clinic | null
  drawings: Readonly<Record<string, string>>
  /** The handout's sources in their printed order. */
  sources: readonly Source[]
  level: PlanLevel
  /** It is a short handout: its medicines stand in rows, and why a section is there stands beside its heading. */
  brief: boolean
  /** The heading of a handout's only section is its title, which stands already. */
  titled: boolean
  /** What the foot of a single sheet is made of; null = this is a handout. */
  sheetFoot: { plan: HandoutPlan; look: Look } | null
  /** Height that is taken on the page on which the section begins, before it. */
  used: number
  newPage: boolean
  last: boolean
}

/** A section of the plan: heading, its items in their order, why it is here and its sources. */
export function sectionSlices(
  set: Setting,
  section: PlanSection,
  anchor: Anchor,
  frame: Frame,
  document: Tag,
  given: SectionGiven,
): Slice[] {
  const part = tag('Sect', document)
  const { brief, level } = given
  const sources = !level.sectionSources || given.sheetFoot ? null : sourcesText(set, section, given)
  // A full handout says why the section is here at its foot.
  const aside = brief ? reasonText(set, section) : sources
  const head = given.titled ? [] : headSlices(set, section.title, aside, anchor, frame, part)
  const [first, ...rest] = head
  const start = first && given.newPage ? [{ ...first, newPage: true }, ...rest] : head
  const foot = given.sheetFoot
    ? sheetFoot(set, section, given.sheetFoot, frame, part, given)
    : brief
      ? []
      : footSlices(set, section, given.titled ? sources : null, frame, part)
  const used = given.used + heightOf(head)
  const items = itemsSlices(set, section, { used, foot }, frame, part, given)
  return [...start, ...(foot.length === 0 ? items : tied(items)), ...foot]
}

/** A section's heading, with `aside` in small words at the end of the line, or below where it does not fit. */
function headSlices(
  set: Setting,
  title: string,
  aside: string | null,
  anchor: Anchor,
  frame: Frame,
  part: Tag,
): Slice[] {
  const heading = textSlices(set, [run(set, title, 'bold')], 'section', frame, tag('H2', part), {
    keepWithNext: true,
    anchor,
  })
  const last = heading.at(-1)
  if (aside === null || !last) return heading
  const { small, section } = set.type.styles
  const [line, ...more] = lines(set, [run(set, aside)], small, frame.width)
  const used = lines(set, [run(set, title, 'bold')], section, frame.width, true).at(-1)?.width ?? 0
  const place = tag('P', part)
  if (!line || more.length > 0 || used + line.width + set.type.unit * 3 > frame.width) {
    return [...heading, ...together(textSlices(set, [run(set, aside)], 'small', frame, place, { before: 0 }), true)]
  }
  // Both stand on the same base line.
  const down = (section.leading - small.leading) / 2 + (section.size - small.size) * 0.36
  const withAside: Slice = {
    ...last,
    draw: (pen, top, repeated) => {
      last.draw(pen, top, repeated)
      pen.line(line, small, frame.x + frame.width - line.width, top + down, place)
    },
  }
  return [...heading.slice(0, -1), withAside]
}

/** Height that is taken before a section's items, and what must stand after them. */
interface Room {
  used: number
  foot: readonly Slice[]
}

function itemsSlices(
  set: Setting,
  section: PlanSection,
  room: Room,
  frame: Frame,
  part: Tag,
  given: SectionGiven,
): Slice[] {
  const { items } = section
  const all = <K extends PlanItem['kind']>(kind: K): Extract<PlanItem, { kind: K }>[] =>
    items.filter((item): item is Extract<PlanItem, { kind: K }> => item.kind === kind)
  const done = new Set<PlanItem['kind']>()
  // Items of one kind that make a list stand together where the first of them stands.
  const once = (kind: PlanItem['kind'], make: () => Slice[]): Slice[] => {
    if (done.has(kind)) return []
    done.add(kind)
    return make()
  }
  return items.flatMap((item, index) => {
    switch (item.kind) {
      case 'block':
        if (item.block.type === 'drawing' && !given.level.drawings) return []
        return blockSlices(set, item.block, frame, part, given.drawings, followingBlock(items[index + 1]))
      case 'passage':
        return passageSlices(set, item, frame, part, given)
      case 'medicine':
        return once('medicine', () =>
          medicinesSlices(
            set,
            all('medicine').map(({ medicine }) => medicine),
            given,
            frame,
            part,
          ),
        )
      case 'question':
        return once('question', () =>
          questionsSlices(
            set,
            all('question').map(({ question }) => question),
            given.sheetFoot && given.titled
              ? answerRoom(set, section, room, frame)
              : { lines: given.level.answerLines[section.id] ?? 0 },
            frame,
            part,
          ),
        )
      case 'term':
        return once('term', () =>
          labelledSlices(
            set,
            all('term').map(({ entry }) => ({
              label: [run(set, entry.term, 'bold')],
              text: [run(set, entry.meaning)],
            })),
            frame,
            part,
          ),
        )
      case 'symptoms':
        return [
          ...headingSlices(set, item.symptoms.title, 2, frame, part),
          ...listSlices(
            set,
            item.symptoms.symptoms.map((symptom) => [run(set, symptom)]),
            false,
            frame,
            part,
          ),
        ]
      case 'sheet':
        return sheetSlices(set, item.sheet, room.used + heightOf(room.foot), frame, part)
      case 'when-to-call':
        return callSlices(set, given.clinic, item.warnings, frame, part)
    }
  })
}

/** Blocks that hold only for some people, on a field of their own, so that it shows where they end. */
function passageSlices(
  set: Setting,
  { whom, blocks }: Extract<PlanItem, { kind: 'passage' }>,
  frame: Frame,
  parent: Tag,
  { drawings, level }: Pick<SectionGiven, 'drawings' | 'level'>,
): Slice[] {
  const printed = level.drawings ? blocks : blocks.filter(({ type }) => type !== 'drawing')
  if (printed.length === 0) return []
  const inner = fieldFrame(set, frame)
  const part = tag('Sect', parent)
  const label = textSlices(set, [run(set, `${whom}:`, 'bold')], 'body', inner, tag('P', part), { keepWithNext: true })
  const body = printed.flatMap((block, index) =>
    blockSlices(set, block, inner, part, drawings, printed[index + 1] ?? null),
  )
  return onField(set, inner, [...label, ...body])
}

function followingBlock(item: PlanItem | undefined): Block | null {
  return item?.kind === 'block' ? item.block : null
}

/** In small words why the section is here, and its sources where it has no heading for them. */
function footSlices(set: Setting, section: PlanSection, sources: string | null, frame: Frame, part: Tag): Slice[] {
  const text = [reasonText(set, section), sources].filter((each) => each !== null).join(' ')
  if (text === '') return []
  return textSlices(set, [run(set, text)], 'small', frame, tag('P', part), { before: set.type.unit * 0.5 })
}

/** The foot of a single sheet: of questions once, for they are one sheet in several sections. */
function sheetFoot(
  set: Setting,
  section: PlanSection,
  { plan, look }: { plan: HandoutPlan; look: Look },
  frame: Frame,
  document: Tag,
  { sources, last }: SectionGiven,
): Slice[] {
  const one = isQuestions(plan)
  if (one && !last) return []
  const own = one ? sources : sources.filter(({ id }) => section.sources.some(({ source }) => source === id))
  return sheetFootSlices(set, { plan, look, sources: own, asOf: section.asOf, frame, document })
}

/** The room for an answer to each of the questions of a sheet: as much as its page has, or two where one is too small. */
function answerRoom(set: Setting, section: PlanSection, { used, foot }: Room, frame: Frame): Answer {
  const { top, bottom, handLine } = set.type
  const taken = slice({ height: used, draw: () => undefined })
  const questions = section.items.flatMap((item) => (item.kind === 'question' ? [item.question] : []))
  const tried = [1, 2].flatMap((pages) =>
    [4, 3, 2, 1].flatMap((lines) => [1.4, 1.2, 1, 0.84].map((share) => ({ pages, lines, height: handLine * share }))),
  )
  const fitting = tried.find(({ pages, ...answer }) => {
    const made = questionsSlices(set, questions, answer, frame, tag('Sect', null))
    return paginate([taken, ...tied(made), ...foot], top, bottom).length <= pages
  })
  return fitting ?? { lines: 1 }
}

/** 'Included because: HER2-positive.' Null where the section is for everyone. */
function reasonText(set: Setting, { because }: PlanSection): string | null {
  return because.length === 0 ? null : `${set.t('handout.because', { facts: factList(set, because) })}.`
}

/** 'Sources 1, 3, as of July 2021'. Null where none is listed. */
function sourcesText(set: Setting, section: PlanSection, { sources }: SectionGiven): string | null {
  const numbers = [
    ...new Set(section.sources.map((ref) => sources.findIndex((source) => source.id === ref.source) + 1)),
  ]
    .filter((number) => number > 0)
    .sort((a, b) => a - b)
  if (numbers.length === 0) return null
  const asOf = asOfText(set, section.asOf)
  const values = { count: numbers.length, numbers: numbers.map(String) }
  return asOf === null
    ? set.t('handout.section-sources', values)
    : set.t('handout.section-sources-as-of', { ...values, date: asOf })
}
