import type { Profile } from '../schema/profile.ts'

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
