import type { Block, Inline } from '../schema/block.ts'
import type { Guide, Page } from '../schema/guide.ts'
import { isOnEveryHandout } from '../tailor/choice.ts'
import { isDue } from './review-state.ts'

/** Which pages a clinic keeps from its visitors. */
export interface Withholding {
  /** Those that no clinician has reviewed. */
  unreviewed: boolean
  /** Those whose review is due again on this day (YYYY-MM-DD); null = these stay. */
  overdueOn: string | null
}

/** Whether a page is kept from visitors: never one that every handout needs. */
export function isWithheld(page: Pick<Page, 'review' | 'handout'>, { unreviewed, overdueOn }: Withholding): boolean {
  if (isNeeded(page)) return false
  return (unreviewed && page.review.state === 'draft') || (overdueOn !== null && isDue(page.review, overdueOn))
}

/**
 * The guide without the pages that are withheld and the sections that are empty then. Links to such a page become plain text.
 * Its `hash` stays that of the whole guide, which names the release.
 *
 * What pages share (medicines, glossary, questions, symptoms, sheets) always stays, whatever its review: it is shown under the
 * notice that it is a draft or due. Without it, pages and handouts that were reviewed would lack side effects, checks and
 * warning signs, and nobody would see that something is missing.
 */
export function withholdPages(guide: Guide, withholding: Withholding): Guide {
  const pages = guide.pages.filter((page) => !isWithheld(page, withholding))
  if (pages.length === guide.pages.length) return guide
  const kept = new Set(pages.map(({ id }) => id))
  const only = (ids: readonly string[]) => ids.filter((id) => kept.has(id))
  return {
    ...guide,
    pages: pages.map((page) => ({
      ...page,
      related: only(page.related),
      summary: linked(page.summary, kept),
      blocks: page.blocks.map((block) => withLinks(block, kept)),
    })),
    sections: guide.sections
      .map((section) => ({ ...section, pages: only(section.pages) }))
      .filter((section) => section.pages.length > 0),
    screen: {
      ...guide.screen,
      attract: guide.screen.attract.filter(({ page }) => kept.has(page)),
      forEveryProfile: only(guide.screen.forEveryProfile),
    },
  }
}

/** What every handout has to say (docs/rules.md rule 8) stays: screen and paper tell that nobody has reviewed it. */
function isNeeded({ handout }: Pick<Page, 'handout'>): boolean {
  return handout !== null && isOnEveryHandout(handout.part)
}

/** A run of text in which links lead to pages that are there. */
function linked(inlines: readonly Inline[], kept: ReadonlySet<string>): Inline[] {
  return inlines.map((inline) => {
    if ('children' in inline) return { ...inline, children: linked(inline.children, kept) }
    return inline.type === 'page' && !kept.has(inline.id) ? { type: 'text', text: inline.text } : inline
  })
}

function withLinks(block: Block, kept: ReadonlySet<string>): Block {
  const each = (runs: readonly Inline[][]) => runs.map((run) => linked(run, kept))
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, inlines: linked(block.inlines, kept) }
    case 'list':
      return { ...block, items: each(block.items) }
    case 'callout':
      return { ...block, paragraphs: each(block.paragraphs) }
    case 'table':
      return { ...block, header: each(block.header), rows: block.rows.map(each) }
    case 'drawing':
    case 'medicines':
    case 'questions':
      return block
  }
}
