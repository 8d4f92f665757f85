import { expect, it } from 'vitest'
import type { HandoutPlan } from '../../../content/tailor/plan.ts'
import { translator } from '../../../content/messages/messages.ts'
import { render } from './fixture.ts'
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
