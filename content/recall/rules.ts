import type { Guide } from '../schema/guide.ts'
import { type AnyValue, withValue } from '../schema/biomarker-values.ts'
import { type Biomarker, biomarkers, type Profile, profileSchema, sites } from '../schema/profile.ts'
import { scaleOf } from '../vocabulary/biomarkers.ts'
import { receptorStatuses } from '../vocabulary/receptors.ts'
import { defaultChoice } from '../tailor/choice.ts'
import type { PlanItem } from '../tailor/plan.ts'
import { tailor } from '../tailor/tailor.ts'
import { fingerprintOf } from '../fingerprint/fingerprint.ts'

const people = [
  { sex: 'female', menopause: 'pre' },
  { sex: 'female', menopause: 'post' },
  { sex: 'male', menopause: 'not-applicable' },
  { sex: 'unknown', menopause: 'unknown' },
] as const
const courses = [
  { line: 'first', prior: ['none'] },
  {
    line: 'later',
    prior: ['aromatase-inhibitor-alone', 'taxane', 'trastuzumab', 'treatments-2plus'],
    sites: [...sites],
  },
] as const

/** Sample values of a biomarker: the one that opens most uses first, then the lower levels and the lowest score. */
function samplesOf(id: Biomarker): readonly AnyValue[] {
  const scale = scaleOf(id)
  if (scale.kind === 'score') return [scale.max, 0]
  return scale.kind === 'level' ? scale.values.toReversed() : ['positive']
}

/** The n-th sample value of each biomarker that has so many. */
function withSamples(profile: Profile, index: number): Profile {
  return biomarkers.reduce((one, id) => withValue(one, id, samplesOf(id)[index]), profile)
}

const [firstCourse, laterCourse] = courses
/** A first treatment without results, a later one with all of them, and one more for each lower level or score. */
const withResults: readonly ((person: object) => Profile)[] = [
  (person) => profileSchema.parse({ ...person, ...firstCourse }),
  ...Array.from(
    { length: Math.max(1, ...biomarkers.map((id) => samplesOf(id).length)) },
    (_, index) => (person: object) => withSamples(profileSchema.parse({ ...person, ...laterCourse }), index),
  ),
]

/** People of all kinds, whose handouts show by what rules they are put together. */
const samples: readonly Profile[] = receptorStatuses.flatMap((hr) =>
  receptorStatuses.flatMap((her2) =>
    people.flatMap((person) => withResults.map((course) => course({ hr, her2, ...person }))),
  ),
)

/**
 * Fingerprint of the rules by which handouts are put together today, tried on a guide without its words (`pastGuide()`).
 * It tells that a release was printed by other rules, of which the outline of its guide says nothing.
 */
export function fingerprintOfRules(outlined: Guide): string {
  const sorted = inOrder(outlined)
  return fingerprintOf(
    samples.flatMap((profile) =>
      (['short', 'full'] as const).map((length) =>
        tailor(sorted, profile, { ...defaultChoice(), length }).sections.map(({ id, items }) => [
          id,
          items.map(nameOf),
        ]),
      ),
    ),
  )
}

/** The history keeps no order of its own between things of one rank. */
function inOrder(guide: Guide): Guide {
  const sorted = <T extends { id: string }>(things: readonly T[]) => things.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return {
    ...guide,
    pages: sorted(guide.pages),
    medicines: sorted(guide.medicines),
    questions: sorted(guide.questions),
    questionGroups: sorted(guide.questionGroups),
    symptoms: guide.symptoms.toSorted((a, b) => (a.site < b.site ? -1 : 1)),
    sheets: sorted(guide.sheets),
  }
}

function nameOf(item: PlanItem): unknown {
  if (item.kind === 'medicine') {
    const { medicine, timing, uses, sideEffects, checks, notes, warnings, risks } = item.medicine
    // `after` came later than the first releases, whose fingerprints must stay; `conditions` say the same.
    const asReleased = uses.map((use) => ({ ...use, after: undefined }))
    return [medicine.id, timing, asReleased, sideEffects, checks, notes, warnings, risks]
  }
  if (item.kind === 'question') return item.question.id
  return item.kind === 'block' ? item.block : item.kind
}
