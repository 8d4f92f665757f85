import { expect, it } from 'vitest'
import { reviewsOn, reviewState, textsOf } from '../../../content/review/review-state.ts'
import { withholdPages } from '../../../content/review/withhold-pages.ts'
import type { Guide, Page } from '../../../content/schema/guide.ts'
import { sharedTexts } from '../../../content/schema/provenance.ts'
import { guideFromDisk } from '../guide.ts'

const reviewed = (due: string | null): Page['review'] => ({
  state: 'reviewed',
  role: 'oncology nurse',
  date: '2026-01-01',
  due,
})
const draft: Page['review'] = { state: 'draft', role: null, date: null, due: null }

function guideWith(reviews: readonly Page['review'][]): Guide {
  const guide = guideFromDisk()
  const pages = guide.pages.slice(0, reviews.length).map((page, at) => ({ ...page, review: reviews[at] ?? draft }))
  return { ...guide, pages }
}

/** The goals of treatment, which every handout needs. */
const goals = ['goals-in-short', 'goals-of-treatment']

it('keeps back what no clinician has reviewed, also from contents lists and related pages', () => {
  const whole = guideFromDisk()
  const first = whole.sections[0]?.pages ?? []
  const guide: Guide = {
    ...whole,
    pages: whole.pages.map((page) => ({ ...page, review: first.includes(page.id) ? reviewed(null) : draft })),
  }
  const kept = withholdPages(guide, { unreviewed: true, overdueOn: null })
  const left = [...first, ...goals]
  expect(kept.pages.map(({ id }) => id).sort()).toEqual(left.toSorted())
  expect(kept.sections.map(({ id }) => id)).toEqual([whole.sections[0]?.id, 'treatment'])
  expect(kept.pages.flatMap(({ related }) => related).filter((id) => !left.includes(id))).toEqual([])
  expect(guide.pages.some(({ related }) => related.some((id) => !first.includes(id)))).toBe(true)
  const { attract, forEveryProfile } = kept.screen
  expect(attract.length).toBeGreaterThan(0)
  expect(attract).toEqual(guide.screen.attract.filter(({ page }) => left.includes(page)))
  expect(attract).not.toEqual(guide.screen.attract)
  expect(forEveryProfile.filter((id) => !left.includes(id))).toEqual([])
})

// docs/rules.md rule 8.
it('never keeps back the goals of treatment, reviewed or not, overdue or not', () => {
  const whole = guideFromDisk()
  for (const review of [draft, reviewed('2026-11-22')]) {
    const guide: Guide = { ...whole, pages: whole.pages.map((page) => ({ ...page, review })) }
    const kept = withholdPages(guide, { unreviewed: true, overdueOn: '2026-11-22' })
    expect(kept.pages.map(({ id }) => id).sort()).toEqual(goals)
  }
})

it('finds the reviews that are due, the longest overdue first, and what was never reviewed', () => {
  const guide = guideWith([
    reviewed('2026-11-22'),
    draft,
    reviewed('2026-02-01'),
    reviewed('2026-11-23'),
    reviewed(null),
  ])
  const state = reviewState(guide.pages, '2026-11-22')
  expect(state.due.map(({ review }) => review.due)).toEqual(['2026-02-01', '2026-11-22'])
  expect(state.drafts).toEqual([guide.pages[1]])
})

it('keeps back what is overdue on a day, and lets the rest stand', () => {
  const guide = guideWith([reviewed('2026-11-22'), reviewed('2026-11-23'), draft, reviewed(null)])
  const kept = withholdPages(guide, { unreviewed: false, overdueOn: '2026-11-22' })
  expect(kept.pages.map(({ id }) => id)).toEqual(guide.pages.slice(1).map(({ id }) => id))
  expect(withholdPages(guide, { unreviewed: false, overdueOn: '2026-01-01' })).toBe(guide)
})

it('turns links to a page that is kept back into plain text', () => {
  const whole = guideFromDisk()
  const target = 'ovarian-suppression'
  const links = ({ pages }: Guide) =>
    [...JSON.stringify(pages.filter(({ id }) => id !== target)).matchAll(/"type":"page","id":"([^"]+)"/g)].map(
      ([, id = '']) => id,
    )
  const guide = {
    ...whole,
    pages: whole.pages.map((page) => ({ ...page, review: page.id === target ? draft : reviewed(null) })),
  }
  expect(links(guide)).toContain(target)
  const kept = withholdPages(guide, { unreviewed: true, overdueOn: null })
  expect(kept.pages).toHaveLength(guide.pages.length - 1)
  expect(links(kept)).not.toContain(target)
  expect(links(kept)).toHaveLength(links(guide).filter((id) => id !== target).length)
})

it('never keeps back what pages share, whoever has read it', () => {
  const whole = guideFromDisk()
  const unread = { medicines: draft, glossary: draft, questions: draft, symptoms: draft, sheets: draft }
  const overdue = reviewed('2026-01-01')
  const old = { medicines: overdue, glossary: overdue, questions: overdue, symptoms: overdue, sheets: overdue }
  for (const reviews of [unread, old]) {
    const pages = whole.pages.map((page, at) => ({ ...page, review: at === 0 ? reviewed(null) : draft }))
    const guide = { ...whole, pages, reviews }
    const kept = withholdPages(guide, { unreviewed: true, overdueOn: '2026-11-22' })
    expect(kept.pages.map(({ id }) => id).sort()).toEqual([...goals, whole.pages[0]?.id].sort())
    for (const part of ['medicines', 'glossary', 'questions', 'questionGroups', 'symptoms', 'sheets'] as const)
      expect(kept[part]).toBe(guide[part])
    // They say themselves that they were not reviewed, or are due.
    expect(kept.reviews).toEqual(reviews)
  }
})

it('counts what pages share among the texts to review', () => {
  const guide = guideWith([draft, reviewed('2026-11-22')])
  const texts = textsOf({ ...guide, reviews: { ...guide.reviews, medicines: reviewed('2026-03-01'), sheets: draft } })
  expect(texts).toHaveLength(2 + sharedTexts.length)
  const { due, drafts } = reviewState(texts, '2026-11-22')
  expect(due.map(({ kind }) => kind)).toEqual(['medicines', 'page'])
  expect(drafts.map(({ kind }) => kind)).toContain('sheets')
})

it('counts the review of the questions for a page that lists some, and for no other', () => {
  const { pages, reviews } = guideFromDisk()
  const lists = ({ blocks }: Page) => blocks.some(({ type }) => type === 'questions')
  const [listing, other] = [pages.find(lists), pages.find((page) => !lists(page))]
  if (!listing || !other) throw new Error('the guide has no such pages')
  const shared = { ...reviews, questions: draft }
  expect(reviewsOn({ ...listing, review: reviewed(null) }, shared)).toContain(draft)
  expect(reviewsOn({ ...other, review: reviewed(null) }, shared)).toEqual([reviewed(null)])
})
