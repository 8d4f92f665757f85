import { describe, expect, it } from 'vitest'
import { type Profile, profileSchema } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import type { HandoutChoice, PlannedMedicine } from '../../../content/tailor/plan.ts'
import { medicinesFor, tailor } from '../../../content/tailor/tailor.ts'
import { guideFromDisk } from '../guide.ts'
import { profileClasses, receptors } from './profile-classes.ts'
import { type Fields, lostMedicineNotes, lostWarnings, printedText, refinements } from './unknowns.ts'

const guide = guideFromDisk()
const choiceOf = (length: HandoutChoice['length']): HandoutChoice => ({ ...defaultChoice(), length })

/** Gives one value a profile, and remembers it: many profiles turn out to be the same when more is known. */
function byProfile<T>(make: (profile: Profile) => T): (profile: Profile) => T {
  const made = new Map<string, T>()
  return (profile) => {
    const { hr, her2, sex, menopause, line, biomarkers, sites, prior } = profile
    const key = JSON.stringify([
      ...[hr, her2, sex, menopause, line],
      Object.entries(biomarkers).sort(),
      sites.toSorted(),
      prior.toSorted(),
    ])
    let found = made.get(key)
    if (found === undefined) {
      found = make(profile)
      made.set(key, found)
    }
    return found
  }
}

/** Each loss once, with a profile that shows it. */
function some(losses: ReadonlyMap<string, string>): string[] {
  return [...losses].slice(0, 20).map(([what, where]) => `${what}  [${where}]`)
}

describe('an unknown drops nothing that is said of a medicine on the paper', () => {
  let pairs = 0

  function lostIn(profiles: Iterable<Profile>, fields: Fields, length: HandoutChoice['length']): string[] {
    const choice = choiceOf(length)
    const medicines = byProfile((profile): PlannedMedicine[] => medicinesFor(guide, profile, choice))
    const losses = new Map<string, string>()
    for (const profile of profiles) {
      for (const refined of refinements(profile, fields)) {
        pairs++
        for (const lost of lostMedicineNotes(medicines(refined), medicines(profile)))
          losses.set(lost, `${JSON.stringify(profile)} → ${JSON.stringify(refined)}`)
      }
    }
    return some(losses)
  }

  it.each(receptors)(
    'in any class of profile with HR $hr and HER2 $her2, where sex or menopause is not known',
    (status) => {
      expect(lostIn(profileClasses(status), 'person', 'full')).toEqual([])
    },
    300_000,
  )

  it.each(['short', 'full'] as const)(
    'in a share of the classes, whatever is not known: %s',
    (length) => {
      for (const status of receptors) {
        const sampled = [...profileClasses(status)].filter((_, index) => index % 97 === 0)
        expect(lostIn([profileSchema.parse(status), ...sampled], 'all', length)).toEqual([])
      }
    },
    300_000,
  )

  it('was tried', () => {
    expect(pairs).toBeGreaterThan(90_000)
  })
})

describe('an unknown drops no warning from the paper', () => {
  /** A prime, so as not to keep step with the classes. */
  const step = 499

  it.each(['short', 'full'] as const)(
    'whichever text gives it: %s',
    (length) => {
      const choice = choiceOf(length)
      const text = byProfile((profile) => printedText(tailor(guide, profile, choice)))
      const sampled = receptors.flatMap((status) =>
        [...profileClasses(status)].filter((_, index) => index % step === 0),
      )
      const bare = receptors.map((status) => profileSchema.parse(status))
      const losses = new Map<string, string>()
      for (const profile of [...bare, ...sampled]) {
        for (const refined of refinements(profile, 'all'))
          for (const lost of lostWarnings(text(refined), text(profile)))
            losses.set(lost, `${JSON.stringify(profile)} → ${JSON.stringify(refined)}`)
      }
      expect(some(losses)).toEqual([])
    },
    300_000,
  )

  it.each(['short', 'full'] as const)('as on the rack handouts, where the sex is not known: %s', (length) => {
    const tamoxifen = printedText(
      tailor(guide, profileSchema.parse({ hr: 'positive', her2: 'negative' }), choiceOf(length)),
    )
    expect(tamoxifen).toMatch(/if you have a womb: .*bleeding/i)
    expect(tamoxifen).toMatch(/100\.4 °F \(38 °C\)/)
  })
})
