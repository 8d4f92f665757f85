import type { Medicine } from '../schema/medicine.ts'
import { type Subtype, subtypeOf } from '../schema/profile.ts'
import type { Case, Portion } from './case.ts'
import type { LeftOut, PlannedMedicine, PlanSection } from './plan.ts'
import { distinct } from './reasons.ts'
import { oldest, uniqueRefs } from './references.ts'

type Therapy = Medicine['therapy']

const usualOrder: readonly Therapy[] = [
  'hormonal',
  'targeted',
  'immunotherapy',
  'chemotherapy',
  'bone-modifying',
  'growth-factor',
]

/** The kind of treatment told first, where it is not the usual one (facts/tailoring.md 2). */
const toldFirst: Partial<Record<Subtype, Therapy>> = {
  'her2-positive-hr-positive': 'targeted',
  'her2-positive-hr-negative': 'targeted',
  'triple-negative': 'chemotherapy',
}

/** The medicines that fit now, by kind of treatment, then those of 'Treatments you may hear about later' (decision D13). */
export function medicinePortion(one: Case): Portion {
  const printed: PlannedMedicine[] = []
  const leftOut: LeftOut[] = []
  for (const fit of one.medicines.values()) {
    if (fit.when === 'never') leftOut.push(fit.leftOut)
    else if (isChosen(fit.planned, one)) printed.push(fit.planned)
    else
      leftOut.push({
        kind: 'medicine',
        id: fit.planned.medicine.id,
        title: fit.planned.medicine.generic,
        reason: 'not-chosen',
        because: [],
      })
  }
  const now = printed.filter(({ when }) => when === 'now')
  const later = printed.filter(({ when }) => when === 'later')
  const byTherapy = orderFor(subtypeOf(one.profile)).map((therapy) => ({
    therapy,
    medicines: now.filter(({ medicine }) => medicine.therapy === therapy),
  }))
  // A short handout has no room for a heading over each kind of treatment.
  const current =
    one.choice.length === 'short'
      ? [
          section(
            'medicines',
            one.t('part.medicines'),
            byTherapy.flatMap(({ medicines }) => medicines),
          ),
        ]
      : byTherapy.map(({ therapy, medicines }) =>
          section(`medicines-${therapy}`, one.t(`part.medicines.${therapy}`), medicines),
        )
  const sections = [...current, section('medicines-later', one.t('part.medicines.later'), later)]
  return { sections: sections.filter(({ items }) => items.length > 0), leftOut }
}

function isChosen({ medicine }: PlannedMedicine, { choice }: Case): boolean {
  return choice.medicines === null || choice.medicines.includes(medicine.id)
}

function orderFor(subtype: Subtype): Therapy[] {
  const first = toldFirst[subtype]
  return first ? [first, ...usualOrder.filter((therapy) => therapy !== first)] : [...usualOrder]
}

function section(id: string, title: string, medicines: readonly PlannedMedicine[]): PlanSection {
  return {
    id,
    part: 'medicines',
    title,
    because: distinct(medicines.flatMap(({ because }) => because)),
    items: medicines.map((medicine) => ({ kind: 'medicine', medicine })),
    review: null,
    sources: uniqueRefs(medicines.flatMap(({ sources }) => sources)),
    asOf: oldest(medicines.map(({ asOf }) => asOf)),
  }
}
