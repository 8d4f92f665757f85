import type { ReceptorName, ReceptorWords, Receptor } from '../languages/receptor-words.ts'
import type { Synonym } from '../schema/guide.ts'
import type { Lexicon } from './lexicon.ts'
import type { Passage } from './passages.ts'
import { biomarkerNames, isHer2, plain, ReceptorElements, type Stated } from './receptor-elements.ts'
import { agreed, statementsIn } from './receptor-statements.ts'

/** What a query says about receptors. */
export interface ReceptorReading {
  stated: Stated
  /** Receptors whose result is said to be unclear: 'HER2 2+', 'ER borderline'. */
  unclear: ReadonlySet<Receptor>
  /** The query with each result in the guide's own words: 'HER2-negative' for 'her2 neg', 'HER2−', 'not HER2+'. */
  text: string
  /** The same with the results of biomarkers, which the search leaves out: 'BRCA-positive'. */
  shown: string
  /** Whether a sign, a score, a negation or a slip was read as a result, which the visitor should be shown. */
  interpreted: boolean
  /** The other words that count; none where the query asks for nothing but these results. */
  rest: string[]
}

/**
 * Reads receptor results from what people type ('HER2−', 'er neg/pr+', 'not her2 positive'). The names come from
 * language and from the guide: its glossary and its synonyms. Results that contradict each other are not stated.
 */
export class ReceptorReader {
  readonly #words: ReceptorWords
  readonly #lexicon: Lexicon
  readonly #elements: ReceptorElements

  constructor(passages: readonly Passage[], synonyms: readonly Synonym[], receptors: ReceptorWords, lexicon: Lexicon) {
    this.#words = receptors
    this.#lexicon = lexicon
    this.#elements = new ReceptorElements(receptors, lexicon)
    const { keyOf } = this.#elements
    const words = passages.filter(({ kind }) => kind === 'word')
    for (const row of [...receptors.receptors, ...biomarkerNames(receptors)]) {
      const entry = words.find(({ title }) => title === row.term)
      if (!entry) continue
      const ownNames = [entry.title, ...entry.names].filter((name) => this.read(name).stated.size === 0)
      const known = new Set(ownNames.map(keyOf))
      const synonymous = synonyms.filter(({ means }) => means.every((meaning) => known.has(keyOf(meaning))))
      for (const name of [...ownNames, ...synonymous.flatMap(({ words }) => words)]) this.#elements.addName(name, row)
    }
    const terms = words.map(({ title, names }) => ({ words: names, means: [title] }))
    for (const { words, means } of [...terms, ...synonyms]) {
      const stated = this.#statedBy(means)
      if (stated) for (const word of words) this.#addPhrase(word, stated, means.join(' '))
    }
  }

  /** Reads a query. Never throws; a query without results is returned as it is. */
  read(query: string): ReceptorReading {
    const text = plain(query)
    const tokens = this.#elements.tokensOf(text)
    const elements = this.#elements.of(tokens, /[\p{L}\p{N}]$/u.test(text))
    const found = statementsIn(elements, this.#words)
    const { stated, unclear } = agreed(found)
    const kept = found.filter(({ results }) =>
      [...results].every(([receptor, value]) => stated.get(receptor) === value),
    )
    const starts = new Map(kept.map((statement) => [statement.first, statement]))
    const parts: { text: string; shown: string; from: number; to: number }[] = []
    const rest: string[] = []
    for (let place = 0; place < elements.length; place++) {
      const element = elements[place]
      if (!element) continue
      const statement = starts.get(place)
      const end = elements[statement?.last ?? place] ?? element
      const span = tokens.slice(element.from, end.to + 1)
      const [from, to] = [span[0]?.from ?? 0, span.at(-1)?.to ?? 0]
      place = statement?.last ?? place
      if (statement) parts.push({ text: statement.searched, shown: statement.name, from, to })
      else if (element.kind === 'receptor' || element.kind === 'other') {
        const own = span.filter(({ kind }) => kind === 'word').map((token) => token.text)
        rest.push(...own.filter((word) => !this.#lexicon.isStopWord(word)))
        if (element.kind === 'receptor' && (element.implied || this.#isOwnSpelling(element.row, own)))
          parts.push({ text: element.row.name, shown: element.row.name, from, to })
      }
    }
    const interpreted = kept.some((statement) => statement.interpreted)
    const whole = stated.size > 0 && rest.length === 0
    // Among other words, a result is two words: as one name it would outweigh them.
    if (!whole) for (const part of parts) if (part.text === part.shown) part.text = part.text.replaceAll('-', ' ')
    const written = (texts: readonly { text: string; from: number; to: number }[]) =>
      texts.length === 0 ? query : whole ? texts.map((part) => part.text).join(' ') : replaced(text, texts)
    return {
      stated,
      unclear,
      text: written(parts),
      shown: written(parts.map((part) => ({ ...part, text: part.shown }))),
      interpreted,
      rest,
    }
  }

  #addPhrase(phrase: string, stated: Stated, name: string): void {
    if (this.read(phrase).stated.size === 0) this.#elements.addPhrase(phrase, stated, name)
  }

  /** What all of these phrases state together; null where one of them says anything else. */
  #statedBy(phrases: readonly string[]): Stated | null {
    const readings = phrases.map((phrase) => this.read(phrase))
    if (readings.length === 0 || readings.some(({ stated, rest }) => stated.size === 0 || rest.length > 0)) return null
    return new Map(readings.flatMap(({ stated }) => [...stated]))
  }

  /** The receptor of which this is the glossary's term; null of any other word. */
  receptorOf(term: string): Receptor | null {
    const row = this.#words.receptors.find((one) => one.term === term)
    return row?.receptors.length === 1 ? (row.receptors[0] ?? null) : null
  }

  /** Whether a word is a name and a result in one, as the index has them: 'her2negative', 'receptorpositive'. */
  endsWithResult(word: string): boolean {
    return this.#elements.endsWithResult(word)
  }

  /** Whether a name of HER2 is one that only the table has ('HER2/neu'), so that the guide does not know it. */
  #isOwnSpelling(row: ReceptorName, words: readonly string[]): boolean {
    const { keyOf } = this.#elements
    const key = words.join('')
    return isHer2(row) && row.said.some((name) => name !== row.name && keyOf(name) === key)
  }
}

/** A text with these parts put in. */
function replaced(text: string, parts: readonly { text: string; from: number; to: number }[]): string {
  let written = ''
  let at = 0
  for (const part of parts) {
    written += `${text.slice(at, part.from)} ${part.text} `
    at = part.to
  }
  return (written + text.slice(at)).replace(/\s+/g, ' ').trim()
}
