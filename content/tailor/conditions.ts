import { type Condition, conditionKeys } from '../schema/condition.ts'
import { valueOf } from '../schema/biomarker-values.ts'
import { type Profile, subtypeOf } from '../schema/profile.ts'
import { isAsked } from '../vocabulary/cut-off.ts'
import { historyOf } from './history.ts'

/** One line of a condition: the key with the values that it asks for. */
export type ConditionKey = (typeof conditionKeys)[number]

/**
 * Whether a condition holds for a profile: every key that is present must hold, any one value of it is enough.
 * A test without a result is `unknown`, which matches neither `positive` nor `negative`.
 */
export function holds(condition: Condition, profile: Profile): boolean {
  return failingKeys(condition, profile).length === 0
}

/** The keys of a condition that do not hold; none when it holds. */
export function failingKeys(condition: Condition, profile: Profile): ConditionKey[] {
  return keysOf(condition).filter((key) => !keyHolds(key, condition, profile))
}

const keysIn = new WeakMap<Condition, readonly ConditionKey[]>()

/** The keys that a condition has. Remembered: the conditions of a guide are asked again for every handout. */
export function keysOf(condition: Condition): readonly ConditionKey[] {
  let keys = keysIn.get(condition)
  if (!keys) {
    keys = conditionKeys.filter((key) => condition[key] !== undefined)
    keysIn.set(condition, keys)
  }
  return keys
}

function keyHolds(key: ConditionKey, condition: Condition, profile: Profile): boolean {
  const asked: readonly string[] = condition[key] ?? []
  switch (key) {
    case 'subtype':
      return asked.includes(subtypeOf(profile))
    case 'hr':
    case 'her2':
    case 'sex':
    case 'menopause':
    case 'line':
      return asked.includes(profile[key])
    case 'site':
      return asked.some((value) => (value === 'none' ? profile.sites.length === 0 : includes(profile.sites, value)))
    case 'without-site':
      return !asked.some((value) => includes(profile.sites, value))
    case 'prior':
      return asked.some((value) => (value === 'none' ? saysNone(profile) : includes(historyOf(profile), value)))
    case 'without-prior':
      return !asked.some((value) => (value === 'none' ? saysNone(profile) : includes(historyOf(profile), value)))
    default: {
      const value = valueOf(profile, key)
      return asked.some((one) => isAsked(value, one))
    }
  }
}

function saysNone(profile: Profile): boolean {
  return profile.prior.every((stated) => stated === 'none')
}

function includes(values: Iterable<string>, wanted: string): boolean {
  for (const value of values) if (value === wanted) return true
  return false
}
