import { type Condition, conditionKeys } from '../../schema/condition.ts'
import type { Indication } from '../../schema/medicine.ts'
import { type AnyValue, withValue } from '../../schema/biomarker-values.ts'
import {
  type Biomarker,
  biomarkers,
  emptyProfile,
  type Profile,
  priors,
  receptorStatus,
  sites,
} from '../../schema/profile.ts'
import { partsOf } from '../../schema/requirement.ts'
import { type ConditionKey, holds } from '../../tailor/conditions.ts'
import { scaleOf, termOf } from '../../vocabulary/biomarkers.ts'
import { personFields } from '../../vocabulary/person.ts'
import { type Receptor, receptors } from '../../vocabulary/receptors.ts'
import { contradictions } from '../../tailor/contradictions.ts'
import { personOf, settled } from '../../tailor/person.ts'

/**
 * Facts of a profile that hang together, and all ways people can differ in them. What belongs to different sides cannot
 * contradict each other, so each side is looked at by itself and the number of profiles stays small.
 */
interface Side {
  keys: readonly ConditionKey[]
  /** Whether it matters for one of these uses of a medicine. */
  matters: (use: Indication) => boolean
  variants: readonly ((profile: Profile) => Profile)[]
}

const statedTreatments = priors.filter((one) => one !== 'none')
/** No earlier treatment, up to three together, for no text asks about more at a time, and all that go together. */
const histories: Profile['prior'][] = [
  ['none'],
  ...subsetsOf(statedTreatments).filter((some) => some.length <= 3),
  statedTreatments,
]

type Variant = Side['variants'][number]

const receptorTests = receptors.flatMap(decidersOf)
const receptorSide: Side = {
  keys: ['subtype', ...receptors, ...receptorTests],
  matters: () => true,
  variants: combined([
    receptorStatus.options.flatMap((hr) =>
      receptorStatus.options.map((her2): Variant => (profile) => ({ ...profile, hr, her2 })),
    ),
    ...receptorTests.map(variantsOf),
  ]),
}

const body: Side = {
  keys: ['sex', 'menopause'],
  matters: (use) => use.menopause !== 'any' || use.men === 'no' || use.men === 'only',
  variants: personFields.sex.flatMap((sex) =>
    personFields.menopause.map((menopause) => (profile: Profile) => ({
      ...profile,
      sex,
      menopause,
    })),
  ),
}

const sides: readonly Side[] = [
  receptorSide,
  body,
  {
    keys: ['line', 'prior', 'without-prior'],
    // When a use is open is left to the handout; whether it can be at all does not hang on earlier treatment.
    matters: () => false,
    variants: personFields.line.flatMap((line) =>
      histories.map((prior) => (profile: Profile) => ({ ...profile, line, prior: [...prior] })),
    ),
  },
  {
    keys: ['site', 'without-site'],
    matters: (use) => use.sites.length > 0,
    variants: subsetsOf(sites).map((found) => (profile: Profile) => ({ ...profile, sites: found })),
  },
  ...testsTogether().map((tests): Side => ({
    keys: tests,
    matters: (use) => use.biomarkers.some((one) => tests.includes(partsOf(one).id)),
    variants: combined(tests.map(variantsOf)),
  })),
]

/** The biomarkers that decide the result of a test or receptor. */
function decidersOf(on: Biomarker | Receptor): Biomarker[] {
  return biomarkers.filter((id) => termOf(id).decides?.on === on)
}

/** Biomarkers beside the receptors, in groups that can contradict each other: a score and the result that it decides. */
function testsTogether(): Biomarker[][] {
  return biomarkers.filter((id) => termOf(id).decides === undefined).map((id) => [id, ...decidersOf(id)])
}

/** No result of a biomarker, and each value that it can have. */
function variantsOf(id: Biomarker): Variant[] {
  return [undefined, ...valuesOf(id)].map((value) => (profile) => withValue(profile, id, value))
}

/** Each variant of one list together with each of the others. */
function combined(lists: readonly (readonly Variant[])[]): Variant[] {
  return lists.reduce<Variant[]>(
    (all, list) =>
      all.flatMap((one) =>
        list.map(
          (other): Variant =>
            (profile) =>
              other(one(profile)),
        ),
      ),
    [(profile) => profile],
  )
}

