import type { Translate } from '../messages/messages.ts'
import { valueOf } from '../schema/biomarker-values.ts'
import type { Condition } from '../schema/condition.ts'
import type { Indication } from '../schema/medicine.ts'
import { biomarkers, type Prior, type Profile, subtypeOf } from '../schema/profile.ts'
import type { FactKey } from '../languages/message-keys.ts'
import { biomarkerFact, sayBiomarker, statedBiomarker } from './biomarker-facts.ts'
import { type ConditionKey, failingKeys, keysOf } from './conditions.ts'
import type { Person } from './person.ts'
import type { Fact, LeftOut } from './plan.ts'

/** What a profile says on the matter that a key of a condition asks about. */
function factsOn(key: ConditionKey, profile: Profile): Fact[] {
  switch (key) {
    case 'subtype':
      return [{ field: 'subtype', value: subtypeOf(profile) }]
    case 'hr':
    case 'her2':
      return [{ field: key, value: profile[key] }]
    case 'sex':
      return [{ field: key, value: profile[key] }]
    case 'menopause':
      return [{ field: key, value: profile[key] }]
    case 'line':
      return [{ field: key, value: profile[key] }]
    case 'site':
    case 'without-site':
      return sitesSaid(profile)
    case 'prior':
    case 'without-prior':
      return priorSaid(profile)
    default:
      return [biomarkerFact(key, profile)]
  }
}

/** The places of spread a profile names, or that it names none. */
export function sitesSaid(profile: Profile): Fact[] {
  if (profile.sites.length === 0) return [{ field: 'site', value: 'none' }]
  return profile.sites.map((value) => ({ field: 'site', value }))
}

/** The earlier treatments a profile names, or that it says nothing of them. */
export function priorSaid(profile: Profile): Fact[] {
  if (profile.prior.length === 0) return [{ field: 'prior', value: 'unknown' }]
  return profile.prior.map((value) => ({ field: 'prior', value }))
}

/** The facts that made conditions hold, each once; none for a text that is for everyone. */
export function becauseOf(conditions: readonly Condition[], profile: Profile): Fact[] {
  return distinct(
    conditions.flatMap((condition) => keysOf(condition).flatMap((key) => factsFor(key, condition, profile))),
  )
}

/** The facts by which one key holds: of several places or treatments only those it asked for. */
function factsFor(key: ConditionKey, condition: Condition, profile: Profile): Fact[] {
  const facts = factsOn(key, profile)
  if (key !== 'site' && key !== 'prior') return facts
  const asked: readonly string[] = condition[key] ?? []
  const met = facts.filter(({ value }) => asked.includes(value))
  return met.length > 0 ? met : facts
}

/** The order in which a nurse thinks of a person: the first of these that fails is reason enough. */
const askedFirst: readonly ConditionKey[] = [
  ...(['subtype', 'hr', 'her2', 'sex', 'menopause'] as const),
  ...biomarkers,
  ...(['site', 'without-site', 'line', 'prior', 'without-prior'] as const),
]

/** Why conditions do not hold: the first thing that speaks against them; null when all of them hold. */
export function excludedBy(
  conditions: readonly Condition[],
  profile: Person,
): Pick<LeftOut, 'reason' | 'because'> | null {
  if (conditions.length === 0) return null
  const failing = conditions.flatMap((condition) => failingKeys(condition, profile).map((key) => ({ key, condition })))
  const [first] = failing.toSorted((a, b) => askedFirst.indexOf(a.key) - askedFirst.indexOf(b.key))
  if (!first) return null
  const { key, condition } = first
  if (key === 'prior') return { reason: 'prior-not-chosen', because: askedOf(condition) }
  const because = key === 'without-prior' ? inTheWay(condition, profile) : factsOn(key, profile)
  if (asksWhoDoesNotKnow(key, condition)) return { reason: 'answered', because }
  return { reason: isAskedTogether(key, condition, profile) ? 'asked-together' : reasonOf(key, profile), because }
}

/** The earlier treatments that a text asks for. */
function askedOf({ prior = [] }: Condition): Fact[] {
  return prior.map((value) => ({ field: 'prior', value }))
}

/** The earlier treatments because of which a text is left out; all that were stated where one of them only implies it. */
function inTheWay(condition: Condition, profile: Profile): Fact[] {
  const refused: readonly string[] = condition['without-prior'] ?? []
  const stated = priorSaid(profile)
  const met = stated.filter(({ value }) => refused.includes(value))
  return met.length > 0 ? met : stated
}

/** Whether a question on one test is for people who have the result of another, and this person has neither. */
function isAskedTogether(key: ConditionKey, condition: Condition, profile: Profile): boolean {
  const test = biomarkers.find((one) => one === key)
  const asksForAnother = biomarkers.some((one) => one !== test && condition[one]?.join() === 'unknown')
  return test !== undefined && valueOf(profile, test) === undefined && asksForAnother
}

