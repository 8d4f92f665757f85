import { sayCondition, sayUse } from '../../content/tailor/plan-text.ts'
import type { PlannedMedicine, PlannedUse } from '../../content/tailor/plan.ts'
import type { Setting } from './typesetting.ts'

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
export function familiesOf(set: Setting, medicines: readonly PlannedMedicine[]): Family[] {
  const found: Entry[][] = []
  for (const planned of medicines) {
    const entry = { planned, facts: factsOf(set, planned) }
    const open = found.at(-1)
    if (open?.[0] && related(open[0].facts, entry.facts)) open.push(entry)
    else found.push([entry])
  }
  return found.map((entries) => familyOf(entries))
}

/** How much a short handout says of a medicine: how it is taken and used, or no more than what must go with it. */
export type BriefDetail = 'use' | 'conditions'

/**
 * One kind of treatment as a short handout tells it: medicines of which the same is said stand together. The warnings and
 * checks of all of them follow.
 */
export function briefFamilies(
  set: Setting,
  medicines: readonly PlannedMedicine[],
  detail: BriefDetail,
): { families: Family[]; checks: Family; warnings: Family } {
  const found: Entry[][] = []
  for (const planned of medicines) {
    const entry = { planned, facts: briefFacts(set, planned, detail) }
    const open = found.find(([first]) => first && same(first.facts, entry.facts))
    if (open) open.push(entry)
    else found.push([entry])
  }
  const only = (kind: 'checks' | 'warnings'): Family =>
    familyOf(
      medicines.map((planned) => ({ planned, facts: { ...noFacts(), [kind]: planned[kind] } })),
      false,
    )
  return { families: found.map((entries) => familyOf(entries)), checks: only('checks'), warnings: only('warnings') }
}

function same(one: Facts, other: Facts): boolean {
  return kinds.every((kind) => one[kind].join() === other[kind].join())
}

/** Earlier treatment that a use asks for goes without saying: what stands on a short handout is a choice now. */
const saidByProfile = /^condition\.(after|not-after)\./

/** Of several uses the one with the fewest conditions. */
function briefFacts(set: Setting, { medicine, uses, how }: PlannedMedicine, detail: BriefDetail): Facts {
  const open = uses.map((use) => ({ ...use, conditions: use.conditions.filter((key) => !saidByProfile.test(key)) }))
  const [use] = open.toSorted((a, b) => a.conditions.length - b.conditions.length)
  const conditions = use === undefined ? [] : said(set, use, use.conditions)
  if (detail === 'conditions') return { ...noFacts(), use: conditions }
  // A use that is known by its kind of treatment alone says no more than the row's own title.
  const told = use === undefined || use.indication === medicine.therapy ? null : use
  return {
    ...noFacts(),
    how: how === null ? [] : sentences(how).slice(0, 1),
    use: told ? [sayUse(told, set.t)] : conditions,
  }
}

function factsOf(set: Setting, planned: PlannedMedicine): Facts {
  return {
    what: sentences(planned.what),
    how: planned.how === null ? [] : sentences(planned.how),
    ...usesOf(set, planned),
    'side-effects': planned.sideEffects,
    checks: planned.checks,
    notes: planned.notes,
    warnings: [...planned.warnings, ...planned.riskWarnings],
  }
}

/** What must go with every use is said once, after all of them. */
function usesOf(set: Setting, { uses }: PlannedMedicine): Pick<Facts, 'use' | 'conditions'> {
  const [first, ...others] = uses
  if (first === undefined) return { use: [], conditions: [] }
  const always = first.conditions.filter((key) =>
    others.every((use) => said(set, use, use.conditions).includes(sayCondition(key, first, set.t))),
  )
  const own = uses.map((use) => ({ ...use, conditions: use.conditions.filter((key) => !always.includes(key)) }))
  return { use: own.map((use) => sayUse(use, set.t)), conditions: said(set, first, always) }
}

function said(set: Setting, use: PlannedUse, conditions: readonly string[]): string[] {
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

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?]) +(?=\p{Lu})/u)
}