/** The results or levels of a biomarker, or all scores. */
function valuesOf(id: Biomarker): readonly AnyValue[] {
  const scale = scaleOf(id)
  return scale.kind === 'score' ? Array.from({ length: scale.max + 1 }, (_, score) => score) : scale.values
}

/** Whether there can be a person for whom all of these conditions hold. */
export function isReachable(conditions: readonly Condition[]): boolean {
  const asked = sides.filter(({ keys }) =>
    conditions.some((condition) => keys.some((key) => condition[key] !== undefined)),
  )
  return asked.every((side) => peopleBy([side], conditions).length > 0)
}

/**
 * Whether some people for whom these conditions hold would lose their passage, if their sex or menopause were not known,
 * and find no other passage about it among `passages` instead. Null when nobody does.
 */
export function lostToUnknown(
  conditions: readonly Condition[],
  passages: readonly (readonly Condition[])[],
): { what: string; unknown: string } | null {
  if (!asksAboutBody(conditions)) return null
  const others = conditions.map(withoutBody)
  const inPlace = passages.filter((each) => asksAboutBody(each) && follows(each.map(withoutBody), others))
  for (const person of peopleBy([body], conditions)) {
    for (const field of ['sex', 'menopause'] as const) {
      const unsure = settled({ ...person, ...(field === 'sex' ? noBody : { menopause: 'unknown' }) })
      const reader = personOf(unsure)
      const told = inPlace.some((each) => each.every((condition) => holds(only(condition, body.keys), reader)))
      if (!told) return { what: field, unknown: `sex ${unsure.sex}, menopause ${unsure.menopause}` }
    }
  }
  return null
}

const noBody = { sex: 'unknown', menopause: 'unknown' } as const

function asksAboutBody(conditions: readonly Condition[]): boolean {
  return conditions.some(({ sex, menopause }) => sex !== undefined || menopause !== undefined)
}

function withoutBody(condition: Condition): Condition {
  return only(
    condition,
    conditionKeys.filter((key) => !body.keys.includes(key)),
  )
}

/** Whether conditions hold for everybody for whom these others hold: a text for the latter is read by nobody else. */
export function follows(conditions: readonly Condition[], from: readonly Condition[]): boolean {
  const key = JSON.stringify([conditions, from])
  const known = followed.get(key)
  if (known !== undefined) return known
  const asked = sides.filter(({ keys }) => conditions.some((condition) => keys.some((one) => condition[one])))
  const answer = asked.every((side) => {
    const concerning = conditions.map((condition) => only(condition, side.keys))
    return peopleBy([side], from).every((profile) => allHold(concerning, profile))
  })
  followed.set(key, answer)
  return answer
}
/** The same few pairs of conditions come again with every name on a page. */
const followed = new Map<string, boolean>()

/** The people for whom all of these conditions hold, told apart by receptors and by what these uses of a medicine ask. */
export function reached(conditions: readonly Condition[], uses: readonly Indication[]): Profile[] {
  if (!isReachable(conditions)) return []
  return peopleBy(
    sides.filter((side) => uses.some(side.matters)),
    conditions,
  )
}

function peopleBy(asked: readonly Side[], conditions: readonly Condition[]): Profile[] {
  let people = [emptyProfile]
  for (const { keys, variants } of asked) {
    const concerning = conditions.map((condition) => only(condition, keys))
    people = people
      .flatMap((profile) => variants.map((vary) => vary(profile)))
      .filter((profile) => contradictions(profile).length === 0)
      .map(settled)
      .filter((profile) => allHold(concerning, profile))
  }
  return [...new Map(people.map((profile) => [JSON.stringify(profile), profile])).values()]
}

function allHold(conditions: readonly Condition[], profile: Profile): boolean {
  const person = personOf(profile)
  return conditions.every((condition) => holds(condition, person))
}

/** A condition without what it says about other sides. */
function only(condition: Condition, keys: readonly ConditionKey[]): Condition {
  return Object.fromEntries(Object.entries(condition).filter(([key]) => keys.some((one) => one === key)))
}

function subsetsOf<T>(values: readonly T[]): T[][] {
  return values.reduce<T[][]>((subsets, value) => [...subsets, ...subsets.map((subset) => [...subset, value])], [[]])
}
