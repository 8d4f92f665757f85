import { emptyProfile, type Subtype, subtypeOf } from '../schema/profile.ts'
import { holds } from '../tailor/conditions.ts'
import { type Receptor, type Result, searchReceptors } from '../languages/receptor-words.ts'
import type { Lexicon } from './lexicon.ts'
import { type Biomarker, biomarkerTerms } from '../vocabulary/biomarkers.ts'
import { personOf } from '../tailor/person.ts'
import type { Passage } from './passages.ts'
import type { Stated } from './receptor-elements.ts'
import type { ReceptorReader, ReceptorReading } from './receptor-reader.ts'

/** How a passage relates to the results in a query, in the order in which they are shown. */
export type Fit =
  /** A word or page for these results together: of three negative ones, triple-negative. */
  | 'whole'
  /** A word for these results. */
  | 'named'
  /** For people with these results. */
  | 'for'
  | 'everyone'
  /** Perhaps for people with other results, or asked for by other words of the query. */
  | 'other'
  /** For people with the opposite result only. */
  | 'opposite'

const order: Record<Fit, number> = { whole: 0, named: 1, for: 2, everyone: 3, other: 4, opposite: 5 }

/** One person for each combination of receptors. */
const people = (['positive', 'negative'] as const).flatMap((hr) =>
  (['positive', 'negative'] as const).map((her2) => personOf({ ...emptyProfile, hr, her2 })),
)

/** The results a passage is about. */
interface About {
  /** The subtypes it is for; null for everyone. */
  subtypes: ReadonlySet<Subtype> | null
  /** What the title and the names of a glossary word state, each by itself. */
  names: readonly Stated[]
  /** Whether the title says nothing else. */
  isWhole: boolean
  /** The receptor that a glossary word is. */
  receptor: Receptor | null
  /** The biomarker that a glossary word is. */
  biomarker: Biomarker | null
  /** The results of biomarkers that the title and the heading state. */
  results: Stated
}

/** The results in a query, as the subtypes of people who can have them. */
export interface Asked {
  stated: Stated
  /** Subtypes that the results allow. */
  possible: ReadonlySet<Subtype>
  /** Subtypes that they point to: 'ER-negative' alone points to HR-negative cancer, though PR may be positive. */
  likely: ReadonlySet<Subtype>
  unclear: ReadonlySet<Receptor>
}

/** Judges passages by the receptor results in a query, so that no answer is the opposite of what was asked. */
export class ReceptorFit {
  readonly #reader: ReceptorReader
  readonly #lexicon: Lexicon
  readonly #about = new WeakMap<Passage, About>()

  constructor(reader: ReceptorReader, lexicon: Lexicon) {
    this.#reader = reader
    this.#lexicon = lexicon
  }

  /** Whom a query concerns. */
  asked({ stated, unclear }: Pick<ReceptorReading, 'stated' | 'unclear'>): Asked {
    const { sure, likely } = hormoneResult(stated)
    const her2 = stated.get('her2') ?? null
    const all = new Map(stated)
    if (sure) all.set('hr', sure)
    return { stated: all, possible: subtypesWith(sure, her2), likely: subtypesWith(sure ?? likely, her2), unclear }
  }

  /** How a passage fits; `rest` are the stems of the query's other words. */
  of(passage: Passage, asked: Asked, rest: ReadonlySet<string>): Fit {
    const { subtypes, names, isWhole, receptor, biomarker, results } = this.#aboutOf(passage)
    if (receptor && asked.unclear.has(receptor)) return 'named'
    if (biomarker && (asked.stated.has(biomarker) || asked.unclear.has(biomarker))) return 'named'
    for (const [name, result] of results) {
      if (asked.unclear.has(name)) return 'other'
      if (asked.stated.has(name)) return asked.stated.get(name) === result ? 'for' : 'opposite'
    }
    if ([...passage.needs].some((id) => asked.stated.get(id) === 'negative')) return 'other'
    const [only] = asked.likely
    if (only && asked.likely.size === 1 && isWhole && !passage.heading && subtypes?.size === 1 && subtypes.has(only))
      return 'whole'
    if (names.some((name) => [...name].every(([receptor, result]) => asked.stated.get(receptor) === result)))
      return 'named'
    if (subtypes === null) return 'everyone'
    if ([...asked.unclear].some((receptor) => decides(receptor, subtypes))) return 'other'
    const shared = [...subtypes].filter((subtype) => asked.likely.has(subtype)).length
    // A word for something else that such people may have is no better than any other word.
    if (shared > 0) return passage.kind === 'word' && shared < subtypes.size ? 'everyone' : 'for'
    if ([...subtypes].some((subtype) => asked.possible.has(subtype))) return 'other'
    const { wordsOf, stemOf } = this.#lexicon
    const words = [passage.title, ...passage.names].flatMap((name) => wordsOf(name))
    return words.some(({ word }) => rest.has(stemOf(word))) ? 'other' : 'opposite'
  }

