import { oldest } from '../schema/as-of.ts'
import type { Medicine } from '../schema/medicine.ts'
import { type Subtype, subtypeOf } from '../schema/profile.ts'
import { type Review, uniqueRefs } from '../schema/provenance.ts'
import type { Case, Portion } from './case.ts'
import type { LeftOut, PlannedMedicine, PlanSection } from './plan.ts'
import { summary } from './reasons.ts'
import { withRiskWarnings } from './risks.ts'

type Therapy = Medicine['therapy']

const usualOrder: readonly Therapy[] = [
  'hormonal',
  'targeted',
  'immunotherapy',
  'chemotherapy',
  'bone-modifying',
  'growth-factor',
]

/** The kind of treatment told first, where it is not the usual one (docs/rules.md 2). */
const toldFirst: Partial<Record<Subtype, Therapy>> = {
  'her2-positive-hr-positive': 'targeted',
  'her2-positive-hr-negative': 'targeted',
  'triple-negative': 'chemotherapy',
}

/**
 * Kinds of treatment whose medicines a short handout names, for they come first (docs/rules.md 2): it has no room
 * for what usually comes later or goes along with it.
 */
const toldInShort: Record<Subtype, readonly Therapy[]> = {
  'hr-positive-her2-negative': ['hormonal', 'targeted', 'immunotherapy', 'bone-modifying'],
  'her2-positive-hr-positive': ['targeted', 'hormonal', 'immunotherapy', 'bone-modifying'],
  'her2-positive-hr-negative': ['targeted', 'immunotherapy', 'bone-modifying'],
  'triple-negative': ['chemotherapy', 'targeted', 'immunotherapy', 'bone-modifying'],
  'not-known': ['bone-modifying'],
}

/** The medicines that fit now, by kind of treatment, then those of 'Treatments you may hear about later' (decision D13). */
export function medicinePortion(one: Case): Portion {
  const printed: PlannedMedicine[] = []
  const leftOut: LeftOut[] = []
  for (const fit of one.medicines.values()) {
    if (fit.timing === 'never') leftOut.push(fit.leftOut)
    else if (isWithoutCause(fit.planned, one)) leftOut.push(leftOutFor(fit.planned, 'nothing-to-support'))
    else if (isChosen(fit.planned, one)) {
      printed.push(fit.planned)
      leftOut.push(...fit.otherUses)
    } else leftOut.push(leftOutFor(fit.planned, 'not-chosen'))
  }
  const section = (id: string, title: string, medicines: readonly PlannedMedicine[]) =>
    sectionOf(id, title, medicines, one.guide.reviews.medicines)
  const inOrder = withRiskWarnings(one.guide, one.index.partners, printed).toSorted(
    (a, b) => Number(a.rarely) - Number(b.rarely),
  )
  const now = inOrder.filter(({ timing }) => timing === 'now')
  const later = inOrder.filter(({ timing }) => timing === 'later')
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

function leftOutFor({ medicine }: PlannedMedicine, reason: LeftOut['reason']): LeftOut {
  return { kind: 'medicine', id: medicine.id, title: medicine.generic, reason, because: [] }
}

/** Whether a medicine supports treatment with others, and the handout names none of these for now. */
function isWithoutCause({ supports }: PlannedMedicine, one: Case): boolean {
  if (supports.length === 0) return false
  return ![...one.medicines.values()].some(
    (fit) =>
      fit.timing === 'now' &&
      (supports.includes(fit.planned.medicine.id) || supports.includes(fit.planned.medicine.therapy)) &&
      isChosen(fit.planned, one),
  )
}

/**
 * Picked by name; or, when none was, all for a full handout. A short one then has those that come first, now, without what is
 * used only now and then.
 */
function isChosen({ medicine, timing, rarely }: PlannedMedicine, { choice, profile }: Case): boolean {
  if (choice.medicines !== null) return choice.medicines.includes(medicine.id)
  if (choice.length === 'full') return true
  return timing === 'now' && !rarely && toldInShort[subtypeOf(profile)].includes(medicine.therapy)
}

function orderFor(subtype: Subtype): Therapy[] {
  const first = toldFirst[subtype]
  return first ? [first, ...usualOrder.filter((therapy) => therapy !== first)] : [...usualOrder]
}

function sectionOf(id: string, title: string, medicines: readonly PlannedMedicine[], review: Review): PlanSection {
  return {
    id,
    part: 'medicines',
    title,
    because: summary(medicines.flatMap(({ because }) => because)),
    items: medicines.map((medicine) => ({ kind: 'medicine', medicine })),
    review,
    sources: uniqueRefs(medicines.flatMap(({ sources }) => sources)),
    asOf: oldest(medicines.map(({ asOf }) => asOf)),
  }
}
