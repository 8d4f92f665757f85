import type { Translate } from '../messages/messages.ts'
import type { Guide } from '../schema/guide.ts'
import type { Profile } from '../schema/profile.ts'
import { type GuideIndex, indexOf } from './guide-index.ts'
import { type MedicineFit, planMedicine } from './medicines.ts'
import { type Person, personOf, settled } from './person.ts'
import type { HandoutChoice, LeftOut, PlanSection } from './plan.ts'

/** All that the sections of one handout are made from. */
export interface Case {
  guide: Guide
  index: GuideIndex
  /** Sex and menopause agree (`settled`). */
  profile: Person
  choice: HandoutChoice
  /** By medicine id. */
  medicines: ReadonlyMap<string, MedicineFit>
  t: Translate
}

/** A part of a plan: sections in their order, and what of it was left out. */
export interface Portion {
  sections: PlanSection[]
  leftOut: LeftOut[]
}

/** Looks at a guide with one person's profile. */
export function caseOf(guide: Guide, profile: Profile, choice: HandoutChoice): Case {
  const index = indexOf(guide)
  const person = personOf(settled(profile))
  const medicines = new Map(guide.medicines.map((medicine) => [medicine.id, planMedicine(medicine, person)]))
  return { guide, index, profile: person, choice, medicines, t: index.t }
}
