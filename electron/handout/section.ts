import type { Block } from '../../content/schema/block.ts'
import type { Source } from '../../content/schema/provenance.ts'
import type { PlanItem, PlanSection } from '../../content/tailor/plan.ts'
import type { Anchor } from './anchor.ts'
import { nameOf } from './back.ts'
import { blockSlices, headingSlices, listSlices } from './blocks.ts'
import { callSlices } from './call.ts'
import { labelledSlices } from './labelled.ts'
import { isSheet } from './front.ts'
import type { Slice } from './layout.ts'
import type { Clinic } from './look.ts'
import type { BriefDetail } from './families.ts'
import { medicinesSlices } from './medicine.ts'
import { questionsSlices } from './questions.ts'
import { heightOf, sheetSlices } from './sheet.ts'
import { tag } from './tagging.ts'
import type { Tag } from './tagging.ts'
import { asOfText, factList, lines, run, textSlices, tied, together } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

interface Given {
  clinic: Clinic | null
  drawings: Readonly<Record<string, string>>
  /** The handout's sources in their printed order. */
  sources: readonly Source[]
  /** Whether they are listed at its end, so that a number names one. */
  listed: boolean
  /** What a short handout says of medicines; null in a full one. */
  brief: BriefDetail | null
  /** Lines to write on after each question. */
  answerLines: number
  /** The heading of a handout's only section is its title, which stands already. */
  titled: boolean
  /** Height that is taken on the page on which a sheet begins, before its section. */
  used: number
}

/** A section of the plan: heading, its items in their order, why it is here and its sources. */
export function sectionSlices(
  set: Setting,
  section: PlanSection,
  anchor: Anchor,
  frame: Frame,
  document: Tag,
  given: Given,
): Slice[] {
  const part = tag('Sect', document)
  const sources = given.brief === null ? sourcesText(set, section, given) : null
  const head = given.titled ? [] : headSlices(set, section.title, sources, anchor, frame, part)
  const [first, ...rest] = head
  const start = first && isSheet(section) ? [{ ...first, newPage: true }, ...rest] : head
  // A short handout says for whom it is made at its top, and once.
  const foot = given.brief === null ? footSlices(set, section, given.titled ? sources : null, frame, part) : []
  const used = given.used + heightOf(head) + heightOf(foot)
  const items = itemsSlices(set, section, used, frame, part, given)
  return [...start, ...(foot.length === 0 ? items : tied(items)), ...foot]
}

/** A section's heading, with its sources in small words at the end of the line, or below where they do not fit. */
function headSlices(
  set: Setting,
  title: string,
  sources: string | null,
  anchor: Anchor,
  frame: Frame,
  part: Tag,
): Slice[] {
  const heading = textSlices(set, [run(set, title, 'bold')], 'section', frame, tag('H2', part), {
    keepWithNext: true,
    anchor,
  })
  const last = heading.at(-1)
  if (sources === null || !last) return heading
  const { small, section } = set.type.styles
  const [line] = lines(set, [run(set, sources)], small, frame.width)
  const used = lines(set, [run(set, title, 'bold')], section, frame.width, true).at(-1)?.width ?? 0
  const place = tag('P', part)
  if (!line || used + line.width + set.type.unit * 3 > frame.width) {
    return [...heading, ...together(textSlices(set, [run(set, sources)], 'small', frame, place, { before: 0 }), true)]
  }
  // Both stand on the same base line.
  const down = (section.leading - small.leading) / 2 + (section.size - small.size) * 0.36
  const withSources: Slice = {
    ...last,
    draw: (pen, top, repeated) => {
      last.draw(pen, top, repeated)
      pen.line(line, small, frame.x + frame.width - line.width, top + down, place)
    },
  }
  return [...heading.slice(0, -1), withSources]
}

function itemsSlices(set: Setting, section: PlanSection, used: number, frame: Frame, part: Tag, given: Given): Slice[] {
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
        return blockSlices(set, item.block, frame, part, given.drawings, followingBlock(items[index + 1]))
      case 'medicine':
        return once('medicine', () =>
          medicinesSlices(
            set,
            all('medicine').map(({ medicine }) => medicine),
            given.brief,
            frame,
            part,
          ),
        )
      case 'question':
        return once('question', () =>
          questionsSlices(
            set,
            all('question').map(({ question }) => question),
            // The questions that stand first in a full handout have room for an answer, those of the groups after them have none.
            given.brief === null && section.id === 'questions' ? 1 : given.answerLines,
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
        return sheetSlices(set, item.sheet, used, frame, part)
      case 'when-to-call':
        return callSlices(set, given.clinic, frame, part)
    }
  })
}

function followingBlock(item: PlanItem | undefined): Block | null {
  return item?.kind === 'block' ? item.block : null
}

/** In small words why the section is here, and its sources where it has no heading for them. */
function footSlices(set: Setting, section: PlanSection, sources: string | null, frame: Frame, part: Tag): Slice[] {
  const { because } = section
  const reason = because.length === 0 ? [] : [`${set.t('handout.because', { facts: factList(set, because) })}.`]
  const text = [...reason, ...(sources === null ? [] : [sources])].join(' ')
  if (text === '') return []
  return textSlices(set, [run(set, text)], 'small', frame, tag('P', part), { before: set.type.unit * 0.5 })
}

/** 'Sources 1, 3, as of July 2021', or the sources by name. */
function sourcesText(set: Setting, section: PlanSection, { sources, listed }: Given): string | null {
  if (!listed) {
    const named = sources.filter(({ id }) => section.sources.some(({ source }) => source === id))
    return named.length === 0 ? null : `${set.t('handout.sources')}: ${named.map(nameOf).join(' ')}`
  }
  const numbers = [
    ...new Set(section.sources.map((ref) => sources.findIndex((source) => source.id === ref.source) + 1)),
  ]
    .filter((number) => number > 0)
    .sort((a, b) => a - b)
  if (numbers.length === 0) return null
  const asOf = asOfText(set, section.asOf)
  const values = { count: numbers.length, numbers: numbers.join(', ') }
  return asOf === null
    ? set.t('handout.section-sources', values)
    : set.t('handout.section-sources-as-of', { ...values, date: asOf })
}
