import { joinsUse, sayCondition, sayUse } from '../../../content/tailor/plan-text.ts'
import type {
  MedicineText,
  PlanLevel,
  PlannedMedicine,
  PrintedUse,
  UseCondition,
} from '../../../content/tailor/plan.ts'
import type { Setting } from '../typesetting/typesetting.ts'

/** What is said of a medicine, in the order in which it is printed, statement by statement. */
export const kinds = ['what', 'how', 'use', 'conditions', 'side-effects', 'checks', 'notes', 'warnings'] as const
export type Kind = (typeof kinds)[number]
export type Facts = Record<Kind, string[]>

/** Medicines of which much the same is said, and each statement once, with those that it is true of. */
export interface Family {
  medicines: PlannedMedicine[]
  /** What is true of all of them first; then of several, then of one. */
  groups: { medicines: PlannedMedicine[]; facts: Facts }[]
}

interface Entry {
  planned: PlannedMedicine
  facts: Facts
}

/** Puts neighbors together of which much the same is said, so that it is said once. */
export function familiesOf(set: Setting, medicines: readonly PlannedMedicine[], level: PlanLevel): Family[] {
  const found: Entry[][] = []
  for (const planned of medicines) {
    const entry = { planned, facts: factsOf(set, textOf(planned, level)) }
    const open = found.at(-1)
    if (open?.[0] && related(open[0].facts, entry.facts)) open.push(entry)
    else found.push([entry])
  }
  return found.map((entries) => familyOf(entries))
}

/**
 * One kind of treatment as a short handout tells it: medicines of which the same is said stand together. After them come the
 * conditions that several such families have, each once, then the warnings and the checks of all of them.
 */
export function briefFamilies(
  set: Setting,
  medicines: readonly PlannedMedicine[],
  level: PlanLevel,
): { families: Family[]; conditions: Family; warnings: Family; checks: Family } {
  const briefs = medicines.map((planned) => {
    const text = textOf(planned, level)
    const [use = null] = text.uses
    return { planned, text, use, name: JSON.stringify([text.how, use?.text, use?.conditions]) }
  })
  const common = (key: UseCondition): boolean =>
    !joinsUse(key) &&
    new Set(briefs.filter(({ use }) => use?.conditions.includes(key)).map(({ name }) => name)).size > 1
  // Medicines stand together only if their conditions are the same, too, wherever these are said.
  const found = new Map<string, Entry[]>()
  for (const { planned, name, text, use } of briefs) {
    const own = use === null ? '' : sayUse({ ...use, conditions: use.conditions.filter((key) => !common(key)) }, set.t)
    const facts = { ...noFacts(), how: text.how, use: own === '' ? [] : [own] }
    const open = found.get(name) ?? []
    found.set(name, [...open, { planned, facts }])
  }
  const together = (factsFor: (brief: (typeof briefs)[number]) => Partial<Facts>): Family =>
    familyOf(
      briefs.map((brief) => ({ planned: brief.planned, facts: { ...noFacts(), ...factsFor(brief) } })),
      false,
    )
  return {
    families: [...found.values()].map((entries) => familyOf(entries)),
    conditions: together(({ use }) => ({
      conditions: use === null ? [] : said(set, use, use.conditions.filter(common)),
    })),
    warnings: together(({ text }) => ({ warnings: text.warnings })),
    checks: together(({ text }) => ({ checks: text.checks })),
  }
}

/** What a level prints of a medicine. Throws where the level and the sections are not of one plan. */
function textOf({ medicine }: PlannedMedicine, level: PlanLevel): MedicineText {
  const text = level.medicines[medicine.id]
  if (!text) throw new RangeError(`The level ${level.id} has no text on ${medicine.id}`)
  return text
}

function factsOf(set: Setting, { what, how, uses, sideEffects, checks, notes, warnings }: MedicineText): Facts {
  return { what, how, ...usesOf(set, uses), 'side-effects': sideEffects, checks, notes, warnings }
}

