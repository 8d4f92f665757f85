import type { Block, Inline } from '../../content/schema/block.ts'
import type { Page } from '../../content/schema/guide.ts'

/** Ids of the medicines that a page's text names, in their order, without those it shows as cards anyway. */
export function medicinesOn(page: Page): string[] {
  const shown = new Set(page.blocks.flatMap((block) => (block.type === 'medicines' ? block.ids : [])))
  const named = page.blocks
    .filter((block) => !block.sensitive)
    .flatMap(textsOf)
    .flatMap(medicinesIn)
  return [...new Set(named)].filter((id) => !shown.has(id))
}

function textsOf(block: Block): Inline[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.inlines
    case 'list':
      return block.items.flat()
    case 'table':
      return [...block.header.flat(), ...block.rows.flat(2)]
    case 'callout':
      return block.paragraphs.flat()
    default:
      return []
  }
}

function medicinesIn(inline: Inline): string[] {
  if ('children' in inline) return inline.children.flatMap(medicinesIn)
  return inline.type === 'medicine' ? [inline.id] : []
}
