import { type Inline, plainText } from '../schema/block.ts'
import { mergeTexts } from './inlines.ts'
import type { Known, MedicineFacts } from './known.ts'
import { namesOf } from './names.ts'

/** What a page has mentioned so far. */
export class Mentions {
  readonly medicines = new Set<string>()
  readonly terms = new Set<string>()
}

/**
 * Turns names in plain text into links: every mention of a medicine, and the first mention of a glossary word.
 * At its first mention a medicine is printed with its first brand beside the generic name, or the other way round,
 * unless the writer put them side by side already. Headings link medicines only, and print what stands there.
 */
export function linkNames(
  inlines: readonly Inline[],
  place: 'heading' | 'text',
  mentions: Mentions,
  known: Known,
): Inline[] {
  const linked = inlines.flatMap((inline, index): Inline[] => {
    if (inline.type === 'strong' || inline.type === 'emphasis') {
      return [{ type: inline.type, children: linkNames(inline.children, place, mentions, known) }]
    }
    if (inline.type === 'term') mentions.terms.add(inline.id)
    if (inline.type !== 'text') return [inline]
    const before = plainText(inlines.slice(0, index))
    const after = plainText(inlines.slice(index + 1))
    return linkText(inline.text, before, after, place, mentions, known)
  })
  return mergeTexts(linked)
}

function linkText(
  text: string,
  before: string,
  after: string,
  place: 'heading' | 'text',
  mentions: Mentions,
  known: Known,
): Inline[] {
  const out: Inline[] = []
  let at = 0
  const push = (until: number): void => {
    if (until > at) out.push({ type: 'text', text: text.slice(at, until) })
  }
  for (const { from, to, name } of known.names.find(text)) {
    const words = text.slice(from, to)
    if (name.kind === 'medicine') {
      push(from)
      out.push({ type: 'medicine', id: name.id, text: words })
      at = to
      const medicine = known.medicines?.get(name.id)
      const isPartOfWord = /^[-’']/.test(text.slice(to))
      if (!medicine || place === 'heading' || isPartOfWord || mentions.medicines.has(name.id)) continue
      mentions.medicines.add(name.id)
      const partner = partnerName(
        medicine,
        words,
        (before + text.slice(0, from)).slice(-60),
        (text.slice(to) + after).slice(0, 60),
      )
      if (partner !== null) out.push({ type: 'text', text: ` (${partner})` })
    } else {
      known.used.terms.add(name.id)
      if (place === 'heading' || mentions.terms.has(name.id)) continue
      mentions.terms.add(name.id)
      push(from)
      out.push({ type: 'term', id: name.id, text: words })
      at = to
    }
  }
  push(text.length)
  return out
}

/** The brand for a generic name, the generic name for a brand; null if another name stands beside it already or there is none. */
function partnerName(medicine: MedicineFacts, written: string, before: string, after: string): string | null {
  const others = namesOf(medicine).filter((name) => name.toLowerCase() !== written.toLowerCase())
  const follows = /^\s*\(([^)]*)/.exec(after)?.[1] ?? ''
  const insideParentheses = /\([^)]*$/.test(before)
  const beside = (insideParentheses ? before : follows).toLowerCase()
  if (others.some((name) => beside.includes(name.toLowerCase()))) return null
  const isBrand = medicine.brands.some((brand) => brand.toLowerCase() === written.toLowerCase())
  return isBrand ? medicine.generic : (medicine.brands[0] ?? null)
}
