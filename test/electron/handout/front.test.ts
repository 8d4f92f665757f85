import { expect, it } from 'vitest'
import { translator } from '../../../content/messages/messages.ts'
import type { Guide, HandoutPart } from '../../../content/schema/guide.ts'
import { profileSchema } from '../../../content/schema/profile.ts'
import { type Review, sharedTexts } from '../../../content/schema/provenance.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import type { HandoutChoice, HandoutPlan } from '../../../content/tailor/plan.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { guideFromDisk } from '../../content/guide.ts'
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

const textOn = async (date: string, plan: HandoutPlan, guide: typeof sampleGuide = sampleGuide): Promise<string> =>
  (await readPdf((await render(plan, { date }, guide)).bytes)).text.replace(/\s+/g, ' ')

it('says from the day on which a review is due again that it is, and not before', async () => {
  expect(await textOn('2027-01-09', reviewedUntil('2027-01-10'))).not.toContain(t('handout.due'))
  expect(await textOn('2027-01-10', reviewedUntil('2027-01-10'))).toContain(t('handout.due'))
})

it('says so of no text that was never reviewed, or whose review has no day on which it is due', async () => {
  expect(await textOn('2027-01-10', samplePlan)).not.toContain(t('handout.due'))
  expect(await textOn('2027-01-10', reviewedUntil(null))).not.toContain(t('handout.due'))
})

const read: Review = { state: 'reviewed', role: 'oncologist', date: '2026-01-10', due: '2027-01-10' }

/** The real guide with all of it reviewed, but for some of what pages share. */
function guideRead(but: Partial<Guide['reviews']> = {}): Guide {
  const guide = guideFromDisk()
  const reviews = { medicines: read, glossary: read, questions: read, symptoms: read, sheets: read, ...but }
  return { ...guide, pages: guide.pages.map((page) => ({ ...page, review: read })), reviews }
}

/** What a full handout of this guide says for somebody with bone spread, or a sheet by itself. */
async function printed(guide: Guide, parts: HandoutChoice['parts'] = null, date = '2026-11-22'): Promise<string> {
  const profile = profileSchema.parse({ hr: 'positive', her2: 'negative', menopause: 'post', sites: ['bone'] })
  return textOn(date, tailor(guide, profile, { ...defaultChoice(), length: 'full', parts }), guide)
}

const draft: Review = { state: 'draft', role: null, date: null, due: null }
const saysReviewed = t('handout.reviewed', { date: 'January 10, 2026' })

it('is called reviewed when all that it prints was, and not while one of its texts was not', async () => {
  const parts: HandoutPart[] = ['type', 'medicines', 'symptoms', 'questions', 'glossary', 'pain-diary']
  const whole = await printed(guideRead(), parts)
  expect(whole).toContain(saysReviewed)
  expect(whole).not.toContain(t('handout.draft'))
  for (const text of sharedTexts) {
    const partly = await printed(guideRead({ [text]: draft }), parts)
    expect(partly.includes(t('handout.draft')), text).toBe(true)
    expect(partly.includes(saysReviewed), text).toBe(false)
  }
})

it('goes by what it prints alone: a sheet of its own by the review of the sheets', async () => {
  expect(await printed(guideRead({ medicines: draft }), ['pain-diary'])).toContain(saysReviewed)
  expect(await printed(guideRead({ sheets: draft }), ['pain-diary'])).toContain(t('handout.draft'))
})

it('says on a sheet of its own, too, that a new review is due', async () => {
  expect(await printed(guideRead(), ['pain-diary'], '2027-01-09')).not.toContain(t('handout.due'))
  expect(await printed(guideRead(), ['pain-diary'], '2027-01-10')).toContain(t('handout.due'))
})
