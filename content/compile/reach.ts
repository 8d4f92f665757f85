import type { Condition } from '../schema/condition.ts'
import { biomarkers, type Profile, priors, receptorStatus, sites } from '../schema/profile.ts'
import { holds } from '../tailor/conditions.ts'
import { contradictions } from '../tailor/contradictions.ts'
import { settled } from '../tailor/person.ts'

/** Profiles by what is asked: the same few questions come back all over the guide. */
const profiles = new Map<string, readonly Profile[]>()

/**
 * One profile for each way people can differ as far as the given facts ask, contradictory ones left out.
 * What is not asked for stays unknown, so that the number of profiles stays small.
 */
function profilesFor(asked: Asked): readonly Profile[] {
  const key = JSON.stringify([
    asked.person,
    asked.line,
    asked.prior,
    [...asked.biomarkers].sort(),
    [...asked.sites].sort(),
  ])
  const known = profiles.get(key) ?? everyone(asked)
  profiles.set(key, known)
  return known
}

function everyone(asked: Asked): Profile[] {
  let all: Profile[] = [
    {
      hr: 'unknown',
      her2: 'unknown',
      sex: 'unknown',
      menopause: 'unknown',
      biomarkers: {},
      sites: [],
      line: 'unknown',
      prior: [],
    },
  ]
  const spread = (variants: (profile: Profile) => Profile[]): void => {
    all = all.flatMap(variants)
  }
  spread((profile) =>
    receptorStatus.options.flatMap((hr) => receptorStatus.options.map((her2) => ({ ...profile, hr, her2 }))),
  )
  if (asked.person) spread((profile) => people.map((person) => ({ ...profile, ...person })))
  if (asked.line) spread((profile) => (['first', 'later', 'unknown'] as const).map((line) => ({ ...profile, line })))
  for (const one of biomarkers.filter((name) => asked.biomarkers.has(name))) {
    spread((profile) => [
      profile,
      { ...profile, biomarkers: { ...profile.biomarkers, [one]: 'positive' } },
      { ...profile, biomarkers: { ...profile.biomarkers, [one]: 'negative' } },
    ])
  }
  for (const one of sites.filter((name) => asked.sites.has(name))) {
    spread((profile) => [profile, { ...profile, sites: [...profile.sites, one] }])
  }
  if (asked.prior) spread((profile) => histories.map((prior) => ({ ...profile, prior: [...prior] })))
  const possible = all.filter((profile) => contradictions(profile).length === 0).map(settled)
  return [...new Map(possible.map((profile) => [JSON.stringify(profile), profile])).values()]
}

/** What a set of conditions or uses asks about a person. */
export interface Asked {
  person: boolean
  line: boolean
  biomarkers: ReadonlySet<string>
  sites: ReadonlySet<string>
  prior: boolean
}

/** What conditions ask about. */
export function askedBy(conditions: readonly Condition[]): Asked {
  const asks = (...keys: (keyof Condition)[]): boolean =>
    conditions.some((condition) => keys.some((key) => condition[key] !== undefined))
  return {
    person: asks('sex', 'menopause'),
    line: asks('line', 'prior', 'without-prior'),
    biomarkers: new Set(biomarkers.filter((one) => asks(one))),
    sites: new Set(
      conditions.flatMap((condition) => [...(condition.site ?? []), ...(condition['without-site'] ?? [])]),
    ),
    prior: asks('prior', 'without-prior'),
  }
}

/** Whether there can be a person for whom all of these conditions hold. */
export function isReachable(conditions: readonly Condition[]): boolean {
  return reached(conditions, askedBy(conditions)).length > 0
}

/** The profiles for whom all of these conditions hold, told apart by what is asked. */
export function reached(conditions: readonly Condition[], asked: Asked): Profile[] {
  return profilesFor(asked).filter((profile) => conditions.every((condition) => holds(condition, profile)))
}

const people = (['female', 'male', 'unknown'] as const).flatMap((sex) =>
  (['pre', 'post', 'unknown', 'not-applicable'] as const).map((menopause) => ({ sex, menopause })),
)

/** No earlier treatment, each one alone, each two together, and all that go together. */
const histories: Profile['prior'][] = [
  [],
  ['none'],
  ...priors.filter((one) => one !== 'none').map((one): Profile['prior'] => [one]),
  ...priors.flatMap((one, index) =>
    one === 'none' ? [] : priors.slice(index + 1).map((other): Profile['prior'] => [one, other]),
  ),
  priors.filter((one) => one !== 'none'),
]
