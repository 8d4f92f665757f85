import { sayUse } from '../../content/tailor/plan-text.ts'
import type { Fact, PlannedMedicine } from '../../content/tailor/plan.ts'
import { fieldFrame, onField } from './blocks.ts'
import { labelledSlices } from './labelled.ts'
import { slice } from './layout.ts'
import type { Slice } from './layout.ts'
import { tag } from './tagging.ts'
import type { Tag } from './tagging.ts'
import type { Run } from './text.ts'
import { colors } from './typography.ts'
import { factList, headingTag, run, textSlices, together } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

/** What is said of a medicine, in the order in which it is printed, sentence by sentence. */
const kinds = ['what', 'how', 'use', 'side-effects', 'checks', 'notes'] as const
type Kind = (typeof kinds)[number]
type Facts = Record<Kind, string[]>

interface Entry {
  planned: PlannedMedicine
  facts: Facts
  /** Facts of the profile that opened it, besides those that the section has told. */
  because: Fact[]
}

/** How far the names of medicines stand below the section's own heading. */
type Level = 1 | 2

/**
 * The medicines of a section. Where it holds several kinds of treatment, or some for now and some for later (decision D13),
 * each kind has a heading of its own. `told` are the facts that the section's own line has given as its reason.
 */
export function medicinesSlices(
  set: Setting,
  medicines: readonly PlannedMedicine[],
  told: readonly Fact[],
  brief: boolean,
  frame: Frame,
  parent: Tag,
): Slice[] {
  const common = commonFacts(medicines).filter((fact) => !has(told, fact))
  const reason =
    common.length === 0
      ? []
      : together(
          textSlices(
            set,
            [run(set, set.t('handout.because', { facts: factList(set, common) }))],
            'small',
            frame,
            tag('P', parent),
            { before: 0 },
          ),
          true,
        )
  const groups = new Map<string, PlannedMedicine[]>()
  for (const medicine of medicines) {
    const title =
      medicine.when === 'later'
        ? set.t('handout.medicines.later')
        : set.t(`handout.therapy.${medicine.medicine.therapy}`)
    groups.set(title, [...(groups.get(title) ?? []), medicine])
  }
  const known = [...told, ...common]
  if (groups.size === 1) return [...reason, ...groupSlices(set, medicines, known, brief, 1, frame, parent)]
  return [
    ...reason,
    ...[...groups].flatMap(([title, group]) => [
      ...textSlices(set, [run(set, title, 'bold')], 'heading', frame, tag(headingTag(set, 1), parent), {
        keepWithNext: true,
      }),
      ...groupSlices(set, group, known, brief, 2, frame, parent),
    ]),
  ]
}

function groupSlices(
  set: Setting,
  medicines: readonly PlannedMedicine[],
  told: readonly Fact[],
  brief: boolean,
  level: Level,
  frame: Frame,
  parent: Tag,
): Slice[] {
  const entries = medicines.map((planned): Entry => ({
    planned,
    facts: factsOf(set, planned),
    because: planned.because.filter((fact) => !has(told, fact)),
  }))
  if (brief) return briefSlices(set, entries, frame, parent)
  const later = medicines[0]?.when === 'later'
  const intro = later
    ? textSlices(set, [run(set, set.t('handout.medicines.later-intro'))], 'body', frame, tag('P', parent), {
        keepEnd: true,
      })
    : []
  return [
    ...intro,
    ...families(entries).flatMap((family) =>
      family.length === 1
        ? family.flatMap((entry) => entrySlices(set, entry, level, frame, parent))
        : familySlices(set, family, level, frame, parent),
    ),
  ]
}

