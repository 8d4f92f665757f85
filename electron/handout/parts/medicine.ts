import { joinList, listSeparators } from '../../../content/text/lists.ts'
import { capitalized } from '../../../content/text/capitals.ts'
import type { PlanLevel, PlannedMedicine } from '../../../content/tailor/plan.ts'
import { briefFamilies, familiesOf, noFacts, type Facts, type Family } from './families.ts'
import { heightOf, type Slice } from '../typesetting/layout.ts'
import { type Passage, passageSlices, type Row, rowSlices } from './row.ts'
import { tag } from '../pdf/tagging.ts'
import type { Tag } from '../pdf/tagging.ts'
import type { Run } from '../typesetting/text.ts'
import { headingTag, run, textSlices, tied } from '../typesetting/typesetting.ts'
import type { Frame, Setting } from '../typesetting/typesetting.ts'

/** Medicines whose names stand in a run and no longer in a column of their own. */
const longFamily = 5

/**
 * The medicines of a section. Where it holds several kinds of treatment, or some for now and some for later (decision D13),
 * each kind has a heading of its own; in a short handout it has a row.
 */
export function medicinesSlices(
  set: Setting,
  medicines: readonly PlannedMedicine[],
  { level, brief }: { level: PlanLevel; brief: boolean },
  frame: Frame,
  parent: Tag,
): Slice[] {
  if (brief) return briefSlices(set, medicines, level, frame, parent)
  const groups = grouped(medicines, (medicine) =>
    medicine.timing === 'later' ? set.t('handout.medicines.later') : therapyOf(set, medicine),
  )
  return [...groups].flatMap(([title, group]) => [
    ...(groups.size === 1
      ? []
      : textSlices(set, [run(set, title, 'bold')], 'heading', frame, tag(headingTag(set, 1), parent), {
          keepWithNext: true,
        })),
    ...groupSlices(set, group, level, frame, parent),
  ])
}

function grouped(
  medicines: readonly PlannedMedicine[],
  titleOf: (medicine: PlannedMedicine) => string,
): Map<string, PlannedMedicine[]> {
  const groups = new Map<string, PlannedMedicine[]>()
  for (const medicine of medicines) {
    const title = titleOf(medicine)
    groups.set(title, [...(groups.get(title) ?? []), medicine])
  }
  return groups
}

function groupSlices(
  set: Setting,
  medicines: readonly PlannedMedicine[],
  level: PlanLevel,
  frame: Frame,
  parent: Tag,
): Slice[] {
  const list = tag('L', parent)
  const rows = familiesOf(set, medicines, level).map((family, index) =>
    family.medicines.length >= longFamily
      ? longFamilySlices(set, family, frame, list)
      : rowSlices(
          set,
          { ...namesLabel(set, family), paragraphs: [...paragraphsOf(set, family), ...otherBrands(set, family)] },
          set.type.name,
          index > 0,
          frame,
          list,
        ),
  )
  // A last row of a line or two does not begin a page alone.
  const last = rows.at(-1)
  const alone = last !== undefined && heightOf(last) < fewLines * set.type.styles.body.leading
  return [
    ...laterIntro(set, medicines, frame, parent),
    ...rows.flatMap((row, index) => (alone && index === rows.length - 2 ? tied(row) : row)),
  ]
}

/** A row of fewer lines is a small one. */
const fewLines = 5

function laterIntro(set: Setting, medicines: readonly PlannedMedicine[], frame: Frame, parent: Tag): Slice[] {
  if (medicines[0]?.timing !== 'later') return []
  return textSlices(set, [run(set, set.t('handout.medicines.later-intro'))], 'body', frame, tag('P', parent), {
    keepEnd: true,
  })
}

