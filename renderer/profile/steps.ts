import { emptyProfile, type Profile, type Site } from '../../content/schema/profile.ts'
import type { Receptor } from '../../content/vocabulary/receptors.ts'

/** The plain questions of 'My cancer type', one a screen, in their order. */
export type Step = 'knows' | Receptor | 'sex' | 'menopause' | 'sites' | 'line'

/** What has been answered so far; a step that is absent has not been asked yet. */
export interface Answers extends Partial<Pick<Profile, Receptor | 'sex'>> {
  knows?: 'yes' | 'some' | 'unknown'
  menopause?: Exclude<Profile['menopause'], 'not-applicable'>
  sites?: readonly Site[]
  line?: Profile['line']
}

/** The questions to ask given the answers so far: those that no longer matter are left out (menopause for a man, or where hormones play no part). */
export function stepsFor(answers: Answers): Step[] {
  const receptors: Step[] = answers.knows === 'unknown' ? [] : ['hr', 'her2']
  const menopause: Step[] =
    answers.sex === 'male' || (answers.knows !== 'unknown' && answers.hr === 'negative') ? [] : ['menopause']
  return ['knows', ...receptors, 'sex', ...menopause, 'sites', 'line']
}

/** The answers as a profile; what was not asked or not known stays unknown. */
export function profileOf(answers: Answers): Profile {
  const asked = new Set(stepsFor(answers))
  return {
    ...emptyProfile,
    hr: (asked.has('hr') && answers.hr) || 'unknown',
    her2: (asked.has('her2') && answers.her2) || 'unknown',
    sex: answers.sex ?? 'unknown',
    menopause: answers.sex === 'male' ? 'not-applicable' : (asked.has('menopause') && answers.menopause) || 'unknown',
    sites: [...(answers.sites ?? [])],
    line: answers.line ?? 'unknown',
  }
}
