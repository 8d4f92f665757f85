import Fuse from 'fuse.js'
import type { Synonym } from '../schema/guide.ts'
import type { Passage } from './passages.ts'
import { type Receptor, receptorTerms, type Result } from './receptor-terms.ts'
import { fold, isStopWord } from './words.ts'

/** Test results that a text states: `her2` → `negative`. */
export type Stated = ReadonlyMap<Receptor, Result>

/** What a query says about receptors. */
export interface ReceptorReading {
  stated: Stated
  /** Receptors whose result is said to be unclear: 'HER2 2+', 'ER borderline'. */
  unclear: ReadonlySet<Receptor>
  /** The query with each result in the guide's own words: 'HER2-negative' for 'her2 neg', 'HER2−', 'not HER2+'. */
  text: string
  /** Whether a sign, a score, a negation or a slip was read as a result, which the visitor should be shown. */
  interpreted: boolean
  /** The other words that count; none where the query asks for nothing but these results. */
  rest: string[]
}

interface Token {
  /** A word in lower case without accents and apostrophes, a sign (`+`, `-`, `+++`), or one mark. */
  text: string
  kind: 'word' | 'sign' | 'mark'
  from: number
  to: number
  /** Whether it directly follows the token before. */
  joined: boolean
}

type Row = (typeof receptorTerms.receptors)[number]

/** A part of a query; `from` and `to` are its first and last token. */
type Element = { from: number; to: number } & (
  | { kind: 'receptor'; row: Row; interpreted: boolean }
  /** `short`: written as a sign, or as 'plus' or 'minus'. `interpreted`: not the word itself. */
  | { kind: 'result'; result: Result | null; short: boolean; interpreted: boolean }
  | { kind: 'phrase'; stated: Stated; name: string }
  | { kind: 'joiner'; isHyphen: boolean }
  | { kind: 'negation' | 'filler' | 'other' }
)

/** Receptors of one list, or a result; `first` and `last` are its elements. */
interface Run {
  kind: 'run'
  rows: Row[]
  negated: boolean
  interpreted: boolean
  first: number
  last: number
}
interface Value {
  kind: 'value'
  result: Result | null
  interpreted: boolean
  first: number
  last: number
}

/** A run with its result, at the elements from `first` to `last`. */
interface Statement {
  /** Null: said to be unclear; `mixed`: both results are named. */
  results: ReadonlyMap<Receptor, Result | 'mixed' | null>
  name: string
  interpreted: boolean
  first: number
  last: number
}

/** A word shorter than this is not compared with misspelt ones. */
const leastSlipLength = 6
/** Bounds the work for a query. */
const mostTokens = 80
/** How many words are remembered with what they are a slip of. */
const mostRemembered = 500
/** The longest name has so many words ('human epidermal growth factor receptor 2'). */
const mostNameWords = 6
/** How many letters of 'positive' or 'negative' the last word of an unfinished query needs. */
const leastPrefix = 3

const opposite: Record<Result, Result> = { positive: 'negative', negative: 'positive' }
const results = receptorTerms.results
const resultOfWord = new Map<string, Result | null>(
  results.flatMap(({ result, words }) => words.map((word) => [word, result] as const)),
)
const resultOfSign = new Map<string, Result | null>(
  results.flatMap(({ result, signs }) => signs.map((sign) => [sign, result] as const)),
)
const resultOfScore = new Map<string, Result | null>(
  results.flatMap(({ result, scores }) => scores.map((score) => [score, result] as const)),
)
const signWords: ReadonlySet<string> = new Set(['plus', 'minus'])
const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words)
const negations = setOf(receptorTerms.negations)
const joiners = setOf(receptorTerms.joiners)
const fillers = setOf(receptorTerms.fillers)
const signEndings = setOf(receptorTerms.signEndings)
const joiningMarks = setOf([',', ';', '/', '&', '|', '.'])
const emptyMarks = setOf(['(', ')', '[', ']', ':', '=', '"', '“', '”', '?', '!'])

/** The letters and digits of a name: 'HER-2/neu' → 'her2neu'. */
const keyOf = (name: string) => fold(name).replace(/[^\p{L}\p{N}]/gu, '')