/** A row for each kind of treatment: its medicines, how they are taken, and what must go with them. */
function briefSlices(
  set: Setting,
  medicines: readonly PlannedMedicine[],
  level: PlanLevel,
  frame: Frame,
  parent: Tag,
): Slice[] {
  const list = tag('L', parent)
  const groups = grouped(medicines, (medicine) => therapyOf(set, medicine))
  return [
    ...laterIntro(set, medicines, frame, parent),
    ...[...groups].flatMap(([title, group], index) => {
      const { families, conditions, warnings, checks } = briefFamilies(set, group, level)
      const paragraphs = families.map((family) => [
        ...namesInARow(set, family.medicines),
        run(set, family.groups.length === 0 ? '.' : ': '),
        ...family.groups.flatMap(({ facts }) => factRuns(set, facts, null)),
      ])
      const ofSome = (family: Family, kind: 'conditions' | 'warnings' | 'checks') =>
        family.groups.map(({ medicines: of, facts }) => [
          ...(of.length === group.length ? [] : [run(set, `${listed(set, of)}: `)]),
          run(set, `${sentence(facts[kind])} `),
        ])
      paragraphs.push(...ofSome(conditions, 'conditions'))
      for (const [kind, family] of [['warnings', warnings] as const, ['checks', checks] as const]) {
        const told = ofSome(family, kind)
        if (told.length > 0) paragraphs.push([run(set, `${labelOf(set, kind, null)} `, 'bold'), ...told.flat()])
      }
      const label = [{ text: [run(set, title, 'bold')], style: 'label' as const }]
      return rowSlices(set, { label, paragraphs }, set.type.label, index > 0, frame, list)
    }),
  ]
}

/** A family with many names: they stand in a run, above what is said of all of them. */
function longFamilySlices(set: Setting, family: Family, frame: Frame, list: Tag): Slice[] {
  const item = tag('LI', list)
  const names = textSlices(set, [...namesInARow(set, family.medicines), run(set, '.')], 'body', frame, tag('Lbl', item))
  const body = tag('LBody', item)
  return [
    ...tied(names),
    ...paragraphsOf(set, family).flatMap((passage) => passageSlices(set, passage, set.type.unit * 0.5, frame, body)),
  ]
}

/** The names at the left of a row, each with its brand, and in small words the class that all of them belong to. */
function namesLabel(set: Setting, { medicines }: Family): Pick<Row, 'label' | 'note'> {
  const label = medicines.map((planned) => ({
    text: nameRuns(set, planned, { few: true }),
    style: 'subheading' as const,
  }))
  const [className = null, ...others] = new Set(medicines.map(({ medicine }) => medicine.className))
  return className === null || others.length > 0 ? { label } : { label, note: [run(set, capitalized(className))] }
}

/** What is true of all, a paragraph for each matter, then a paragraph for each of the others. */
function paragraphsOf(set: Setting, family: Family): Passage[] {
  return family.groups.flatMap(({ medicines, facts }) => {
    const [first = null] = medicines
    const { what, how, use, conditions, notes, checks, warnings } = facts
    const none = noFacts()
    const ofAll = medicines.length === family.medicines.length
    const matters = ofAll
      ? [
          { ...none, 'side-effects': facts['side-effects'] },
          { ...none, warnings },
          { ...none, checks },
          { ...none, notes },
        ]
      : [{ ...none, 'side-effects': facts['side-effects'], checks, notes, warnings }]
    const rest = matters.map((matter) => factRuns(set, matter, first)).filter((runs) => runs.length > 0)
    const begun = ofWhom(set, medicines, family)
    if (use.length > 1) {
      // Several uses, each with its own conditions, read as one in a run.
      const told = factRuns(set, { ...none, what, how }, first)
      const lead = told.length === 0 && begun.length > 0 ? [] : [run(set, set.t('handout.medicine.uses'), 'bold')]
      return [
        [...begun, ...told, ...lead],
        { points: use.map((text) => [run(set, text)]) },
        ...(conditions.length === 0 ? [] : [factRuns(set, { ...none, conditions }, first)]),
        ...rest,
      ]
    }
    const told = [...begun, ...factRuns(set, { ...none, what, how, use, conditions }, first)]
    if (ofAll) return told.length === 0 ? rest : [told, ...rest]
    return [[...told, ...rest.flat()]]
  })
}

