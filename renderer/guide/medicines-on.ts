import type { Page } from '../../content/schema/guide.ts'
import { medicinesNamed } from '../../content/tailor/naming.ts'

/** Ids of the medicines that a page's text names, in their order, without those it shows as cards anyway. */
export function medicinesOn(page: Page): string[] {
  const shown = new Set(page.blocks.flatMap((block) => (block.type === 'medicines' ? block.ids : [])))
  const named = page.blocks.filter(({ type, sensitive }) => type !== 'medicines' && !sensitive).flatMap(medicinesNamed)
  return [...new Set(named)].filter((id) => !shown.has(id))
}