/** Width forms and superscripts become plain, all dashes one hyphen, and what cannot be seen is dropped. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(/[\p{Pd}\u2212\u02D7\u207B\u208B]/gu, '-')
    .replace(/[\u207A\u208A\u02D6\u2795]/gu, '+')
    .replace(/\u2796/gu, '-')
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’´`]*|[+\-±]+|[^\s\p{L}\p{N}]/gu)) {
    if (tokens.length === mostTokens) break
    const [raw] = match
    const isWord = /^[\p{L}\p{N}]/u.test(raw)
    const from = match.index
    tokens.push({
      text: isWord ? fold(raw).replace(/['’´`]/gu, '') : raw,
      kind: isWord ? 'word' : /^[+\-±]/u.test(raw) ? 'sign' : 'mark',
      from,
      to: from + raw.length,
      joined: tokens.at(-1)?.to === from,
    })
  }
  return tokens
}

/**
 * Reads receptor results from what people type ('HER2−', 'er neg/pr+', 'not her2 positive'). The names come from
 * `receptorTerms` and from the guide: its glossary and its synonyms. Results that contradict each other are not stated.
 */
export class ReceptorReader {
  readonly #rows = new Map<string, Row>()
  readonly #phrases = new Map<string, { stated: Stated; name: string }>()
  /** Long names and results of the table, for slips of the finger. */
  readonly #slips = new Fuse(
    [...receptorTerms.receptors.flatMap(({ said }) => said.map(keyOf)), ...resultOfWord.keys()].filter(
      (word) => word.length > leastSlipLength,
    ),
    { threshold: 0.2, distance: 8, ignoreFieldNorm: true },
  )

  readonly #slipOfWord = new Map<string, string | null>()

  constructor(passages: readonly Passage[], synonyms: readonly Synonym[]) {
    for (const row of receptorTerms.receptors) for (const name of row.said) this.#add(name, row)
    const words = passages.filter(({ kind }) => kind === 'word')
    for (const row of receptorTerms.receptors) {
      const entry = words.find(({ title }) => title === row.term)
      if (!entry) continue
      const ownNames = [entry.title, ...entry.names].filter((name) => this.read(name).stated.size === 0)
      const known = new Set(ownNames.map(keyOf))
      const synonymous = synonyms.filter(({ means }) => means.every((meaning) => known.has(keyOf(meaning))))
      for (const name of [...ownNames, ...synonymous.flatMap(({ words }) => words)]) this.#add(name, row)
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
    const tokens = tokensOf(text)
    const elements = this.#elementsOf(tokens, /[\p{L}\p{N}]$/u.test(text))
    const found = statementsIn(elements)
    const { stated, unclear } = agreed(found)
    const kept = found.filter(({ results }) =>
      [...results].every(([receptor, value]) => stated.get(receptor) === value),
    )
    const starts = new Map(kept.map((statement) => [statement.first, statement]))
    const parts: { text: string; from: number; to: number }[] = []
    const rest: string[] = []
    for (let place = 0; place < elements.length; place++) {
      const element = elements[place]
      if (!element) continue
      const statement = starts.get(place)
      const end = elements[statement?.last ?? place] ?? element
      const span = tokens.slice(element.from, end.to + 1)
      const [from, to] = [span[0]?.from ?? 0, span.at(-1)?.to ?? 0]
      place = statement?.last ?? place
      if (statement) parts.push({ text: statement.name, from, to })
      else if (element.kind === 'receptor' || element.kind === 'other') {
        const own = span.filter(({ kind }) => kind === 'word').map((token) => token.text)
        rest.push(...own.filter((word) => !isStopWord(word)))
        if (element.kind === 'receptor' && isOwnSpelling(element.row, own))
          parts.push({ text: element.row.name, from, to })
      }
    }
    const interpreted = kept.some((statement) => statement.interpreted)
    const whole = stated.size > 0 && rest.length === 0
    // Among other words, a result is two words: as one name it would outweigh them.
    if (!whole) for (const part of parts) part.text = part.text.replaceAll('-', ' ')
    return {
      stated,
      unclear,
      text: parts.length === 0 ? query : whole ? parts.map((part) => part.text).join(' ') : replaced(text, parts),
      interpreted,
      rest,
    }
  }

  #add(name: string, row: Row): void {
    const key = keyOf(name)
    if (key !== '' && !this.#rows.has(key)) this.#rows.set(key, row)
  }

  #addPhrase(phrase: string, stated: Stated, name: string): void {
    const key = keyOf(phrase)
    if (key !== '' && this.read(phrase).stated.size === 0) this.#phrases.set(key, { stated, name })
  }

  /** What all of these phrases state together; null where one of them says anything else. */
  #statedBy(phrases: readonly string[]): Stated | null {
    const readings = phrases.map((phrase) => this.read(phrase))
    if (readings.length === 0 || readings.some(({ stated, rest }) => stated.size === 0 || rest.length > 0)) return null
    return new Map(readings.flatMap(({ stated }) => [...stated]))
  }

  #elementsOf(tokens: readonly Token[], unfinished: boolean): Element[] {
    const elements: Element[] = []
    for (let at = 0; at < tokens.length; at = (elements.at(-1)?.to ?? at) + 1) {
      const before = elements.findLast(({ kind }) => kind !== 'joiner' && kind !== 'filler')
      elements.push(...this.#elementAt(tokens, at, before, unfinished))
    }
    return elements.map((element, place) => settled(element, place, elements))
  }

  #elementAt(tokens: readonly Token[], at: number, before: Element | undefined, unfinished: boolean): Element[] {
    const token = tokens[at]
    if (!token) return []
    const here = { from: at, to: at }
    if (token.kind === 'mark')
      return [
        joiningMarks.has(token.text)
          ? { kind: 'joiner', isHyphen: false, ...here }
          : { kind: emptyMarks.has(token.text) ? 'filler' : 'other', ...here },
      ]
    if (token.kind === 'sign') return [signAt(tokens, at, before)]
    const score = scoreAt(tokens, at, before)
    if (score) return [score]
    for (let count = mostNameWords; count > 0; count--) {
      const name = nameAt(tokens, at, count)
      if (!name) continue
      const row = this.#rows.get(name.key)
      if (row) return [{ kind: 'receptor', row, interpreted: false, from: at, to: name.to }]
      const phrase = this.#phrases.get(name.key)
      if (phrase) return [{ kind: 'phrase', ...phrase, from: at, to: name.to }]
    }
    const { text } = token
    const result = resultOfWord.get(text)
    if (result !== undefined)
      return [{ kind: 'result', result, short: signWords.has(text), interpreted: false, ...here }]
    const glued = this.#glued(text)
    if (glued)
      return [
        { kind: 'receptor', row: glued.row, interpreted: false, ...here },
        { kind: 'result', result: glued.result, short: false, interpreted: false, ...here },
      ]
    if (negations.has(text) && !(joiners.has(text) && before?.kind === 'receptor'))
      return [{ kind: 'negation', ...here }]
    if (joiners.has(text)) return [{ kind: 'joiner', isHyphen: false, ...here }]
    if (fillers.has(text)) return [{ kind: 'filler', ...here }]
    const isLast = unfinished && at === tokens.length - 1
    const begun = isLast && text.length >= leastPrefix ? beginningOf(text) : undefined
    if (begun !== undefined && before?.kind === 'receptor')
      return [{ kind: 'result', result: begun, short: false, interpreted: false, ...here }]
    const slip = text.length >= leastSlipLength && !isStopWord(text) ? this.#slipOf(text) : null
    const row = slip === null ? undefined : this.#rows.get(slip)
    if (row) return [{ kind: 'receptor', row, interpreted: true, ...here }]
    const slipResult = slip === null ? undefined : resultOfWord.get(slip)
    if (slipResult !== undefined)
      return [{ kind: 'result', result: slipResult, short: false, interpreted: true, ...here }]
    return [{ kind: 'other', ...here }]
  }

  /** The long name or result that a word is a slip of. */
  #slipOf(word: string): string | null {
    const known = this.#slipOfWord.get(word)
    if (known !== undefined) return known
    const meant = this.#slips.search(word, { limit: 1 })[0]?.item ?? null
    const slip = meant !== null && Math.abs(meant.length - word.length) <= 1 ? meant : null
    if (this.#slipOfWord.size > mostRemembered) this.#slipOfWord.clear()
    this.#slipOfWord.set(word, slip)
    return slip
  }

  /** A receptor and its result written as one word: 'her2neg', 'erpos'. */
  #glued(word: string): { row: Row; result: Result | null } | null {
    for (const [ending, result] of resultOfWord) {
      if (!word.endsWith(ending)) continue
      const row = this.#rows.get(word.slice(0, -ending.length))
      if (row) return { row, result }
    }
    return null
  }
}

