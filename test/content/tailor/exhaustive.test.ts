import { describe, expect, it } from 'vitest'
import { choiceOf, isFor } from '../../../content/bundles/bundle-choice.ts'
import { withholdPages } from '../../../content/review/withhold-pages.ts'
import { handoutParts } from '../../../content/schema/handout-part.ts'
import { subtypeOf } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { guideFromDisk } from '../guide.ts'
import { crossedProfiles, short, Wrongs } from './exhaustive.ts'
import { wrongWith } from './invariants.ts'
import { profileClasses, receptors } from './profile-classes.ts'

const guide = guideFromDisk()

describe('profiles with all facts crossed', () => {
  it('give handouts that keep all invariants', () => {
    const profiles = crossedProfiles(5000)
    expect(profiles).toHaveLength(5000)
    const wrongs = new Wrongs()
    for (const profile of profiles) {
      const full = tailor(guide, profile)
      wrongs.add('full', wrongWith(full, profile, full), profile)
      wrongs.add('short', wrongWith(tailor(guide, profile, short), profile, full), profile)
    }
    expect(wrongs.some).toEqual([])
  }, 120_000)
})

describe('handouts of chosen parts', () => {
  /** A share of the classes that has some of each receptor status, person, course and site; it is prime, so as not to keep step with them. */
  const step = 149
  const some = receptors.flatMap((status) => [...profileClasses(status)].filter((_, index) => index % step === 0))
  const profiles = [...some, ...crossedProfiles(300)]

  it('keep all invariants: each bundle of the guide for those it is offered for', () => {
    const wrongs = new Wrongs()
    for (const profile of profiles) {
      const full = tailor(guide, profile)
      for (const bundle of guide.bundles.filter((one) => isFor(one, subtypeOf(profile)))) {
        wrongs.add(bundle.name, wrongWith(tailor(guide, profile, choiceOf(bundle)), profile, full), profile)
      }
    }
    expect(wrongs.some).toEqual([])
  }, 120_000)

  it.each(['full', 'short'] as const)(
    'keep all invariants: each part alone, %s',
    (length) => {
      const wrongs = new Wrongs()
      for (const profile of profiles) {
        const full = tailor(guide, profile)
        for (const part of handoutParts) {
          const plan = tailor(guide, profile, { ...defaultChoice(), length, parts: [part] })
          wrongs.add(`${length} ${part}`, wrongWith(plan, profile, full), profile)
        }
      }
      expect(wrongs.some).toEqual([])
    },
    120_000,
  )

  it('keep all invariants with no medicine picked, which the text may name all the same', () => {
    const wrongs = new Wrongs()
    for (const profile of profiles) {
      const full = tailor(guide, profile)
      for (const length of ['full', 'short'] as const) {
        const plan = tailor(guide, profile, { ...defaultChoice(), length, medicines: [] })
        wrongs.add(length, wrongWith(plan, profile, full), profile)
      }
    }
    expect(wrongs.some).toEqual([])
  }, 120_000)

  it('keep all invariants while pages that nobody has reviewed are withheld', () => {
    const drafts = guide.pages.map((page) => ({
      ...page,
      review: { state: 'draft' as const, role: null, date: null, due: null },
    }))
    const withheld = withholdPages({ ...guide, pages: drafts }, { unreviewed: true, overdueOn: null })
    expect(withheld.pages.length).toBeLessThan(guide.pages.length)
    const wrongs = new Wrongs()
    for (const profile of profiles) {
      const full = tailor(guide, profile)
      for (const choice of [defaultChoice(), short, ...guide.bundles.map(choiceOf)])
        wrongs.add(choice.length, wrongWith(tailor(withheld, profile, choice), profile, full), profile)
    }
    expect(wrongs.some).toEqual([])
  }, 120_000)
})
