import { limits } from '../schema/limits.ts'
import type { Guide } from '../schema/guide.ts'
import type { UrgentPhrase, UrgentSlot, UrgentTopic } from '../schema/urgent.ts'
import type { Language } from '../languages/language.ts'
import { isSlip } from '../text/slips.ts'
import { UrgentReading, type UrgentToken } from './urgent-reading.ts'

/** A search that may come from a person who needs help now. */
export interface Urgent {
  /** Whether it is about self-harm. */
  crisis: boolean
}

/** Tells whether a search may be urgent; null when it is not. Keeps nothing of a search. */
export type UrgentReader = (query: string) => Urgent | null

/** So many words of another kind may stand between the words of a phrase that allows them. */
const mostBetween = 3

/**
 * Reads searches for signs that need help at once, by the guide's own phrases (`urgent.yaml`). Misspelled words count; a right
 * word of the language is never read as a misspelled one.
 */
export function urgentReader(
  { urgent, medicines, glossary }: Pick<Guide, 'urgent' | 'medicines' | 'glossary'>,
  { search }: Pick<Language, 'search'>,
): UrgentReader {
  const names = [
    ...medicines.flatMap(({ generic, shortName, brands, aliases }) => [
      generic,
      shortName ?? '',
      ...brands,
      ...aliases,
    ]),
    ...glossary.flatMap(({ term, also }) => [term, ...also]),
  ]
  const reading = new UrgentReading(urgent, names, search, (typed, meant) => isSlip(typed, meant, search.soundOf))
  const aside = { before: reading.wordSet(urgent.asides.before), after: reading.wordSet(urgent.asides.after) }
  const denials = reading.wordSet(urgent.denials)
  const afterDenial = reading.wordSet(urgent.afterDenial)

  const denied = (tokens: readonly UrgentToken[], from: number) => {
    // 'not breathing': the denial is a part of the phrase.
    if (denials(tokens[from])) return false
    let at = from - 1
    while (at >= 0 && !denials(tokens[at]) && afterDenial(tokens[at])) at--
    return denials(tokens[at])
  }
  const asked = (tokens: readonly UrgentToken[], { from, to }: Span) => {
    let [before, after] = [from - 1, to + 1]
    while (before >= 0 && !aside.before(tokens[before]) && reading.isBetween(tokens[before])) before--
    while (after < tokens.length && !aside.after(tokens[after]) && reading.isBetween(tokens[after])) after++
    return aside.before(tokens[before]) || aside.after(tokens[after])
  }
  const says = ({ phrases, crisis }: UrgentTopic, tokens: readonly UrgentToken[], mayStand: MayStand) =>
    phrases
      .filter(mayStand)
      .some((phrase) =>
        spansOf(phrase, tokens, reading).some((span) => !denied(tokens, span.from) && (crisis || !asked(tokens, span))),
      )

  return (query) => {
    const tokens = reading.tokensOf(query.slice(0, limits.query))
    const mayStand = reading.mayStandIn(tokens)
    for (const phrase of urgent.everyday.filter(mayStand))
      for (const { from, to } of spansOf(phrase, tokens, reading)) tokens.fill({ kind: 'other' }, from, to + 1)
    const topics = urgent.topics.filter((topic) => says(topic, tokens, mayStand))
    return topics.length > 0 ? { crisis: topics.some(({ crisis }) => crisis) } : null
  }
}

type MayStand = (phrase: UrgentPhrase) => boolean

/** The tokens [from, to] that a phrase stands at. */
interface Span {
  from: number
  to: number
}

/** Where a phrase stands. */
function spansOf(phrase: UrgentPhrase, tokens: readonly UrgentToken[], reading: UrgentReading): Span[] {
  const { slots, anyOrder, whole } = phrase
  const orders = anyOrder ? ordersOf(slots) : [slots]
  const spans = orders.flatMap((order) =>
    tokens.flatMap((_, from) => {
      const to = endOf(order, tokens, from, reading)
      return to === null ? [] : [{ from, to }]
    }),
  )
  const isAll = ({ from, to }: Span) =>
    tokens.every((token, at) => (at >= from && at <= to) || reading.isBetween(token))
  return whole ? spans.filter(isAll) : spans
}

/** The last token of a phrase that begins at a token; null where it does not. */
function endOf(
  slots: readonly UrgentSlot[],
  tokens: readonly UrgentToken[],
  from: number,
  reading: UrgentReading,
): number | null {
  const [first, ...rest] = slots
  if (!first || !reading.fits(tokens[from], first)) return null
  const [next] = rest
  if (!next) return from
  for (let at = from + 1; at < tokens.length; at++) {
    const end = reading.fits(tokens[at], next) ? endOf(rest, tokens, at, reading) : null
    if (end !== null) return end
    if (tokens[at]?.kind === 'other') return null
    if (next.far ? at - from > mostBetween : !reading.isBetween(tokens[at])) return null
  }
  return null
}

/** Every order of the places of a phrase; from one to the next, as many words may stand between. */
function ordersOf(slots: readonly UrgentSlot[]): UrgentSlot[][] {
  if (slots.length <= 1) return [[...slots]]
  return slots.flatMap((slot, at) =>
    ordersOf(slots.filter((_, other) => other !== at)).map((rest) =>
      [slot, ...rest].map((one) => ({ ...one, far: true })),
    ),
  )
}