/** Whether a word is a name and a result in one, as the index has them: 'her2negative', 'receptorpositive'. */
export function endsWithResult(word: string): boolean {
  for (const result of resultOfWord.keys())
    if (result.length > leastSlipLength && word.length > result.length && word.endsWith(result)) return true
  return false
}

/** Whether a name of HER2 is one that only the table has ('HER2/neu'), so that the guide does not know it. */
function isOwnSpelling(row: Row, words: readonly string[]): boolean {
  const key = words.join('')
  return row.name === 'HER2' && row.said.some((name) => name !== row.name && keyOf(name) === key)
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

/** The result that an unfinished word begins. */
function beginningOf(word: string): Result | null | undefined {
  for (const [whole, result] of resultOfWord) if (whole.startsWith(word)) return result
  return undefined
}

/** The key of so many words from here, joined by nothing, spaces, hyphens or slashes; null where there are not so many. */
function nameAt(tokens: readonly Token[], at: number, count: number): { key: string; to: number } | null {
  let key = ''
  let words = 0
  for (let to = at; to < tokens.length; to++) {
    const token = tokens[to]
    if (token?.kind === 'word') {
      key += token.text
      words++
      if (words === count) return { key, to }
    } else if (token?.text !== '-' && token?.text !== '/') return null
  }
  return null
}

/** A score of the HER2 test after its name: '3+', 'IHC 2', '0', 'low'. */
function scoreAt(tokens: readonly Token[], at: number, before: Element | undefined): Element | null {
  const result = resultOfScore.get(tokens[at]?.text ?? '')
  if (result === undefined) return null
  const isWord = !/^\d/.test(tokens[at]?.text ?? '')
  const next = tokens[at + 1]
  const hasPlus = next?.kind === 'sign' && next.text === '+' && next.joined
  const named = tokens.slice(Math.max(0, at - 3), at).some(({ text }) => text === 'ihc' || text === 'score')
  const afterHer2 = before?.kind === 'receptor' && before.row.name === 'HER2'
  const from = { from: at, to: hasPlus ? at + 1 : at }
  if (isWord ? !afterHer2 : !(named || (afterHer2 && (hasPlus || tokens[at]?.text === '0')))) return null
  return { kind: 'result', result, short: false, interpreted: true, ...from }
}

/** A sign as a result, or what else it is: a hyphen inside a name, a dash between words. */
function signAt(tokens: readonly Token[], at: number, before: Element | undefined): Element {
  const sign = tokens[at]
  const next = tokens[at + 1]
  const here = { from: at, to: at }
  if (!sign) return { kind: 'other', ...here }
  if (next?.joined && signEndings.has(next.text)) {
    const result = resultOfSign.get(sign.text) ?? null
    return { kind: 'result', result, short: true, interpreted: true, from: at, to: at + 1 }
  }
  // '+/-' says both.
  if (next?.text === '/' && tokens[at + 2]?.kind === 'sign' && next.joined && tokens[at + 2]?.joined)
    return { kind: 'result', result: null, short: true, interpreted: true, from: at, to: at + 2 }
  const result = resultOfSign.get(sign.text)
  if (result === undefined || before === undefined) return { kind: 'filler', ...here }
  const value: Element = { kind: 'result', result, short: true, interpreted: true, ...here }
  if (sign.text !== '-') return value
  // A hyphen: only where no word is tied to it, and a dash with a space before it only where nothing follows.
  const tied = next?.kind === 'word' && (next.joined || !sign.joined)
  const following = next?.kind === 'word' ? resultOfWord.has(next.text) : false
  return tied || following ? { kind: 'joiner', isHyphen: true, ...here } : value
}

/**
 * 'HR-HER2+' and 'her2 plus hr minus': between two receptors, a hyphen or 'plus' is a result where the next result is short,
 * too. Else it joins them: 'ER-PR negative', 'er plus pr positive'.
 */
function settled(element: Element, place: number, elements: readonly Element[]): Element {
  if (elements[place - 1]?.kind !== 'receptor' || elements[place + 1]?.kind !== 'receptor') return element
  const next = elements.slice(place + 1).find(({ kind }) => kind === 'result')
  const isShort = next?.kind === 'result' && next.short
  const { from, to } = element
  if (element.kind === 'joiner' && element.isHyphen && isShort)
    return { kind: 'result', result: 'negative', short: true, interpreted: true, from, to }
  if (element.kind === 'result' && element.short && !element.interpreted && !isShort)
    return { kind: 'joiner', isHyphen: false, from, to }
  return element
}

/** The statements of a query, in its order. */
function statementsIn(elements: readonly Element[]): Statement[] {
  const statements: Statement[] = []
  let segment: (Run | Value)[] = []
  let negation: number | null = null
  const close = () => {
    statements.push(...pairs(segment))
    segment = []
    negation = null
  }
  elements.forEach((element, place) => {
    const last = segment.at(-1)
    switch (element.kind) {
      case 'receptor':
        if (last?.kind === 'run' && negation === null) {
          last.rows.push(element.row)
          last.interpreted ||= element.interpreted
          last.last = place
        } else {
          const { row, interpreted } = element
          const negated = negation !== null
          segment.push({ kind: 'run', rows: [row], negated, interpreted, first: negation ?? place, last: place })
        }
        negation = null
        break
      case 'result': {
        const { result } = element
        const negated = negation !== null
        segment.push({
          kind: 'value',
          result: negated && result ? opposite[result] : result,
          interpreted: element.interpreted || negated,
          first: negation ?? place,
          last: place,
        })
        negation = null
        break
      }
      case 'negation':
        negation = place
        break
      case 'phrase': {
        close()
        const { stated, name } = element
        statements.push({ results: stated, name, interpreted: false, first: place, last: place })
        break
      }
      case 'other':
        close()
        break
      case 'joiner':
      case 'filler':
        break
    }
  })
  close()
  return statements
}

/** Pairs runs with results: those that follow ('er neg, pr pos'), or those before ('negative for ER, positive for HER2'). */
function pairs(segment: readonly (Run | Value)[]): Statement[] {
  const runs = segment.flatMap((item, place) => (item.kind === 'run' ? [{ run: item, place }] : []))
  const valuesIn = (from: number, to: number) =>
    segment.slice(from, to).filter((item): item is Value => item.kind === 'value')
  const before = segment[0]?.kind === 'value' && segment.at(-1)?.kind === 'run'
  let passedOn: Value[] = []
  return runs.flatMap(({ run, place }, at) => {
    let values = before
      ? valuesIn(runs[at - 1]?.place ?? 0, place)
      : valuesIn(place + 1, runs[at + 1]?.place ?? segment.length)
    if (!before) {
      const isLast = at === runs.length - 1
      if (isLast && values.length === 0) values = passedOn
      // 'HER2 positive, negative ER': the second result belongs to what follows.
      const nextIsBare = at === runs.length - 2 && segment.at(-1)?.kind === 'run'
      passedOn = nextIsBare && values.length > 1 ? values.splice(-1) : []
    }
    return values.length === 0 ? [] : [statementOf(run, values)]
  })
}

function statementOf(run: Run, values: readonly Value[]): Statement {
  const named = new Set(values.map(({ result }) => result))
  const [single = null] = named
  const result = named.size > 1 ? 'mixed' : run.negated && single ? opposite[single] : single
  return {
    results: new Map(run.rows.flatMap(({ receptors }) => receptors.map((receptor) => [receptor, result] as const))),
    name: run.rows.map((row) => nameOf(row, result)).join(' '),
    interpreted: run.interpreted || run.negated || values.some(({ interpreted }) => interpreted),
    first: Math.min(run.first, ...values.map(({ first }) => first)),
    last: Math.max(run.last, ...values.map(({ last }) => last)),
  }
}

/** 'HER2-negative', 'triple-negative'; of a triple-positive cancer the guide names the receptors. */
function nameOf(row: Row, result: Result | 'mixed' | null): string {
  if (row.name !== 'triple' || result !== 'positive') return `${row.name}-${result ?? ''}`
  return receptorTerms.receptors
    .filter(({ name, receptors: [own] }) => name !== row.name && row.receptors.some((receptor) => receptor === own))
    .map((single) => `${single.name}-${result}`)
    .join(' ')
}

/** The results on which all statements of a query agree, and what is said to be unclear. */
function agreed(statements: readonly Statement[]): { stated: Map<Receptor, Result>; unclear: Set<Receptor> } {
  const stated = new Map<Receptor, Result>()
  const unclear = new Set<Receptor>()
  const contradicted = new Set<Receptor>()
  for (const { results } of statements)
    for (const [receptor, result] of results) {
      if (result === 'mixed') contradicted.add(receptor)
      else if (result === null) unclear.add(receptor)
      else if ((stated.get(receptor) ?? result) === result) stated.set(receptor, result)
      else contradicted.add(receptor)
    }
  for (const receptor of [...unclear, ...contradicted]) stated.delete(receptor)
  return { stated, unclear }
}
