import { sayUse } from '../../content/tailor/plan-text.ts'
import type { PlannedMedicine } from '../../content/tailor/plan.ts'
import type { Setting } from './typesetting.ts'

/** What is said of a medicine, in the order in which it is printed, statement by statement. */
export const kinds = ['what', 'how', 'use', 'side-effects', 'checks', 'notes'] as const
export type Kind = (typeof kinds)[number]
export type Facts = Record<Kind, string[]>

/** Medicines of which much the same is said: what they share, and what is said of some of them only. */
export interface Family {
  medicines: PlannedMedicine[]
  shared: Facts
  /** In the order of the medicines; those of whom the same is said stand together. */
  own: { medicines: PlannedMedicine[]; facts: Facts }[]
}

interface Entry {
  planned: PlannedMedicine
  facts: Facts
}

/**
 * Puts neighbors together of which much the same is said, so that it is said once. `brief` keeps to what somebody needs
 * who is given a medicine now: how it is taken, its plainest use, the checks.
 */
export function familiesOf(set: Setting, medicines: readonly PlannedMedicine[], brief: boolean): Family[] {
  const found: { all: Facts; entries: Entry[] }[] = []
  for (const planned of medicines) {
    const all = factsOf(set, planned)
    const entry = { planned, facts: brief ? briefFacts(set, planned, all) : all }
    const open = found.at(-1)
    if (open && related(open.all, all)) open.entries.push(entry)
    else found.push({ all, entries: [entry] })
  }
  return found.map(({ entries }) => familyOf(entries))
}

function factsOf(set: Setting, planned: PlannedMedicine): Facts {
  return {
    what: sentences(planned.what),
    how: planned.how === null ? [] : sentences(planned.how),
    use: planned.uses.map((use) => sayUse(use, set.t)),
    'side-effects': planned.sideEffects,
    checks: planned.checks,
    notes: planned.notes,
  }
}

/** Of several uses the one with the fewest conditions; all its conditions print. */
function briefFacts(set: Setting, { uses }: PlannedMedicine, { how, checks }: Facts): Facts {
  const [plainest] = uses.toSorted((a, b) => a.conditions.length - b.conditions.length)
  return {
    what: [],
    how,
    use: plainest ? [sayUse(plainest, set.t)] : [],
    'side-effects': [],
    checks,
    notes: [],
  }
}

/** Whether at least half of what is said of one is said of the other. A use in common makes no family. */
function related(one: Facts, other: Facts): boolean {
  const counted = kinds.filter((kind) => kind !== 'use')
  const size = (facts: Facts) => counted.reduce((sum, kind) => sum + facts[kind].length, 0)
  const same = counted.reduce((sum, kind) => sum + common([one[kind], other[kind]]).length, 0)
  return same >= 3 && same * 2 >= Math.min(size(one), size(other))
}

function familyOf(entries: readonly Entry[]): Family {
  const shared = mapKinds((kind) => common(entries.map(({ facts }) => facts[kind])))
  const own: Family['own'] = []
  for (const { planned, facts } of entries) {
    const rest = mapKinds((kind) => facts[kind].filter((text) => !shared[kind].includes(text)))
    if (kinds.every((kind) => rest[kind].length === 0)) continue
    const same = own.find((one) => kinds.every((kind) => one.facts[kind].join() === rest[kind].join()))
    if (same) same.medicines.push(planned)
    else own.push({ medicines: [planned], facts: rest })
  }
  return { medicines: entries.map(({ planned }) => planned), shared, own }
}

function mapKinds(make: (kind: Kind) => string[]): Facts {
  return {
    what: make('what'),
    how: make('how'),
    use: make('use'),
    'side-effects': make('side-effects'),
    checks: make('checks'),
    notes: make('notes'),
  }
}

/** Texts that stand in every one of the lists. */
function common(lists: readonly string[][]): string[] {
  const [first, ...others] = lists
  return first ? first.filter((text) => others.every((list) => list.includes(text))) : []
}

function sentences(text: string): string[] {
  return text.split(/(?<=[.!?]) +(?=\p{Lu})/u)
}
