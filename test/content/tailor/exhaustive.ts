import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Profile } from '../../../content/schema/profile.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { contradictions } from '../../../content/tailor/contradictions.ts'
import type { HandoutChoice } from '../../../content/tailor/plan.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { anyProfile } from '../any-profile.ts'
import { guideFromDisk } from '../guide.ts'
import { wrongWith } from './invariants.ts'
import { profileClasses, receptors } from './profile-classes.ts'

export const short: HandoutChoice = { ...defaultChoice(), length: 'short' }

/** Everything wrong that was found, each with one profile that shows it. */
export class Wrongs {
  readonly #found = new Map<string, Profile>()

  add(where: string, wrong: readonly string[], profile: Profile): void {
    for (const one of wrong) this.#found.set(`${where}: ${one}`, profile)
  }

  get some(): string[] {
    return [...this.#found].slice(0, 20).map(([what, profile]) => `${what}  [${JSON.stringify(profile)}]`)
  }
}

/** Profiles that combine any facts; always the same ones. */
export function crossedProfiles(count: number): Profile[] {
  return fc
    .sample(anyProfile, { numRuns: count * 6, seed: 20210701 })
    .filter((profile) => contradictions(profile).length === 0)
    .slice(0, count)
}

/**
 * Tests every class of profile with one HR result. Each result has a file of its own, so that they run side by side.
 * @param expected How many profiles there are.
 */
export function testClasses(hr: Profile['hr'], expected: number): void {
  const guide = guideFromDisk()

  describe('every class of profile', () => {
    let count = 0

    it.each(receptors.filter((status) => status.hr === hr))(
      'with HR $hr and HER2 $her2 gives a handout that keeps all invariants',
      (status) => {
        const wrongs = new Wrongs()
        for (const profile of profileClasses(status)) {
          count++
          // A short handout has its own pages; none of them depends on one site alone.
          const full = tailor(guide, profile)
          wrongs.add('full', wrongWith(full, profile, full), profile)
          if (profile.sites.length === 1) continue
          wrongs.add('short', wrongWith(tailor(guide, profile, short), profile, full), profile)
        }
        expect(wrongs.some).toEqual([])
      },
      300_000,
    )

    it('was tried', () => {
      console.log(`Tailoring: ${count} profiles checked with HR ${hr}`)
      expect(count).toBe(expected)
    })
  })
}