/** Whether a key is for people without an answer only, so that it fails for those who have one. */
function asksWhoDoesNotKnow(key: ConditionKey, condition: Condition): boolean {
  const asked: readonly string[] = condition[key] ?? []
  return asked.length > 0 && asked.every((value) => value === 'unknown' || value === 'not-known')
}

function reasonOf(key: ConditionKey, profile: Profile): LeftOut['reason'] {
  switch (key) {
    case 'subtype':
    case 'hr':
    case 'her2':
      return subtypeReason(profile)
    case 'without-site':
      return 'site'
    case 'without-prior':
      return 'prior'
    case 'sex':
    case 'menopause':
    case 'line':
    case 'site':
    case 'prior':
      return key
    default:
      return 'biomarker'
  }
}

/** Whether the subtype keeps something out, or that it is not known. */
export function subtypeReason(profile: Profile): 'subtype' | 'subtype-not-known' {
  return subtypeOf(profile) === 'not-known' ? 'subtype-not-known' : 'subtype'
}

/** The receptors or the subtype that open a use: no more than it asks for. */
export function subtypeFacts(indication: Indication, profile: Profile): Fact[] {
  const opened = new Set(indication.subtypes)
  if (opened.size >= 4) return []
  const has = (...subtypes: Indication['subtypes']) =>
    opened.size === subtypes.length && subtypes.every((one) => opened.has(one))
  if (has('her2-positive-hr-positive', 'her2-positive-hr-negative')) return [{ field: 'her2', value: 'positive' }]
  if (has('hr-positive-her2-negative', 'her2-positive-hr-positive')) return [{ field: 'hr', value: 'positive' }]
  return [{ field: 'subtype', value: subtypeOf(profile) }]
}

/** Earlier treatments that are told back to people of one receptor status only: others would read of a medicine that does not fit. */
const toldTo: Partial<Record<Prior, 'hr' | 'her2'>> = {
  'hormonal-therapy': 'hr',
  'aromatase-inhibitor-alone': 'hr',
  trastuzumab: 'her2',
  pertuzumab: 'her2',
  't-dm1': 'her2',
  'her2-therapies-2plus': 'her2',
}

/** For whom a handout is, as facts: what the profile states, without what does not matter to this cancer. */
export function audienceOf(profile: Profile): Fact[] {
  const facts: Fact[] = [{ field: 'subtype', value: subtypeOf(profile) }]
  if (subtypeOf(profile) === 'not-known') {
    if (profile.hr !== 'unknown') facts.push({ field: 'hr', value: profile.hr })
    if (profile.her2 !== 'unknown') facts.push({ field: 'her2', value: profile.her2 })
  }
  if (profile.sex === 'male') facts.push({ field: 'sex', value: 'male' })
  if (
    profile.hr === 'positive' &&
    profile.sex !== 'male' &&
    (profile.menopause === 'pre' || profile.menopause === 'post')
  ) {
    facts.push({ field: 'menopause', value: profile.menopause })
  }
  facts.push(...biomarkers.flatMap((biomarker) => statedBiomarker(biomarker, profile) ?? []))
  if (profile.line !== 'unknown') facts.push({ field: 'line', value: profile.line })
  if (profile.sites.length > 0) facts.push(...sitesSaid(profile))
  for (const value of profile.prior) {
    const receptor = toldTo[value]
    if (receptor === undefined || (profile[receptor] === 'positive' && subtypeOf(profile) !== 'not-known'))
      facts.push({ field: 'prior', value })
  }
  return facts
}

const toldInOrder = ['subtype', 'hr', 'her2', 'sex', 'menopause', 'biomarker', 'line', 'site', 'prior'] as const

/** Facts each once, in the order in which a handout says for whom it is. With the subtype the receptors go without saying. */
export function summary(facts: readonly Fact[]): Fact[] {
  const subtypeTold = facts.some(({ field }) => field === 'subtype')
  return distinct(facts)
    .filter(({ field }) => !(subtypeTold && (field === 'hr' || field === 'her2')))
    .sort((a, b) => toldInOrder.indexOf(a.field) - toldInOrder.indexOf(b.field))
}

/** Facts without repetitions, in the order of their first mention. */
function distinct(facts: readonly Fact[]): Fact[] {
  return [...new Map(facts.map((fact) => [`${fact.field} ${fact.value}`, fact])).values()]
}

/** A fact in words: 'HER2-positive', 'after menopause'. */
export function sayFact(fact: Fact, t: Translate): string {
  return fact.field === 'biomarker' ? sayBiomarker(fact, t) : t(`fact.${fact.field}.${fact.value}` as FactKey)
}

/** Facts in words, joined by semicolons. */
export function sayFacts(facts: readonly Fact[], t: Translate): string {
  return facts.map((fact) => sayFact(fact, t)).join('; ')
}
