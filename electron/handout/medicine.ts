import type { Medicine } from '../../content/schema/medicine.ts'
import type { Fact, PlannedMedicine } from '../../content/tailor/plan.ts'
import { sayUse } from '../../content/tailor/plan-text.ts'
import { labelledSlices } from './labelled.ts'
import type { Labelled } from './labelled.ts'
import { slice } from './layout.ts'
import type { Slice } from './layout.ts'
import { tag } from './tagging.ts'
import type { Tag } from './tagging.ts'
import type { Run } from './text.ts'
import { colors } from './typography.ts'
import { factList, run, textSlices, together } from './typesetting.ts'
import type { Frame, Setting } from './typesetting.ts'

/**
 * The medicines of a section. Where it holds several kinds of treatment, or some for now and some for later (decision D13),
 * each kind has a heading of its own. `because` is what the section's own line has said already.
 */
export function medicinesSlices(set: Setting, medicines: readonly PlannedMedicine[], because: readonly Fact[], brief: boolean, frame: Frame, parent: Tag): Slice[] {
  const groups = new Map<string, PlannedMedicine[]>()
  for (const medicine of medicines) {
    const title = medicine.when === 'later' ? set.t('handout.medicines.later') : set.t(`handout.therapy.${medicine.medicine.therapy}`)
    groups.set(title, [...(groups.get(title) ?? []), medicine])
  }
  if (groups.size === 1) return groupSlices(set, medicines, because, brief, 'H3', frame, parent)
  return [...groups].flatMap(([title, group]) => [
    ...textSlices(set, [run(set, title, 'bold')], 'heading', frame, tag('H3', parent), { keepWithNext: true }),
    ...groupSlices(set, group, because, brief, 'H4', frame, parent),
  ])
}

function groupSlices(
  set: Setting,
  medicines: readonly PlannedMedicine[],
  because: readonly Fact[],
  brief: boolean,
  level: 'H3' | 'H4',
  frame: Frame,
  parent: Tag,
): Slice[] {
  const later = medicines[0]?.when === 'later'
  const intro = later ? textSlices(set, [run(set, set.t('handout.medicines.later-intro'))], 'body', frame, tag('P', parent), { keepEnd: true }) : []
  return [
    ...intro,
    ...families(medicines).flatMap((family) => {
      const shared = brief ? null : sharedSideEffects(set, family)
      return [
        ...family.flatMap((medicine) => entrySlices(set, medicine, because, shared !== null, brief, level, frame, parent)),
        ...(shared ? sharedSlices(set, shared, frame, parent) : []),
      ]
    }),
  ]
}

/** Neighbors that have the very same side effects stand together, so that these are said once. */
function families(medicines: readonly PlannedMedicine[]): PlannedMedicine[][] {
  const found: PlannedMedicine[][] = []
  for (const medicine of medicines) {
    const open = found.at(-1)
    if (open && open[0] && sideEffectsKey(open[0]) === sideEffectsKey(medicine)) open.push(medicine)
    else found.push([medicine])
  }
  return found
}

function sideEffectsKey({ medicine, sideEffects }: PlannedMedicine): string {
  return sideEffects.length === 0 ? medicine.id : `${medicine.therapy} ${medicine.sideEffectsScope} ${sideEffects.join(';')}`
}

function sharedSideEffects(set: Setting, family: readonly PlannedMedicine[]): Labelled | null {
  const [first] = family
  if (!first || family.length < 2) return null
  const names = new Intl.ListFormat(set.language, { type: 'conjunction' }).format(family.map(({ medicine }) => medicine.generic))
  const label = isGeneral(first.medicine.sideEffectsScope) ? scopeLabel(set, first.medicine) : set.t('handout.medicine.side-effects-of', { names })
  return { label, text: [run(set, sentence(first.sideEffects))] }
}

function sharedSlices(set: Setting, { label, text }: Labelled, frame: Frame, parent: Tag): Slice[] {
  return together(textSlices(set, [run(set, `${label}: `, 'bold'), ...text], 'body', frame, tag('P', parent), { before: set.type.unit * 1.5 }))
}

function isGeneral(scope: Medicine['sideEffectsScope']): boolean {
  return scope === 'chemotherapy' || scope === 'immunotherapy'
}

function scopeLabel(set: Setting, medicine: PlannedMedicine['medicine']): string {
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

/** One medicine: its name with the brand beside it, a quiet line on its kind, and the facts under labels. */
function entrySlices(
  set: Setting,
  planned: PlannedMedicine,
  because: readonly Fact[],
  sideEffectsShared: boolean,
  brief: boolean,
  level: 'H3' | 'H4',
  frame: Frame,
  parent: Tag,
): Slice[] {
  const { medicine } = planned
  const facts: Labelled[] = [{ label: set.t('handout.medicine.what'), text: [run(set, planned.what)] }]
  const add = (label: string, text: string | null): void => {
    if (text) facts.push({ label, text: [run(set, text)] })
  }
  add(set.t('handout.medicine.how'), planned.how)
  add(set.t('handout.medicine.use'), planned.uses.map((use) => sayUse(use, set.t)).join(' '))
  if (!brief) {
    if (!sideEffectsShared) add(scopeLabel(set, medicine), sentence(planned.sideEffects))
    add(set.t('handout.medicine.checks'), planned.checks.join(' '))
    add(set.t('handout.medicine.notes'), planned.notes.join(' '))
  }
  const own = planned.because.filter((fact) => !because.some(({ field, value }) => field === fact.field && value === fact.value))
  const reason = own.length === 0 ? null : set.t('handout.because', { facts: factList(set, own) })
  const quiet = [medicine.className, reason].filter((text) => text !== null).join('. ')
  const rule = slice({ height: 0, before: set.type.unit * 1.5, keep: true, draw: (pen, top) => pen.rule(frame.x, frame.x + frame.width, top, 0.6, colors.rule) })
  const head = [
    rule,
    ...textSlices(set, nameRuns(set, medicine), 'subheading', frame, tag(level, parent), { keepWithNext: true, before: set.type.unit * 0.5 }),
    ...(quiet === '' ? [] : together(textSlices(set, [run(set, capital(quiet))], 'small', frame, tag('P', parent), { before: 0 }), true)),
  ]
  const body = labelledSlices(set, facts, frame, parent)
  return [...head, ...body]
}

/** "Ado-trastuzumab emtansine, T-DM1 (Kadcyla)". */
function nameRuns(set: Setting, medicine: PlannedMedicine['medicine']): Run[] {
  const name = capital(medicine.shortName === null ? medicine.generic : `${medicine.generic}, ${medicine.shortName}`)
  if (medicine.brands.length === 0) return [run(set, name, 'bold')]
  const brands = new Intl.ListFormat(set.language, { type: 'disjunction' }).format(medicine.brands)
  return [run(set, name, 'bold'), run(set, ` (${brands})`)]
}

/** Short points as one sentence. */
function sentence(points: readonly string[]): string {
  if (points.length === 0) return ''
  const text = capital(points.join('; '))
  return /[.!?]$/.test(text) ? text : `${text}.`
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
