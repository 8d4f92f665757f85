import { languageOf } from '../languages/languages.ts'
import { type Translate, translator } from '../messages/messages.ts'
import type { Guide } from '../schema/guide.ts'
import type { Profile } from '../schema/profile.ts'
import { type MedicineFit, planMedicine } from './medicines.ts'
import { WordFinder } from './naming.ts'
import { settled } from './person.ts'
import type { HandoutChoice, LeftOut, PlanSection } from './plan.ts'

/** All that the sections of one handout are made from. */
export interface Case {
  guide: Guide
  /** `settled`: sex and menopause agree. */
  profile: Profile
  choice: HandoutChoice
  /** By medicine id. */
  medicines: ReadonlyMap<string, MedicineFit>
  words: WordFinder
  t: Translate
}

/** A part of a plan: sections in their order, and what of it was left out. */
export interface Portion {
  sections: PlanSection[]
  leftOut: LeftOut[]
}

/** What serves all handouts of a guide: its words are looked for in the same texts again and again. */
const shared = new WeakMap<Guide, Pick<Case, 'words' | 't'>>()

/** Looks at a guide with one person's profile. */
export function caseOf(guide: Guide, profile: Profile, choice: HandoutChoice): Case {
  let common = shared.get(guide)
  if (!common) {
    common = { words: new WordFinder(guide.glossary), t: translator(languageOf(guide.language)) }
    shared.set(guide, common)
  }
  const person = settled(profile)
  const medicines = new Map(guide.medicines.map((medicine) => [medicine.id, planMedicine(medicine, person)]))
  return { guide, profile: person, choice, medicines, ...common }
}
