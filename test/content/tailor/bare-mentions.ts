import { type Block, type Inline, plainText } from '../../../content/schema/block.ts'
import type { Medicine } from '../../../content/schema/medicine.ts'
import type { HandoutPlan } from '../../../content/tailor/plan.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const byId = new Map(guide.medicines.map((medicine) => [medicine.id, medicine]))

/** The pieces of a block that are running text. */
function runsOf(block: Block): readonly Inline[][] {
  switch (block.type) {
    case 'paragraph':
      return [block.inlines]
    case 'list':
      return block.items
    case 'callout':
      return block.paragraphs
    case 'table':
      return block.rows.flat()
    default:
      return []
  }
}

function medicinesIn(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) =>
    inline.type === 'medicine' ? [inline.id] : 'children' in inline ? medicinesIn(inline.children) : [],
  )
}

const names = ({ generic, shortName, aliases }: Medicine) => [generic, ...(shortName ? [shortName] : []), ...aliases]
const holds = (text: string, some: readonly string[]) =>
  some.some((name) => text.toLowerCase().includes(name.toLowerCase()))

interface Mention {
  id: string
  bare: boolean
}

const mentionsOf = new WeakMap<Block, readonly Mention[]>()

/** The medicines that a block names, and whether without a brand though they have one. Remembered: blocks come again. */
function mentionsIn(block: Block): readonly Mention[] {
  let found = mentionsOf.get(block)
  if (!found) {
    found = runsOf(block).flatMap((run) =>
      medicinesIn(run).flatMap((id) => {
        const medicine = byId.get(id)
        const text = plainText(run)
        return medicine
          ? [
              {
                id,
                bare: medicine.brands.length > 0 && !(holds(text, medicine.brands) && holds(text, names(medicine))),
              },
            ]
          : []
      }),
    )
    mentionsOf.set(block, found)
  }
  return found
}

/** First mentions of a medicine without its brand. A box on the medicine, which shows its brands, counts as one with it. */
export function bareFirstMentions(plan: HandoutPlan): string[] {
  const seen = new Set<string>()
  const found: string[] = []
  for (const { items } of plan.sections) {
    for (const item of items) {
      if (item.kind === 'medicine') seen.add(item.medicine.medicine.id)
      if (item.kind !== 'block') continue
      for (const { id, bare } of mentionsIn(item.block)) {
        if (bare && !seen.has(id)) found.push(`${item.block.id}: ${id}`)
        seen.add(id)
      }
    }
  }
  return found
}