/** A short handout names neighbors with the same use and checks in one sentence, and says no more of them than these. */
function briefSlices(set: Setting, entries: readonly Entry[], frame: Frame, parent: Tag): Slice[] {
  const list = tag('L', parent)
  const rows: { names: Run[]; text: string }[] = []
  for (const { planned, facts } of entries) {
    const text = [...facts.use, ...facts.checks].join(' ')
    const open = rows.at(-1)
    if (open?.text === text) open.names.push(run(set, ', '), ...nameRuns(set, planned))
    else rows.push({ names: nameRuns(set, planned), text })
  }
  return rows.flatMap(({ names, text }) =>
    textSlices(set, [...names, run(set, `: ${text}`)], 'body', frame, tag('LBody', tag('LI', list)), {
      before: set.type.unit * 0.5,
    }),
  )
}

function factsOf(set: Setting, planned: PlannedMedicine): Facts {
  return {
    what: sentences(planned.what),
    how: planned.how === null ? [] : sentences(planned.how),
    use: planned.uses.map((use) => sayUse(use, set.t)),
    'side-effects': points(planned.sideEffects),
    checks: planned.checks,
    notes: planned.notes,
  }
}

/** Neighbors with the very same side effects stand together, so that what they share is said once. The order stays that of the plan. */
function families(entries: readonly Entry[]): Entry[][] {
  const found: Entry[][] = []
  for (const entry of entries) {
    const open = found.at(-1)
    if (open?.[0] && familyKey(open[0]) === familyKey(entry)) open.push(entry)
    else found.push([entry])
  }
  return found
}

function familyKey({ planned: { medicine, sideEffects } }: Entry): string {
  return sideEffects.length === 0
    ? medicine.id
    : [medicine.therapy, medicine.sideEffectsScope, ...sideEffects].join('; ')
}

/** Letters beyond which a medicine of a family is set under labels and no longer beside its name. */
const longestRow = 260

/** What a family shares, on a tinted field; then its medicines, each with what is its own. */
function familySlices(set: Setting, family: readonly Entry[], level: Level, frame: Frame, parent: Tag): Slice[] {
  const shared = Object.fromEntries(
    kinds.map((kind) => [kind, common(family.map((entry) => entry.facts[kind]))]),
  ) as Facts
  const [first] = family
  if (!first) return []
  const class0 = first.planned.medicine.className
  const oneClass = family.every(({ planned }) => planned.medicine.className === class0)
  const reasons = commonFacts(family)
  const names = family.map(({ planned }) => planned.medicine.generic)
  const title =
    names.length > 4
      ? set.t('handout.medicine.common-many', { count: names.length })
      : set.t('handout.medicine.common', {
          names: new Intl.ListFormat(set.language, { type: 'conjunction' }).format(names),
        })
  const inner = fieldFrame(set, frame)
  const field = onField(set, inner, [
    ...textSlices(set, [run(set, title, 'bold')], 'body', inner, tag('P', parent), { keepWithNext: true }),
    ...quietSlices(set, oneClass ? class0 : null, reasons, inner, parent),
    ...labelledSlices(set, labelled(set, shared, first.planned), inner, parent),
  ])
  const own = family.map((entry): Entry => ({
    planned: oneClass ? { ...entry.planned, medicine: { ...entry.planned.medicine, className: null } } : entry.planned,
    facts: Object.fromEntries(
      kinds.map((kind) => [kind, entry.facts[kind].filter((text) => !shared[kind].includes(text))]),
    ) as Facts,
    because: entry.because.filter((fact) => !has(reasons, fact)),
  }))
  const rows = own.map(({ planned, facts, because }) => {
    const reason = because.length === 0 ? [] : [`${set.t('handout.because', { facts: factList(set, because) })}.`]
    const texts = [...kinds.flatMap((kind) => facts[kind]), ...reason]
    return { label: nameRuns(set, planned), text: [run(set, texts.join(' ') || set.t('handout.medicine.as-above'))] }
  })
  const short = rows.every(({ text }) => text.every((part) => part.text.length <= longestRow))
  if (!short) return [...field, ...own.flatMap((entry) => entrySlices(set, entry, level, frame, parent))]
  return [...field, ...labelledSlices(set, rows, frame, parent, set.type.name, 'subheading')]
}

