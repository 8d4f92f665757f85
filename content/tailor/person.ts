import type { EarlierTreatment } from '../schema/medicine.ts'
import { type Profile, type Subtype, subtypeOf } from '../schema/profile.ts'
import { treatmentsGiven } from './earlier-treatment.ts'

/** A profile with what follows from it. */
export interface Person extends Profile {
  subtype: Subtype
  /** All treatments that were given, stated or implied. */
  had: ReadonlySet<EarlierTreatment>
}

/** Works out what follows from a profile. To be made once for all conditions that are asked about. */
export function personOf(profile: Profile): Person {
  return { ...profile, subtype: subtypeOf(profile), had: treatmentsGiven(profile) }
}

/**
 * The profile with sex and menopause made to agree, for everything that reads both of them.
 * A man has no menopausal status; whoever has one is a woman; a woman to whom menopause is said not to apply
 * is read as one whose menopause is not known, which prints the safer text (decision 'menopause unknown').
 */
export function settled(profile: Profile): Profile {
  const { sex, menopause } = profile
  if (sex === 'male') return { ...profile, menopause: 'not-applicable' }
  if (sex === 'female') return menopause === 'not-applicable' ? { ...profile, menopause: 'unknown' } : profile
  return menopause === 'pre' || menopause === 'post' ? { ...profile, sex: 'female' } : profile
}
