import { describe, expect, it } from 'vitest'
import type { ProfileInput } from '../../../content/schema/profile.ts'
import { defaultParts } from '../../../content/tailor/choice.ts'
import type { HandoutChoice } from '../../../content/tailor/plan.ts'
import type { Look } from '../../../electron/handout/letterhead/look.ts'
import { clinic, planFor, render } from './fixture.ts'
import { openPdf } from './read-pdf.ts'
import { usualProfiles } from './usual-profiles.ts'

const id = 'ABCD-EFGH-JKMN'
/** A full handout without the sheets to fill in. */
const textOnly = {
  parts: defaultParts('full', []).filter((part) => part !== 'side-effect-diary' && part !== 'treatment-plan-summary'),
}

async function count(profile: ProfileInput, choice: Partial<HandoutChoice>, look: Partial<Look>): Promise<number> {
  return (await render(planFor(profile, choice), { id, ...look })).pages
}

describe.each(['letter', 'a4'] as const)('on %s', (paper) => {
  describe.each(usualProfiles)('a handout for %s', (_name, profile) => {
    it('has two pages when it is short, and four in large print', async () => {
      expect(await count(profile, { length: 'short' }, { paper })).toBeLessThanOrEqual(2)
      expect(await count(profile, { length: 'short' }, { paper, clinic })).toBeLessThanOrEqual(2)
      expect(await count(profile, { length: 'short' }, { paper, largePrint: true })).toBeLessThanOrEqual(4)
    })

    it('has at most eleven pages to read, mostly fewer, and three to fill in when it is full, twice as many in large print', async () => {
      expect(await count(profile, textOnly, { paper })).toBeLessThanOrEqual(11)
      expect(await count(profile, {}, { paper })).toBeLessThanOrEqual(14)
      expect(await count(profile, {}, { paper, largePrint: true })).toBeLessThanOrEqual(26)
    })

    it('ends no short handout with a bare page in large print', async () => {
      const { bytes } = await render(planFor(profile, { length: 'short' }), { id, paper, largePrint: true, clinic })
      const blank = await blankFeet(bytes)
      if (blank.length > 2) expect(blank.at(-1)).toBeLessThanOrEqual(0.75)
      for (const share of blank.slice(0, -1)) expect(share).toBeLessThanOrEqual(0.4)
    })

    it('ends no handout in large print, and none in an order of its own, with a bare page', async () => {
      const large = await blankFeet((await render(planFor(profile, textOnly), { id, paper, largePrint: true })).bytes)
      for (const share of large.slice(0, -1)) expect(share).toBeLessThanOrEqual(0.41)
      const parts: HandoutChoice['parts'] = ['questions', 'side-effect-diary', 'medicines', 'when-to-call', 'type']
      const own = await blankFeet((await render(planFor(profile, { parts }), { id, paper })).bytes)
      expect(own[0]).toBeLessThanOrEqual(0.4)
    })

    // A box to fill in is never parted, so that up to a quarter of a page can be left before it.
    it('fills its pages', async () => {
      const { bytes } = await render(planFor(profile, textOnly), { id, paper })
      const blank = await blankFeet(bytes)
      for (const share of blank.slice(0, -1)) expect(share).toBeLessThanOrEqual(0.25)
    })
  })
})

/** For each page, the share of its text's height that is blank at its foot. */
async function blankFeet(bytes: Uint8Array): Promise<number[]> {
  const pdf = await openPdf(bytes)
  const shares: number[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    const lines = items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [Number(item.transform[5])] : []))
    const height = (await pdf.getPage(number)).view[3] ?? 0
    const text = lines.filter((line) => line > margin && line < height - margin)
    shares.push((Math.min(...text) - margin) / (height - 2 * margin))
  }
  await pdf.destroy()
  return shares
}

/** Above and below the text, in points. */
const margin = 50