/** One medicine: its name with the brand beside it, a quiet line on its kind, and the facts under labels. */
function entrySlices(
  set: Setting,
  { planned, facts, because }: Entry,
  level: Level,
  frame: Frame,
  parent: Tag,
): Slice[] {
  const rule = slice({
    height: 0,
    before: set.type.unit * 1.5,
    keep: true,
    draw: (pen, top) => {
      if (top > set.type.top) pen.rule(frame.x, frame.x + frame.width, top, 0.6, colors.rule)
    },
  })
  return [
    rule,
    ...textSlices(set, nameRuns(set, planned), 'subheading', frame, tag(headingTag(set, level), parent), {
      keepWithNext: true,
      before: set.type.unit * 0.5,
    }),
    ...quietSlices(set, planned.medicine.className, because, frame, parent),
    ...labelledSlices(set, labelled(set, facts, planned), frame, parent),
  ]
}

/** The class of a medicine and why it is here, in small words. */
function quietSlices(
  set: Setting,
  className: string | null,
  because: readonly Fact[],
  frame: Frame,
  parent: Tag,
): Slice[] {
  const reason = because.length === 0 ? null : set.t('handout.because', { facts: factList(set, because) })
  const texts = [className, reason].filter((text) => text !== null)
  if (texts.length === 0) return []
  return together(
    textSlices(set, [run(set, capital(texts.join('. ')))], 'small', frame, tag('P', parent), { before: 0 }),
    true,
  )
}

function labelled(set: Setting, facts: Facts, planned: PlannedMedicine): { label: Run[]; text: Run[] }[] {
  return kinds
    .filter((kind) => facts[kind].length > 0)
    .map((kind) => ({
      label: [run(set, labelOf(set, kind, planned), 'bold')],
      text: [run(set, facts[kind].join(' '))],
    }))
}

function labelOf(set: Setting, kind: Kind, { medicine }: PlannedMedicine): string {
  if (kind !== 'side-effects') return set.t(`handout.medicine.${kind}`)
  switch (medicine.sideEffectsScope) {
    case 'chemotherapy':
    case 'immunotherapy':
    case 'with-chemotherapy':
      return set.t(`handout.medicine.side-effects.${medicine.sideEffectsScope}`)
    case 'medicine':
    case 'not-stated':
      return set.t('handout.medicine.side-effects')
  }
}

/** "Ado-trastuzumab emtansine, T-DM1 (Kadcyla)". */
function nameRuns(set: Setting, { medicine }: PlannedMedicine): Run[] {
  const name = capital(medicine.shortName === null ? medicine.generic : `${medicine.generic}, ${medicine.shortName}`)
  if (medicine.brands.length === 0) return [run(set, name, 'bold')]
  const brands = new Intl.ListFormat(set.language, { type: 'disjunction' }).format(medicine.brands)
  return [run(set, name, 'bold'), run(set, ` (${brands})`)]
}

/** Facts that all of them have. */
function commonFacts(of: readonly { because: Fact[] }[]): Fact[] {
  const [first, ...others] = of
  return first ? first.because.filter((fact) => others.every(({ because }) => has(because, fact))) : []
}

function has(facts: readonly Fact[], { field, value }: Fact): boolean {
  return facts.some((fact) => fact.field === field && fact.value === value)
}

/** Texts that stand in every one of the lists. */
function common(lists: readonly string[][]): string[] {
  const [first, ...others] = lists
  return first ? first.filter((text) => others.every((list) => list.includes(text))) : []
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?]) +(?=\p{Lu})/u)
}

/** Short points as one sentence. */
function points(texts: readonly string[]): string[] {
  if (texts.length === 0) return []
  const text = capital(texts.join('; '))
  return [/[.!?]$/.test(text) ? text : `${text}.`]
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
