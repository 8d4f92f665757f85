import { describe, expect, it } from 'vitest'
import type { HandoutPlan } from '../../../content/tailor/plan.ts'
import { translator } from '../../../content/messages/messages.ts'
import { clinic, planFor, profiles, render } from './fixture.ts'
import { readPdf } from './read-pdf.ts'
import { sampleGuide, samplePlan } from './sample.ts'

const t = translator('en')

/** The sample plan, of which the first section was reviewed and is due again on this day. */
const reviewedUntil = (due: string | null): HandoutPlan => ({
  ...samplePlan,
  sections: samplePlan.sections.map((section, index) => ({
    ...section,
    review: { state: 'reviewed', role: 'oncologist', date: '2026-01-10', due: index === 0 ? due : null },
  })),
})

const textOn = async (date: string, plan: HandoutPlan): Promise<string> =>
  (await readPdf((await render(plan, { date }, sampleGuide)).bytes)).text.replace(/\s+/g, ' ')

it('says from the day on which a review is due again that it is, and not before', async () => {
  expect(await textOn('2027-01-09', reviewedUntil('2027-01-10'))).not.toContain(t('handout.due'))
  expect(await textOn('2027-01-10', reviewedUntil('2027-01-10'))).toContain(t('handout.due'))
})

it('says so of no text that was never reviewed, or whose review has no day on which it is due', async () => {
  expect(await textOn('2027-01-10', samplePlan)).not.toContain(t('handout.due'))
  expect(await textOn('2027-01-10', reviewedUntil(null))).not.toContain(t('handout.due'))
})

describe.each(['short', 'full'] as const)('a %s handout', (length) => {
  const of = (plan: HandoutPlan): HandoutPlan => ({ ...plan, choice: { ...plan.choice, length } })
  const reviewed = t('handout.reviewed', { date: 'January 10, 2026' })
  const states = [reviewed, t('handout.draft'), t('handout.due')]

  it.each([
    ['reviewed', of(reviewedUntil('2027-01-10')), [reviewed]],
    ['reviewed, and due again', of(reviewedUntil('2026-11-01')), [reviewed, t('handout.due')]],
    ['a draft', of(samplePlan), [t('handout.draft')]],
  ])('says that it is %s, and nothing else of its review', async (_name, plan, said) => {
    const text = await textOn('2026-11-22', plan)
    expect(states.filter((state) => text.includes(state))).toEqual(said)
  })
})

it.each(Object.entries(profiles))(
  'a short handout for %s has room to say when it was reviewed',
  async (_name, profile) => {
    const plan = planFor(profile, { length: 'short' })
    const read = { state: 'reviewed', role: 'oncologist', date: '2026-01-10', due: '2026-11-01' } as const
    const sections = plan.sections.map((section) => ({ ...section, review: section.review && read }))
    for (const [look, pages] of [
      [{ clinic }, 2],
      [{ largePrint: true }, 4],
    ] as const) {
      const made = await render({ ...plan, sections }, { id: 'ABCD-EFGH-JKMN', ...look })
      expect(made.pages).toBeLessThanOrEqual(pages)
      expect((await readPdf(made.bytes)).text).toContain('Oldest section review: January 10, 2026.')
    }
  },
)
