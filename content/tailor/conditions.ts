import { type Condition, conditionKeys } from '../schema/condition.ts'
import { valueOf } from '../schema/biomarker-values.ts'
import type { Profile } from '../schema/profile.ts'
import { isAsked } from '../vocabulary/cut-off.ts'
import type { Person } from './person.ts'

/** One line of a condition: the key with the values that it asks for. */
export type ConditionKey = (typeof conditionKeys)[number]

/**
 * Whether a condition holds for a person: every key that is present must hold, any one value of it is enough.
 * A test without a result is `unknown`, which matches neither `positive` nor `negative`.
 */
export function holds(condition: Condition, person: Person): boolean {
  return conditionKeys.every((key) => condition[key] === undefined || keyHolds(key, condition, person))
}

/** The keys of a condition that do not hold; none when it holds. */
export function failingKeys(condition: Condition, person: Person): ConditionKey[] {
  return conditionKeys.filter((key) => condition[key] !== undefined && !keyHolds(key, condition, person))
}

/** The keys that a condition has. */
export function keysOf(condition: Condition): ConditionKey[] {
  return conditionKeys.filter((key) => condition[key] !== undefined)
}

function keyHolds(key: ConditionKey, condition: Condition, person: Person): boolean {
  const asked: readonly string[] = condition[key] ?? []
  switch (key) {
    case 'subtype':
      return asked.includes(person.subtype)
    case 'hr':
    case 'her2':
    case 'sex':
    case 'menopause':
    case 'line':
      return asked.includes(person[key])
    case 'site':
      return asked.some((value) => (value === 'none' ? person.sites.length === 0 : includes(person.sites, value)))
    case 'without-site':
      return !asked.some((value) => includes(person.sites, value))
    case 'prior':
      return asked.some((value) => (value === 'none' ? saysNone(person) : includes(person.had, value)))
    case 'without-prior':
      return !asked.some((value) => (value === 'none' ? saysNone(person) : includes(person.had, value)))
    default: {
      const value = valueOf(person, key)
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
