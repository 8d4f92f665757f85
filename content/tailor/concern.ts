import { valueOf } from '../schema/biomarker-values.ts'
import type { Condition } from '../schema/condition.ts'
import { type Profile, subtypeOf } from '../schema/profile.ts'
import { type ConditionKey, failingKeys } from './conditions.ts'
import { personOf } from './person.ts'
import { onlyKnownReceptor, openSubtypes } from '../vocabulary/receptors.ts'

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
  const concerns = when.flatMap((condition) =>
    failingKeys(condition, person).map((key) => concernOfKey(key, condition, profile)),
  )
  if (concerns.includes('others')) return 'others'
  return concerns.includes('maybe') ? 'maybe' : 'you'
}

/** What a key that does not hold for a profile says of a passage. */
function concernOfKey(key: ConditionKey, condition: Condition, profile: Profile): Concern {
  if (key !== 'subtype' || onlyKnownReceptor(profile) === null) return isUnknown(key, profile) ? 'maybe' : 'others'
  // One known receptor decides where both subtypes that it leaves open are meant, or neither is.
  const open = openSubtypes(profile)
  const meant = open.filter((subtype) => condition.subtype?.includes(subtype) === true)
  if (meant.length === 0) return 'others'
  return meant.length === open.length ? 'you' : 'maybe'
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
