import type { Guide } from '../schema/guide.ts'
import type { Profile } from '../schema/profile.ts'
import { openSubtypes, receptorsOf } from '../vocabulary/receptors.ts'
import { medicinesFor } from './tailor.ts'

/** `now` or `later`: a medicine fits; `no`: it does not; `open`: too little is known of the person to tell. */
export type MedicineAnswer = 'now' | 'later' | 'no' | 'open'

/**
 * How each medicine of the guide fits a person, by its id, as the handout would name it: one rule for screen and paper.
 * Both subtypes that one known receptor leaves open are looked at; null = nothing is known.
 */
export function medicineAnswers(guide: Guide, profile: Profile | null): (medicine: string) => MedicineAnswer {
  if (!profile || (profile.hr === 'unknown' && profile.her2 === 'unknown')) return () => 'open'
  const named = openSubtypes(profile).map((subtype) => {
    const fitting = medicinesFor(guide, { ...profile, ...receptorsOf[subtype] })
    return new Map(fitting.map(({ medicine, timing }) => [medicine.id, timing]))
  })
  return (medicine) => {
    const [fits = 'open', ...others] = named.map((each): MedicineAnswer => each.get(medicine) ?? 'no')
    return others.every((other) => other === fits) ? fits : 'open'
  }
}