/** What must go with every use is said once, after all of them. */
function usesOf(set: Setting, uses: readonly PrintedUse[]): Pick<Facts, 'use' | 'conditions'> {
  const [first, ...others] = uses
  if (first === undefined) return { use: [], conditions: [] }
  const always = first.conditions.filter((key) =>
    others.every((use) => said(set, use, use.conditions).includes(sayCondition(key, first, set.t))),
  )
  const own = uses.map((use) => ({ ...use, conditions: use.conditions.filter((key) => !always.includes(key)) }))
  return { use: own.map((use) => sayUse(use, set.t)), conditions: said(set, first, always) }
}

function said(set: Setting, use: Pick<PrintedUse, 'count'>, conditions: readonly UseCondition[]): string[] {
  return conditions.map((key) => sayCondition(key, use, set.t))
}

/** Whether at least half of what is said of one is said of the other. A use in common makes no family. */
function related(one: Facts, other: Facts): boolean {
  const counted = kinds.filter((kind) => kind !== 'use' && kind !== 'conditions')
  const size = (facts: Facts) => counted.reduce((sum, kind) => sum + facts[kind].length, 0)
  const same = counted.reduce((sum, kind) => sum + one[kind].filter((text) => other[kind].includes(text)).length, 0)
  const alike = same > 0 && same === size(one) && same === size(other)
  return alike || (same >= 3 && same * 2 >= Math.min(size(one), size(other)))
}

/** Families up to this size tell what is not true of all of them medicine by medicine. */
const smallFamily = 3
/** So much that is true of some of them is told of these together, so that it is said once. */
const muchInCommon = 3

/** `apartIfSmall: false` = what is true of several is always told of them together. */
function familyOf(entries: readonly Entry[], apartIfSmall = true): Family {
  const groups = new Map<string, Family['groups'][number]>()
  const details = new Set(
    kinds.flatMap((kind) => entries.flatMap(({ facts }) => facts[kind].map((text) => `${kind} ${text}`))),
  )
  const common = kinds.reduce(
    (sum, kind) =>
      sum +
      (entries[0]?.facts[kind] ?? []).filter((text) => entries.every(({ facts }) => facts[kind].includes(text))).length,
    0,
  )
  const apart = apartIfSmall && entries.length <= smallFamily && details.size - common > 1
  const ownersOf = (kind: Kind, text: string): PlannedMedicine[] =>
    entries.filter(({ facts }) => facts[kind].includes(text)).map(({ planned }) => planned)
  const shared = new Map<string, number>()
  for (const kind of kinds) {
    for (const text of new Set(entries.flatMap(({ facts }) => facts[kind]))) {
      const key = idsOf(ownersOf(kind, text))
      shared.set(key, (shared.get(key) ?? 0) + 1)
    }
  }
  for (const kind of kinds) {
    for (const text of new Set(entries.flatMap(({ facts }) => facts[kind]))) {
      const medicines = ownersOf(kind, text)
      const own = apart && medicines.length < entries.length && (shared.get(idsOf(medicines)) ?? 0) < muchInCommon
      for (const of of own ? medicines.map((planned) => [planned]) : [medicines]) {
        const key = idsOf(of)
        const group = groups.get(key) ?? { medicines: of, facts: noFacts() }
        group.facts[kind].push(text)
        groups.set(key, group)
      }
    }
  }
  const places: (PlannedMedicine | undefined)[] = entries.map(({ planned }) => planned)
  return {
    medicines: entries.map(({ planned }) => planned),
    groups: [...groups.values()].sort(
      (a, b) =>
        b.medicines.length - a.medicines.length || places.indexOf(a.medicines[0]) - places.indexOf(b.medicines[0]),
    ),
  }
}

function idsOf(medicines: readonly PlannedMedicine[]): string {
  return medicines.map(({ medicine }) => medicine.id).join()
}

/** Nothing said. */
export function noFacts(): Facts {
  return { what: [], how: [], use: [], conditions: [], 'side-effects': [], checks: [], notes: [], warnings: [] }
}
