import { describe, expect, it } from 'vitest'
import { english } from '../../../../content/languages/en/language.ts'
import { translator } from '../../../../content/messages/messages.ts'
import type { Guide, HandoutPart } from '../../../../content/schema/guide.ts'
import { profileSchema } from '../../../../content/schema/profile.ts'
import { type Review, sharedTexts } from '../../../../content/schema/provenance.ts'
import { defaultChoice } from '../../../../content/tailor/choice.ts'
import type { HandoutChoice, HandoutPlan } from '../../../../content/tailor/plan.ts'
import { medicinesFor, tailor } from '../../../../content/tailor/tailor.ts'
import { guideFromDisk } from '../../../content/guide.ts'
import { clinic, planFor, profiles, render } from '../fixture.ts'
import { readPdf } from '../read-pdf.ts'
import { sampleGuide, samplePlan } from '../sample.ts'

const t = translator(english)

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

describe('a note', () => {
  const noted = async (note: string | null, look: object = {}) =>
    (await readPdf((await render(samplePlan, { clinic, note, ...look }, sampleGuide)).bytes)).pieces

  it.each([{}, { largePrint: true }, { clinic: null }, { paper: 'a4' }])(
    'is read after the words that it was typed at this kiosk and is not from the guide: %j',
    async (look) => {
      const pieces = await noted('Stop taking it today.\n\nCall 555-0100.', look)
      const from = pieces.findIndex(({ text }) => text.startsWith(t('handout.note')))
      expect(from).toBeGreaterThan(pieces.findIndex(({ roles }) => roles.includes('H1')))
      const own = pieces.filter(({ roles }) => roles.join() === 'Document,Sect,Sect,P').slice(0, 3)
      expect(own[0]).toBe(pieces[from])
      expect(own.map(({ text }) => text.replace(/\s+/g, ' ').trim())).toEqual([
        `${t('handout.note')} ${t('handout.note.origin')}`,
        'Stop taking it today.',
        'Call 555-0100.',
      ])
    },
  )

  it('brings these words with it, and nothing else does', async () => {
    for (const note of [null, '', ' \n '])
      expect((await noted(note)).map(({ text }) => text).join(' ')).not.toContain('typed at this kiosk')
  })
})

it.each(['short', 'full'] as const)(
  'a %s one says that medicines were chosen by hand, where some were left out',
  async (length) => {
    const profile = profileSchema.parse({ hr: 'positive', her2: 'negative', menopause: 'post' })
    const guide = guideFromDisk()
    const usual = { ...defaultChoice(), length }
    const all = medicinesFor(guide, profile, { ...usual, length: 'full' }).map(({ medicine }) => medicine.id)
    const says = async (medicines: HandoutChoice['medicines']) =>
      (await textOn('2026-11-22', tailor(guide, profile, { ...usual, medicines }), guide)).includes(
        t('handout.medicines-by-hand'),
      )
    expect(await says(null)).toBe(false)
    expect(await says(all)).toBe(false)
    expect(await says(all.slice(1))).toBe(true)
  },
)