  /**
   * How much of what a passage is about is asked for, from 0 to 1: the more results a word names, the better, and a page
   * about a type of cancer before one about its treatment.
   */
  share(passage: Passage, asked: Asked): number {
    const { subtypes, names, isWhole, biomarker } = this.#aboutOf(passage)
    if (biomarker) return 1
    const named = Math.max(
      0,
      ...names.map((name) =>
        [...name].every(([receptor, result]) => asked.stated.get(receptor) === result) ? name.size : 0,
      ),
    )
    if (named > 0) return named / searchReceptors.length
    if (subtypes === null) return 1
    const shared = [...subtypes].filter((subtype) => asked.likely.has(subtype)).length
    return (shared === 0 ? 1 : shared / subtypes.size) * (isWhole ? 1 : 0.6)
  }

  #aboutOf(passage: Passage): About {
    const known = this.#about.get(passage)
    if (known) return known
    const conditions = passage.when.filter(({ subtype, hr, her2 }) => subtype ?? hr ?? her2)
    const titles = [passage.title, passage.heading].map((title) => this.#reader.read(title))
    let subtypes: ReadonlySet<Subtype> | null = null
    const narrow = (those: ReadonlySet<Subtype>) => {
      const both = [...those].filter((subtype) => subtypes?.has(subtype) ?? true)
      // What is for people without a result is for everyone here.
      if (both.length > 0) subtypes = new Set(both)
    }
    for (const { subtype, hr, her2 } of conditions) {
      const receptorsOnly = { ...(subtype && { subtype }), ...(hr && { hr }), ...(her2 && { her2 }) }
      narrow(new Set(people.filter((person) => holds(receptorsOnly, person)).map(subtypeOf)))
    }
    for (const { stated } of titles)
      if (searchReceptors.some((receptor) => stated.has(receptor)))
        narrow(subtypesWith(hormoneResult(stated).sure, stated.get('her2') ?? null))
    const names =
      passage.kind === 'word'
        ? [passage.title, ...passage.names].map((name) => this.#reader.read(name).stated).filter(({ size }) => size > 0)
        : []
    const results = new Map(
      titles.flatMap(({ stated }) => [...stated]).filter(([name]) => biomarkerTerms.some(({ id }) => id === name)),
    )
    const term =
      passage.kind === 'word' ? biomarkerTerms.find(({ spellings }) => spellings.includes(passage.title)) : null
    const receptor = passage.kind === 'word' ? this.#reader.receptorOf(passage.title) : null
    const isWhole = titles[0]?.rest.length === 0
    const about = { subtypes, names, isWhole, receptor, biomarker: term?.id ?? null, results }
    this.#about.set(passage, about)
    return about
  }
}

/** Compares two fits: what comes first is shown first. */
export function compareFits(a: Fit, b: Fit): number {
  return order[a] - order[b]
}

/** The hormone receptors as one result: positive where any of them is, negative where both are. */
function hormoneResult(stated: Stated): { sure: Result | null; likely: Result | null } {
  const given = (['hr', 'er', 'pr'] as const satisfies Receptor[]).map((receptor) => stated.get(receptor))
  const [hr, er, pr] = given
  const isPositive = given.includes('positive')
  const isNegative = hr === 'negative' || (er === 'negative' && pr === 'negative')
  if (isPositive && isNegative) return { sure: null, likely: null }
  if (isPositive) return { sure: 'positive', likely: 'positive' }
  if (isNegative) return { sure: 'negative', likely: 'negative' }
  return { sure: null, likely: given.includes('negative') ? 'negative' : null }
}

/** Whether all these subtypes have the same result of a receptor. */
function decides(receptor: Receptor, subtypes: ReadonlySet<Subtype>): boolean {
  const key = receptor === 'her2' ? 'her2' : 'hr'
  const values = people.filter((person) => subtypes.has(subtypeOf(person))).map((person) => person[key])
  return new Set(values).size === 1
}

function subtypesWith(hr: Result | null, her2: Result | null): Set<Subtype> {
  return new Set(
    people
      .filter((person) => (hr === null || person.hr === hr) && (her2 === null || person.her2 === her2))
      .map(subtypeOf),
  )
}
