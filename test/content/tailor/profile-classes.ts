import { type Biomarker, biomarkers, type Profile, profileSchema, sites } from '../../../content/schema/profile.ts'
import { contradictions } from '../../../content/tailor/contradictions.ts'

// The profiles that the schema allows, in classes that tailoring can tell apart.

const results = ['positive', 'negative', 'unknown'] as const
/** Every pair of receptor results. */
export const receptors = results.flatMap((hr) => results.map((her2) => ({ hr, her2 })))

/** All pairs of sex and menopause; a man with a menopausal status is refused. */
const persons = (['female', 'male', 'unknown'] as const).flatMap((sex) =>
  (['pre', 'post', 'unknown', 'not-applicable'] as const).map((menopause) => ({ sex, menopause })),
)

const all = (result: 'positive' | 'negative') => Object.fromEntries(biomarkers.map((biomarker) => [biomarker, result]))
/** No result, all of one kind, and each one alone: uses ask for one biomarker, or for either of two. */
const markers: Profile['biomarkers'][] = [
  {},
  all('positive'),
  all('negative'),
  ...biomarkers.flatMap((biomarker: Biomarker) => [
    { [biomarker]: 'positive' as const },
    { [biomarker]: 'negative' as const },
  ]),
]

/** Nothing stated, none, each one alone, and the histories that uses ask for. */
const histories: Profile['prior'][] = [
  [],
  ['none'],
  ['hormonal-therapy'],
  ['aromatase-inhibitor-alone'],
  ['chemotherapy'],
  ['taxane'],
  ['trastuzumab'],
  ['pertuzumab'],
  ['t-dm1'],
  ['her2-therapies-2plus'],
  ['treatments-2plus'],
  ['trastuzumab', 'taxane'],
  ['trastuzumab', 'chemotherapy'],
  ['trastuzumab', 'pertuzumab', 'taxane'],
  ['trastuzumab', 'pertuzumab', 'taxane', 't-dm1', 'her2-therapies-2plus', 'treatments-2plus'],
  ['hormonal-therapy', 'chemotherapy', 'treatments-2plus'],
]
const courses = (['first', 'later', 'unknown'] as const).flatMap((line) => histories.map((prior) => ({ line, prior })))

/** Each place alone, and all of them: a use asks for one place. */
const spreads: Profile['sites'][] = [...sites.map((site) => [site]), [...sites]]

/**
 * One receptor status with every person and course: without places of spread by class of biomarkers, and without
 * biomarkers by places of spread. Contradictory profiles are left out, for they are refused.
 */
export function* profileClasses(receptor: Pick<Profile, 'hr' | 'her2'>): Generator<Profile> {
  for (const person of persons) {
    for (const course of courses) {
      for (const biomarkers of markers) yield* valid({ ...receptor, ...person, ...course, biomarkers, sites: [] })
      for (const places of spreads) {
        yield* valid({ ...receptor, ...person, ...course, biomarkers: {}, sites: places })
      }
    }
  }
}

function* valid(written: Profile): Generator<Profile> {
  const profile = profileSchema.parse(written)
  if (contradictions(profile).length === 0) yield profile
}
