import { type Block, standsOnPaper } from '../schema/block.ts'
import { oldest } from '../schema/as-of.ts'
import type { Page } from '../schema/guide.ts'
import { uniqueRefs } from '../schema/provenance.ts'
import type { Case, Portion } from './case.ts'
import { withoutMedicines } from './naming.ts'
import type { LeftOut, PlanItem } from './plan.ts'
import { becauseOf, excludedBy } from './reasons.ts'

type Against = Pick<LeftOut, 'reason' | 'because'>

/** One page as a section of a handout: its short version, cut to what concerns this person. */
export function pagePortion(page: Page, one: Case): Portion {
  const against = pageAgainst(page, one)
  if (against) return { sections: [], leftOut: [{ kind: 'section', id: page.id, title: page.title, ...against }] }
  const kept: Block[] = []
  const leftOut: LeftOut[] = []
  for (const block of page.blocks) {
    const cut = cutBlock(block, page, one)
    if (cut.block) kept.push(cut.block)
    if (cut.against)
      leftOut.push({ kind: 'block', id: block.id, title: one.index.titleOf(block, page), ...cut.against })
  }
  const printed = withoutEmptyHeadings(kept)
  const texts = printed.filter(({ type }) => type !== 'heading')
  const items = printed.map((block): PlanItem => ({ kind: 'block', block }))
  if (items.length === 0) return { sections: [], leftOut }
  const { id, title, review, handout } = page
  const section = {
    id,
    part: handout?.part ?? 'support',
    title,
    because: becauseOf(page.when, one.profile),
    items,
    review,
    // A heading bears the sources of all that can stand under it, printed or not.
    sources: uniqueRefs(texts.flatMap(({ sources }) => sources)),
    asOf: oldest(texts.map(({ asOf }) => asOf)),
  }
  return { sections: [section], leftOut }
}

function pageAgainst(page: Page, { profile, choice }: Case): Against | null {
  const excluded = excludedBy(page.when, profile)
  if (excluded) return excluded
  return page.sensitive && !choice.optIn.includes(page.id) ? { reason: 'sensitive', because: [] } : null
}

function cutBlock(block: Block, page: Page, one: Case): { block: Block | null; against: Against | null } {
  const excluded = blockAgainst(block, page, one)
  if (excluded) return { block: null, against: excluded }
  const wrong = one.index.medicinesIn(block).filter((id) => one.medicines.get(id)?.timing !== 'now')
  if (wrong.length === 0) return { block, against: null }
  return { block: withoutMedicines(block, (id) => !wrong.includes(id)), against: namingAgainst(wrong, one) }
}

function blockAgainst(block: Block, page: Page, { profile, choice }: Case): Against | null {
  const excluded = excludedBy(block.when, profile)
  if (excluded) return excluded
  if (!standsOnPaper(block)) return { reason: 'on-screen', because: [] }
  return block.sensitive && !choice.optIn.includes(page.id) ? { reason: 'sensitive', because: [] } : null
}

/**
 * The safety net: no text names a medicine that is no choice now. Where line or history is the reason, that is how texts
 * on several medicines are cut to size; any other reason means that the text stands under the wrong condition.
 */
function namingAgainst(wrong: readonly string[], { medicines, profile }: Case): Against {
  const reasons = wrong.map((id): Against => {
    const fit = medicines.get(id)
    if (fit?.timing === 'later') return { reason: 'line', because: [{ field: 'line', value: profile.line }] }
    return fit?.timing === 'never' ? fit.leftOut : { reason: 'withheld', because: [] }
  })
  const misplaced = reasons.find(({ reason }) => reason !== 'line' && reason !== 'prior')
  const { reason, because } = misplaced
    ? { reason: 'withheld' as const, because: misplaced.because }
    : (reasons[0] ?? { reason: 'withheld', because: [] })
  return { reason, because }
}

/** The blocks without headings that nothing is left under. */
export function withoutEmptyHeadings(blocks: readonly Block[]): Block[] {
  const kept: Block[] = []
  for (const block of blocks.toReversed()) {
    const next = kept.at(-1)
    const empty = block.type === 'heading' && (!next || (next.type === 'heading' && next.level <= block.level))
    if (!empty) kept.push(block)
  }
  return kept.reverse()
}
