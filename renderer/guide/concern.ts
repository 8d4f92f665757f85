import { valueOf } from '../../content/schema/biomarker-values.ts'
import type { Condition } from '../../content/schema/condition.ts'
import { type Profile, subtypeOf } from '../../content/schema/profile.ts'
import { type ConditionKey, failingKeys } from '../../content/tailor/conditions.ts'
import { personOf } from '../../content/tailor/person.ts'

/**
 * Whom a passage concerns, seen from one reader: `everyone` (it has no condition), `you` (all hold), `maybe` (nothing
 * speaks against it, but something is not known), `others`.
 */
export type Concern = 'everyone' | 'you' | 'maybe' | 'others'

/** The concern of a passage for a reader of whom `profile` is known; null = nothing is known. Unknown never counts against it. */
export function concernOf(when: readonly Condition[], profile: Profile | null): Concern {
  if (when.length === 0) return 'everyone'
  if (!profile) return 'maybe'
  const person = personOf(profile)
  const failing = when.flatMap((condition) => failingKeys(condition, person))
  if (failing.length === 0) return 'you'
  return failing.every((key) => isUnknown(key, profile)) ? 'maybe' : 'others'
}

function isUnknown(key: ConditionKey, profile: Profile): boolean {
  switch (key) {
    case 'subtype':
      return subtypeOf(profile) === 'not-known'
    case 'hr':
    case 'her2':
    case 'sex':
    case 'menopause':
    case 'line':
      return profile[key] === 'unknown'
    case 'site':
      return profile.sites.length === 0
    case 'prior':
      return profile.prior.length === 0
    case 'without-site':
    case 'without-prior':
      return false
    default:
      return valueOf(profile, key) === undefined
  }
}
