import { type Block, type Condition, type Inline, plainText } from '../../schema/block.ts'
import { mergeTexts } from './inlines.ts'
import type { Known, NamedMedicineFacts } from '../facts/known.ts'
import { type Name, namesOf } from '../words/names.ts'
import { follows } from '../people/reach.ts'

/** Where a run of text stands, as far as it hangs on that who reads it. */
export interface Standing {
  when: readonly Condition[]
  depth: Block['depth']
  sensitive: boolean
}

/** A run of text with the medicines it names: a handout leaves it out when one of them is no choice. */
interface Run extends Standing {
  medicines: readonly string[]
}

/** What a page has mentioned so far, and before whom. */
export class Mentions {
  readonly #places = new Map<string, Run[]>()

  /** Notes a mention. True when somebody may read this one who has read none before it. */
  isFirst({ kind, id }: Pick<Name, 'kind' | 'id'>, here: Run): boolean {
    const key = `${kind} ${id}`
    const earlier = this.#places.get(key) ?? []
    if (earlier.some((place) => isReadBefore(place, here))) return false
    this.#places.set(key, [...earlier, here])
    return true
  }
}

/**
 * Whether everybody who reads a text has read the earlier one. ‘More about this’ and sensitive matter may stay closed, and
 * a text for a larger circle may be left out for a medicine that is not named here.
 */
function isReadBefore(earlier: Run, here: Run): boolean {
  const mayBeCut = earlier.medicines.some((id) => !here.medicines.includes(id))
  if (mayBeCut && JSON.stringify(earlier.when) !== JSON.stringify(here.when)) return false
  return (
    // On paper nothing is folded.
    (earlier.depth === 'short' || here.depth === 'more' || earlier.depth === here.depth) &&
    (!earlier.sensitive || here.sensitive) &&
    follows(earlier.when, here.when)
  )
}

/**
 * Turns names in plain text into links: every mention of a medicine, and the first mention of a glossary word.
 * A mention is the first as long as somebody may read it who has read none before, since texts for other people are left out.
 * At its first mention a medicine is printed with its first brand beside the generic name, or the other way round,
 * unless the writer put them side by side already. A link that names it is a mention, too. Headings link medicines only,
 * and print what stands there.
 */
export function linkNames(
  inlines: readonly Inline[],
  place: 'heading' | 'text',
  mentions: Mentions,
  standing: Standing,
  known: Known,
): Inline[] {
  const named = known.names.find(plainText(inlines)).filter(({ name }) => name.kind === 'medicine')
  return linkRun(inlines, place, mentions, { ...standing, medicines: named.map(({ name }) => name.id) }, known)
}

function linkRun(
  inlines: readonly Inline[],
  place: 'heading' | 'text',
  mentions: Mentions,
  here: Run,
  known: Known,
): Inline[] {
  const linked = inlines.flatMap((inline, index): Inline[] => {
    if (inline.type === 'strong' || inline.type === 'emphasis') {
      return [{ type: inline.type, children: linkRun(inline.children, place, mentions, here, known) }]
    }
    if (inline.type === 'term') mentions.isFirst({ kind: 'term', id: inline.id }, here)
    if (inline.type !== 'text' && inline.type !== 'page') return [inline]
    const before = plainText(inlines.slice(0, index))
    const after = plainText(inlines.slice(index + 1))
    if (inline.type === 'page')
      return [
        {
          ...inline,
          text: place === 'heading' ? inline.text : branded(inline.text, before, after, mentions, here, known),
        },
      ]
    return linkText(inline.text, before, after, place, mentions, here, known)
  })
  return mergeTexts(linked)
}

function linkText(
  text: string,
  before: string,
  after: string,
  place: 'heading' | 'text',
  mentions: Mentions,
  here: Run,
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
      if (place === 'heading') continue
      const partner = partnerAtFirst(
        name,
        words,
        before + text.slice(0, from),
        text.slice(to) + after,
        mentions,
        here,
        known,
      )
      if (partner !== null) out.push({ type: 'text', text: ` (${partner})` })
    } else {
      known.uses.add('term', name.id)
      if (place === 'heading' || !mentions.isFirst(name, here)) continue
      push(from)
      out.push({ type: 'term', id: name.id, text: words })
      at = to
    }
  }
  push(text.length)
  return out
}

/** The label of a link, which stays in one piece: the brand stands in it, right behind the name. */
function branded(label: string, before: string, after: string, mentions: Mentions, here: Run, known: Known): string {
  let out = ''
  let at = 0
  for (const { from, to, name } of known.names.find(label)) {
    if (name.kind !== 'medicine') continue
    const words = label.slice(from, to)
    const partner = partnerAtFirst(
      name,
      words,
      before + label.slice(0, from),
      label.slice(to) + after,
      mentions,
      here,
      known,
    )
    if (partner === null) continue
    out += `${label.slice(at, to)} (${partner})`
    at = to
  }
  return out + label.slice(at)
}

/** What is printed beside a name at its first mention; null at later ones, and where nothing is to be added. */
function partnerAtFirst(
  name: Name,
  written: string,
  before: string,
  after: string,
  mentions: Mentions,
  here: Run,
  known: Known,
): string | null {
  const medicine = known.medicines?.get(name.id)
  const isPartOfWord = /^[-’']/.test(after)
  if (!medicine || isPartOfWord || !mentions.isFirst(name, here)) return null
  return partnerName(medicine, written, before.slice(-60), after.slice(0, 60))
}

/** The brand for a generic name, the generic name for a brand; null if another name stands beside it already or there is none. */
function partnerName(medicine: NamedMedicineFacts, written: string, before: string, after: string): string | null {
  const others = namesOf(medicine).filter((name) => name.toLowerCase() !== written.toLowerCase())
  const follows = /^\s*\(([^)]*)/.exec(after)?.[1] ?? ''
  const insideParentheses = /\([^)]*$/.test(before)
  const beside = (insideParentheses ? before : follows).toLowerCase()
  if (others.some((name) => beside.includes(name.toLowerCase()))) return null
  const isBrand = medicine.brands.some((brand) => brand.toLowerCase() === written.toLowerCase())
  return isBrand ? medicine.generic : (medicine.brands[0] ?? null)
}