/** "Carboplatin and cisplatin: ", where it is not said of all. */
function ofWhom(set: Setting, medicines: readonly PlannedMedicine[], family: Family): Run[] {
  if (medicines.length === family.medicines.length) return []
  return [run(set, `${set.t('handout.medicine.of', { names: listed(set, medicines) })} `, 'bold')]
}

function factRuns(set: Setting, facts: Facts, first: PlannedMedicine | null): Run[] {
  const labelled = (kind: 'warnings' | 'side-effects' | 'checks'): Run[] =>
    facts[kind].length === 0
      ? []
      : [run(set, `${labelOf(set, kind, first)} `, 'bold'), run(set, `${sentence(facts[kind])} `)]
  const plain = (texts: readonly string[]): Run[] => (texts.length === 0 ? [] : [run(set, `${texts.join(' ')} `)])
  return [
    // Notes stand before what has a label: after it they would read as a part of that.
    ...plain([...facts.what, ...facts.how, ...facts.use, ...facts.conditions, ...facts.notes]),
    ...labelled('side-effects'),
    ...labelled('warnings'),
    ...labelled('checks'),
  ]
}

function labelOf(set: Setting, kind: 'warnings' | 'side-effects' | 'checks', first: PlannedMedicine | null): string {
  const scope = first?.medicine.sideEffectsScope ?? 'not-stated'
  if (kind !== 'side-effects') return set.t(`handout.medicine.${kind}`)
  return scope === 'medicine' || scope === 'not-stated'
    ? set.t('handout.medicine.side-effects')
    : set.t(`handout.medicine.side-effects.${scope}`)
}

function therapyOf(set: Setting, { medicine }: PlannedMedicine): string {
  return set.t(`handout.therapy.${medicine.therapy}`)
}

/** Brands beyond these do not stand beside a name but in the text. */
const brandsBeside = 2

/** "Ado-trastuzumab emtansine, T-DM1 (Kadcyla)". */
function nameRuns(set: Setting, { medicine }: PlannedMedicine, given: { small?: boolean; few?: boolean } = {}): Run[] {
  const { generic, shortName, brands } = medicine
  const name = shortName === null ? generic : `${generic}, ${shortName}`
  const said = run(set, given.small ? name : capitalized(name), 'bold')
  const shown = given.few && brands.length > brandsBeside ? brands.slice(0, 1) : brands
  if (shown.length === 0) return [said]
  return [said, run(set, ` (${joinList(set.language.locale, shown, 'or')})`)]
}

/** The brands that do not stand beside a name. */
function otherBrands(set: Setting, { medicines }: Family): Run[][] {
  return medicines
    .filter(({ medicine }) => medicine.brands.length > brandsBeside)
    .map(({ medicine }) => {
      const brands = joinList(set.language.locale, medicine.brands.slice(1), 'and')
      return [run(set, set.t('handout.medicine.brands', { brands }))]
    })
}

/** "Anastrozole (Arimidex), exemestane (Aromasin), letrozole (Femara)". */
function namesInARow(set: Setting, medicines: readonly PlannedMedicine[]): Run[] {
  const between = listSeparators(set.language.locale, medicines.length, 'unit')
  return medicines.flatMap((planned, index) =>
    index === 0
      ? nameRuns(set, planned)
      : [run(set, between[index - 1] ?? ''), ...nameRuns(set, planned, { small: true })],
  )
}

/** "Carboplatin and cisplatin". A name that is a list itself gives way to its brand. */
function listed(set: Setting, medicines: readonly PlannedMedicine[]): string {
  const names = medicines.map(
    ({ medicine: { generic, shortName, brands } }) =>
      shortName ?? (medicines.length > 1 && generic.includes(',') ? (brands[0] ?? generic) : generic),
  )
  return capitalized(joinList(set.language.locale, names, 'and'))
}

/** Statements in one sentence, or as the sentences that they are. */
function sentence(texts: readonly string[]): string {
  if (texts.every((text) => /[.!?]$/.test(text))) return texts.join(' ')
  const text = capitalized(texts.join('; '))
  return /[.!?]$/.test(text) ? text : `${text}.`
}
