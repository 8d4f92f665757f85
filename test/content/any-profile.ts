import fc from 'fast-check'
import { biomarkers, priors, type Profile, profileSchema, sites } from '../../content/schema/profile.ts'

const receptor = fc.constantFrom('positive', 'negative', 'unknown')
const result = fc.constantFrom('positive', 'negative')

/** Every profile that the schema allows, contradictory ones too; its lists are in the schema's order. */
export const anyProfile: fc.Arbitrary<Profile> = fc
  .record({
    hr: receptor,
    her2: receptor,
    sex: fc.constantFrom('female', 'male', 'unknown'),
    menopause: fc.constantFrom('pre', 'post', 'unknown', 'not-applicable'),
    biomarkers: fc.record(Object.fromEntries(biomarkers.map((biomarker) => [biomarker, result])), { requiredKeys: [] }),
    sites: fc.subarray([...sites]),
    line: fc.constantFrom('first', 'later', 'unknown'),
    prior: fc.subarray([...priors]),
  })
  .map((written) => profileSchema.parse(written))
