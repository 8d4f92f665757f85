import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { biomarkers, priors, type Profile, profileSchema, sites, subtypeOf } from '../../../content/schema/profile.ts'
import { handoutParts } from '../../../content/schema/guide.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { contradictions } from '../../../content/tailor/contradictions.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { guideFromDisk } from '../guide.ts'
import { Handout } from './handout-of.ts'

const guide = guideFromDisk()
const receptor = fc.constantFrom('positive', 'negative', 'unknown')
const result = fc.constantFrom('positive', 'negative')
const anyProfile: fc.Arbitrary<Profile> = fc
  .record({
    hr: receptor,
    her2: receptor,
    sex: fc.constantFrom('female', 'male', 'unknown'),
    menopause: fc.constantFrom('pre', 'post', 'unknown', 'not-applicable'),
    biomarkers: fc.record(Object.fromEntries(biomarkers.map((biomarker) => [biomarker, result])), { requiredKeys: [] }),
    sites: fc.uniqueArray(fc.constantFrom(...sites)),
    line: fc.constantFrom('first', 'later', 'unknown'),
    prior: fc.uniqueArray(fc.constantFrom(...priors)),
  })
  .map((written) => profileSchema.parse(written))
const consistentProfile = anyProfile.filter((profile) => contradictions(profile).length === 0)
const anyChoice = fc.record({
  length: fc.constantFrom('short' as const, 'full' as const),
  parts: fc.option(fc.array(fc.constantFrom(...handoutParts))),
  medicines: fc.option(fc.array(fc.constantFrom('tamoxifen', 'trastuzumab', 'no-such-medicine'))),
  questions: fc.option(fc.array(fc.constantFrom('my-options', 'hospice', 'no-such-question'))),
  optIn: fc.array(fc.constantFrom('advanced', 'no-such-page')),
})

const singleSheets = [
  'questions',
  'when-to-call',
  'side-effect-diary',
  'pain-diary',
  'caregiving-plan',
  'treatment-plan-summary',
  'medicine-times',
] as const
/** Parts that make it a handout. */
const handoutsOwn = handoutParts.filter((part) => !singleSheets.some((sheet) => sheet === part))

const runs = { numRuns: 400 }
const ids = (profile: Profile) => new Handout(tailor(guide, profile)).medicines.map(({ medicine }) => medicine.id)

describe('tailor', () => {
  it('gives a plan for every profile of the schema, contradictory ones too, and for every choice', () => {
    fc.assert(
      fc.property(anyProfile, anyChoice, fc.constantFrom(...handoutsOwn), (profile, choice, part) => {
        const parts = choice.parts && [...choice.parts, part]
        expect(tailor(guide, profile, { ...choice, parts }).sections.map((section) => section.part)).toEqual(
          expect.arrayContaining(['goals', 'when-to-call']),
        )
      }),
      runs,
    )
  })

  it('gives single sheets as they are, for every profile', () => {
    fc.assert(
      fc.property(anyProfile, fc.subarray([...singleSheets], { minLength: 1 }), (profile, parts) => {
        const printed = tailor(guide, profile, { ...defaultChoice(), parts }).sections.map(({ part }) => part)
        // Questions stand in several groups.
        expect([...new Set(printed)]).toEqual(parts)
      }),
      runs,
    )
  })

  it('gives the same plan for the same profile, and changes neither guide nor profile', () => {
    const before = JSON.stringify(guide)
    fc.assert(
      fc.property(anyProfile, (profile) => {
        const written = JSON.stringify(profile)
        expect(JSON.stringify(tailor(guide, profile))).toBe(
          JSON.stringify(tailor(guide, profileSchema.parse(JSON.parse(written)))),
        )
        expect(JSON.stringify(profile)).toBe(written)
      }),
      { numRuns: 60 },
    )
    expect(JSON.stringify(guide)).toBe(before)
  })

  it('prints no medicine without an indication for this subtype, with its biomarker positive and its site affected', () => {
    fc.assert(
      fc.property(consistentProfile, (profile) => {
        for (const id of ids(profile)) {
          const indications = guide.medicines.find((medicine) => medicine.id === id)?.indications ?? []
          const matching = indications.filter(
            (use) =>
              use.subtypes.includes(subtypeOf(profile)) &&
              (use.biomarkers.length === 0 ||
                use.biomarkers.some((biomarker) => profile.biomarkers[biomarker] === 'positive')) &&
              (use.sites.length === 0 || use.sites.some((site) => profile.sites.includes(site))),
          )
          expect(matching).not.toEqual([])
        }
      }),
      runs,
    )
  })

  it('takes unknown for neither positive nor negative: it names no more than both results have in common', () => {
    fc.assert(
      fc.property(consistentProfile, fc.constantFrom('hr', 'her2'), (profile, field) => {
        const unknown = new Set(ids({ ...profile, [field]: 'unknown' }))
        const positive = ids({ ...profile, [field]: 'positive' })
        const negative = ids({ ...profile, [field]: 'negative' })
        for (const id of unknown) {
          expect(positive).toContain(id)
          expect(negative).toContain(id)
        }
      }),
      runs,
    )
    fc.assert(
      fc.property(consistentProfile, fc.constantFrom(...biomarkers), (profile, biomarker) => {
        const others = profileSchema.shape.biomarkers.parse(
          Object.fromEntries(Object.entries(profile.biomarkers).filter(([key]) => key !== biomarker)),
        )
        expect(ids({ ...profile, biomarkers: others })).toEqual(
          ids({ ...profile, biomarkers: { ...others, [biomarker]: 'negative' } }),
        )
      }),
      runs,
    )
  })

  it('brings in no medicine of another subtype when a fact is added', () => {
    const added = fc.oneof(
      fc.constantFrom(...biomarkers).map((biomarker) => (profile: Profile): Profile => ({
        ...profile,
        biomarkers: { ...profile.biomarkers, [biomarker]: 'positive' },
      })),
      fc
        .constantFrom(...sites)
        .map((site) => (profile: Profile): Profile => ({ ...profile, sites: [...new Set([...profile.sites, site])] })),
      fc.constantFrom(...priors).map((prior) => (profile: Profile): Profile => ({
        ...profile,
        prior: [...new Set([...profile.prior, prior])],
      })),
      fc
        .constantFrom('first' as const, 'later' as const)
        .map((line) => (profile: Profile): Profile => ({ ...profile, line })),
      fc
        .constantFrom('pre' as const, 'post' as const)
        .map((menopause) => (profile: Profile): Profile => ({ ...profile, menopause })),
    )
    const forSubtype = (id: string, profile: Profile) =>
      guide.medicines
        .find((medicine) => medicine.id === id)
        ?.indications.some((use) => use.subtypes.includes(subtypeOf(profile)))
    fc.assert(
      fc.property(consistentProfile, added, (profile, add) => {
        expect(ids(add(profile)).filter((id) => !forSubtype(id, profile))).toEqual([])
      }),
      runs,
    )
  })

  it('tells of every medicine either that it is printed or why not', () => {
    fc.assert(
      fc.property(anyProfile, anyChoice, (profile, choice) => {
        const plan = tailor(guide, profile, choice)
        const told = [
          ...new Handout(plan).medicines.map(({ medicine }) => medicine.id),
          ...plan.leftOut.filter(({ kind }) => kind === 'medicine').map(({ id }) => id),
        ]
        expect(told.sort()).toEqual(guide.medicines.map(({ id }) => id).sort())
      }),
      runs,
    )
  })
})
