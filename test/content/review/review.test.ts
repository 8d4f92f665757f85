import { expect, it } from 'vitest'
import { reviewState } from '../../../content/review/review-state.ts'
import { withholdPages } from '../../../content/review/withhold-pages.ts'
import type { Guide, Page } from '../../../content/schema/guide.ts'
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
