import Fuse from 'fuse.js'
import type { ReceptorName, ReceptorWords, Receptor, Result } from '../languages/receptor-words.ts'
import { biomarkerTerms } from '../vocabulary/biomarkers.ts'
import type { Lexicon } from './lexicon.ts'

/** Test results that a text states: `her2` → `negative`. */
export type Stated = ReadonlyMap<Receptor, Result>

export interface Token {
  /** A word in lower case without accents and apostrophes, a sign (`+`, `-`, `+++`), or one mark. */
  text: string
  kind: 'word' | 'sign' | 'mark'
  from: number
  to: number
  /** Whether it directly follows the token before. */
  joined: boolean
}

/** A part of a query; `from` and `to` are its first and last token. */
export type Element = { from: number; to: number } &
  /** `implied`: not named, but meant by its test ('FISH negative'). */
  (
    | { kind: 'receptor'; row: ReceptorName; interpreted: boolean; implied?: true }
    /** `short`: written as a sign, or as 'plus' or 'minus'. `interpreted`: not the word itself. `isScore`: of a scale. */
    | { kind: 'result'; result: Result | null; short: boolean; interpreted: boolean; isScore?: true }
    | { kind: 'phrase'; stated: Stated; name: string }
    | { kind: 'joiner'; isHyphen: boolean }
    | { kind: 'negation' | 'filler' | 'other' }
  )

/** A word shorter than this is not compared with misspelled ones. */
const leastSlipLength = 6
/** Bounds the work for a query. */
const mostTokens = 80
/** How many words are remembered with what they are a slip of. */
const mostRemembered = 500
/** The longest name has so many words ('human epidermal growth factor receptor 2'). */
const mostNameWords = 6
/** In percent: a hormone receptor that fewer cells have counts as negative (ASCO/CAP 2020, as in profile files). */
const leastPositiveShare = 1
/** How many letters of 'positive' or 'negative' the last word of an unfinished query needs. */
const leastPrefix = 3

const setOf = (words: readonly string[]): ReadonlySet<string> => new Set(words)
const joiningMarks = setOf([',', ';', '/', '&', '|', '.'])
const emptyMarks = setOf(['<', '>', '≥', '~', '(', ')', '[', ']', ':', '=', '"', '“', '”', '?', '!'])

/** Width forms and superscripts become plain, all dashes one hyphen, and what cannot be seen is dropped. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, '')
    .replace(/[\p{Pd}\u2212\u02D7\u207B\u208B]/gu, '-')
    .replace(/[\u207A\u208A\u02D6\u2795]/gu, '+')
    .replace(/\u2796/gu, '-')
}

/**
 * Finds receptors, results and what is between them in the words of a query, by a language's table of receptors and by the
 * names and phrases that are added to it.
 */
export class ReceptorElements {
  readonly #lexicon: Lexicon
  readonly #rows = new Map<string, ReceptorName>()
  readonly #phrases = new Map<string, { stated: Stated; name: string }>()
  readonly #resultOfWord: ReadonlyMap<string, Result | null>
  readonly #resultOfSign: ReadonlyMap<string, Result | null>
  readonly #resultOfScore: ReadonlyMap<string, Result | null>
  readonly #signWords: ReadonlySet<string>
  readonly #signEndings: ReadonlySet<string>
  readonly #scoredTests: ReadonlySet<string>
  readonly #her2Tests: ReadonlySet<string>
  readonly #percent: ReadonlySet<string>
  readonly #levels: ReadonlySet<string>
  readonly #her2: ReceptorName | null
  readonly #negations: ReadonlySet<string>
  readonly #joiners: ReadonlySet<string>
  readonly #fillers: ReadonlySet<string>
  /** Long names and results of the table, for slips of the finger. */
  readonly #slips: Fuse<string>
  readonly #slipOfWord = new Map<string, string | null>()

  constructor(words: ReceptorWords, lexicon: Lexicon) {
    this.#lexicon = lexicon
    const { receptors, results } = words
    const byResult = (written: 'words' | 'signs' | 'scores') =>
      new Map(results.flatMap((row) => row[written].map((text) => [text, row.result] as const)))
    this.#resultOfWord = byResult('words')
    this.#resultOfSign = byResult('signs')
    this.#resultOfScore = byResult('scores')
    this.#signWords = setOf(words.signWords)
    this.#signEndings = setOf(words.signEndings)
    this.#scoredTests = setOf(words.her2Tests.scored)
    this.#her2Tests = setOf([...words.her2Tests.scored, ...words.her2Tests.others])
    this.#percent = setOf(words.percent)
    this.#levels = setOf(words.levels)
    this.#her2 = receptors.find(isHer2) ?? null
    this.#negations = setOf(words.negations)
    this.#joiners = setOf(words.joiners)
    this.#fillers = setOf(words.fillers)
    this.#slips = new Fuse(
      [...receptors.flatMap(({ said }) => said.map(this.keyOf)), ...this.#resultOfWord.keys()].filter(
        (word) => word.length > leastSlipLength,
      ),
      { threshold: 0.2, distance: 8, ignoreFieldNorm: true },
    )
    for (const row of receptors) for (const name of row.said) this.addName(name, row)
    for (const row of biomarkerNames(words)) for (const name of row.said) this.addName(name, row)
  }

  /** The letters and digits of a name: 'HER-2/neu' → 'her2neu'. */
  keyOf = (name: string): string => this.#lexicon.fold(name).replace(/[^\p{L}\p{N}]/gu, '')

  /** Adds a name of a receptor, unless it has one already. */
  addName(name: string, row: ReceptorName): void {
    const key = this.keyOf(name)
    if (key !== '' && !this.#rows.has(key)) this.#rows.set(key, row)
  }

  /** Adds a phrase that states results by itself. */
  addPhrase(phrase: string, stated: Stated, name: string): void {
    const key = this.keyOf(phrase)
    if (key !== '') this.#phrases.set(key, { stated, name })
  }

  /** Whether a word is a name and a result in one, as the index has them: 'her2negative', 'receptorpositive'. */
  endsWithResult(word: string): boolean {
    for (const result of this.#resultOfWord.keys())
      if (result.length > leastSlipLength && word.length > result.length && word.endsWith(result)) return true
    return false
  }

  /** The words, signs and marks of a query. */
  tokensOf(text: string): Token[] {
    const tokens: Token[] = []
    for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’´`]*|[+\-±]+|[^\s\p{L}\p{N}]/gu)) {
      if (tokens.length === mostTokens) break
      const [raw] = match
      const isWord = /^[\p{L}\p{N}]/u.test(raw)
      const from = match.index
      tokens.push({
        text: isWord ? this.#lexicon.fold(raw).replace(/['’´`]/gu, '') : raw,
        kind: isWord ? 'word' : /^[+\-±]/u.test(raw) ? 'sign' : 'mark',
        from,
        to: from + raw.length,
        joined: tokens.at(-1)?.to === from,
      })
    }
    return tokens
  }

  /** The elements of a query. `unfinished`: its last word is still being typed. */
  of(tokens: readonly Token[], unfinished: boolean): Element[] {
    const elements: Element[] = []
    for (let at = 0; at < tokens.length; at = (elements.at(-1)?.to ?? at) + 1) {
      const before = elements.findLast(({ kind }) => kind !== 'joiner' && kind !== 'filler')
      elements.push(...this.#elementAt(tokens, at, before, unfinished))
    }
    return this.#withImplied(elements, tokens).map((element, place, all) => settled(element, place, all))
  }

  /** 'FISH negative' and '3+' tell of HER2, where no other receptor is named. */
  #withImplied(elements: readonly Element[], tokens: readonly Token[]): Element[] {
    const row = this.#her2
    const isNamed = elements.some(({ kind }) => kind === 'receptor' || kind === 'phrase')
    if (!row || isNamed || !elements.some(({ kind }) => kind === 'result')) return [...elements]
    const isTest = ({ kind, from, to }: Element) =>
      kind === 'filler' && from === to && this.#her2Tests.has(tokens[from]?.text ?? '')
    const test = elements.find(isTest)
    if (test) {
      const { from, to } = test
      const implied: Element = { kind: 'receptor', row, interpreted: true, implied: true, from, to }
      return elements.map((element) => (element === test ? implied : element))
    }
    const [only, ...more] = elements
    if (only?.kind !== 'result' || !only.isScore || more.length > 0) return [...elements]
    // A statement needs a place of its own; the score has both.
    const { from, to } = only
    return [{ kind: 'receptor', row, interpreted: true, implied: true, from, to }, only]
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
    if (token.kind === 'sign') return [this.#signAt(tokens, at, before)]
    const score = this.#scoreAt(tokens, at, before) ?? this.#shareAt(tokens, at, before)
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
    const result = this.#resultOfWord.get(text)
    if (result !== undefined)
      return [{ kind: 'result', result, short: this.#signWords.has(text), interpreted: false, ...here }]
    const glued = this.#glued(text)
    if (glued)
      return [
        { kind: 'receptor', row: glued.row, interpreted: false, ...here },
        { kind: 'result', result: glued.result, short: false, interpreted: false, ...here },
      ]
    if (this.#negations.has(text) && !(this.#joiners.has(text) && before?.kind === 'receptor'))
      return [{ kind: 'negation', ...here }]
    if (this.#joiners.has(text)) return [{ kind: 'joiner', isHyphen: false, ...here }]
    if (this.#fillers.has(text)) return [{ kind: 'filler', ...here }]
    const isLast = unfinished && at === tokens.length - 1
    const begun = isLast && text.length >= leastPrefix ? this.#beginningOf(text) : undefined
    if (begun !== undefined && before?.kind === 'receptor')
      return [{ kind: 'result', result: begun, short: false, interpreted: false, ...here }]
    const slip = text.length >= leastSlipLength && !this.#lexicon.isStopWord(text) ? this.#slipOf(text) : null
    const row = slip === null ? undefined : this.#rows.get(slip)
    if (row) return [{ kind: 'receptor', row, interpreted: true, ...here }]
    const slipResult = slip === null ? undefined : this.#resultOfWord.get(slip)
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
  #glued(word: string): { row: ReceptorName; result: Result | null } | null {
    for (const [ending, result] of this.#resultOfWord) {
      const row = word.endsWith(ending) ? this.#rows.get(word.slice(0, -ending.length)) : undefined
      if (row) return { row, result }
    }
    for (const [ending, result] of this.#resultOfScore) {
      const row = word.endsWith(ending) ? this.#rows.get(word.slice(0, -ending.length)) : undefined
      if (row && isHer2(row) && !/^\d/.test(ending)) return { row, result }
    }
    return null
  }

  /** The result that an unfinished word begins. */
  #beginningOf(word: string): Result | null | undefined {
    for (const [whole, result] of this.#resultOfWord) if (whole.startsWith(word)) return result
    return undefined
  }

  /** A score of the HER2 test: '3+', 'IHC 2', '0', 'low'. */
  #scoreAt(tokens: readonly Token[], at: number, before: Element | undefined): Element | null {
    const token = tokens[at]
    const result = this.#resultOfScore.get(token?.text ?? '')
    if (!token || result === undefined) return null
    const isWord = !/^\d/.test(token.text)
    const next = tokens[at + 1]
    const hasPlus = next !== undefined && this.#isPlus(next)
    const isTested = tokens.slice(Math.max(0, at - 3), at).some(({ text }) => this.#scoredTests.has(text))
    const afterHer2 = before?.kind === 'receptor' && isHer2(before.row)
    const following = tokens.slice(at + (hasPlus ? 2 : 1))
    const beforeHer2 = before === undefined && this.#isHer2Next(following)
    const isAlone = hasPlus && tokens.length === 2
    const isScore = isWord
      ? afterHer2 || beforeHer2
      : isTested || isAlone || (beforeHer2 && hasPlus) || (afterHer2 && (hasPlus || token.text === '0'))
    if (!isScore) return null
    return {
      kind: 'result',
      result,
      short: false,
      interpreted: true,
      isScore: true,
      from: at,
      to: hasPlus ? at + 1 : at,
    }
  }

  /** The plus of a score: '3+', '3 plus'. */
  #isPlus({ kind, text }: Token): boolean {
    return kind === 'sign' ? text === '+' : this.#signWords.has(text) && this.#resultOfWord.get(text) === 'positive'
  }

  /** Whether HER2 is named here, perhaps after words that add nothing. */
  #isHer2Next(tokens: readonly Token[]): boolean {
    const at = tokens.findIndex(
      ({ kind, text }) => kind === 'word' && !this.#fillers.has(text) && !this.#joiners.has(text),
    )
    for (let count = 1; at >= 0 && count <= mostNameWords; count++) {
      const name = nameAt(tokens, at, count)
      const row = name ? this.#rows.get(name.key) : undefined
      if (row && isHer2(row)) return true
    }
    return false
  }

  /** How many cells have a hormone receptor: 'ER 5 %', 'PR <1%', 'ER 0', 'ER low'. */
  #shareAt(tokens: readonly Token[], at: number, before: Element | undefined): Element | null {
    const token = tokens[at]
    if (!token || before?.kind !== 'receptor' || !isHormonal(before.row)) return null
    const value = { kind: 'result', short: false, interpreted: true, isScore: true, from: at } as const
    if (this.#levels.has(token.text))
      return this.#isLevelOf(tokens, before) ? { ...value, result: 'positive', to: at } : null
    if (!/^\d+$/.test(token.text)) return null
    let to = at
    let share = Number(token.text)
    const [point, decimals] = [tokens[at + 1], tokens[at + 2]]
    if (
      (point?.text === '.' || point?.text === ',') &&
      point.joined &&
      decimals?.joined &&
      /^\d+$/.test(decimals.text)
    ) {
      share = Number(`${token.text}.${decimals.text}`)
      to = at + 2
    }
    const isLess = tokens[at - 1]?.text === '<'
    if (this.#percent.has(tokens[to + 1]?.text ?? '')) to++
    else if (share !== 0) return null
    const isNegative = share < leastPositiveShare || (isLess && share <= leastPositiveShare)
    return { ...value, result: isNegative ? 'negative' : 'positive', to }
  }

  /** 'ER low' is a level of the receptor; 'estrogen low' tells of the hormone. */
  #isLevelOf(tokens: readonly Token[], { row, from, to }: Element & { kind: 'receptor' }): boolean {
    const said = tokens.slice(from, to + 1).filter(({ kind }) => kind === 'word')
    return said.length > 1 || this.keyOf(said[0]?.text ?? '') === this.keyOf(row.name)
  }

  /** A sign as a result, or what else it is: a hyphen inside a name, a dash between words. */
  #signAt(tokens: readonly Token[], at: number, before: Element | undefined): Element {
    const sign = tokens[at]
    const next = tokens[at + 1]
    const here = { from: at, to: at }
    if (!sign) return { kind: 'other', ...here }
    if (next?.joined && this.#signEndings.has(next.text)) {
      const result = this.#resultOfSign.get(sign.text) ?? null
      return { kind: 'result', result, short: true, interpreted: true, from: at, to: at + 1 }
    }
    // '+/-' says both.
    if (next?.text === '/' && tokens[at + 2]?.kind === 'sign' && next.joined && tokens[at + 2]?.joined)
      return { kind: 'result', result: null, short: true, interpreted: true, from: at, to: at + 2 }
    const result = this.#resultOfSign.get(sign.text)
    if (result === undefined || before === undefined) return { kind: 'filler', ...here }
    const value: Element = { kind: 'result', result, short: true, interpreted: true, ...here }
    if (sign.text !== '-') return value
    // A hyphen: only where no word is tied to it, and a dash with a space before it only where nothing follows.
    const tied = next?.kind === 'word' && (next.joined || !sign.joined)
    const following = next?.kind === 'word' ? this.#resultOfWord.has(next.text) : false
    return tied || following ? { kind: 'joiner', isHyphen: true, ...here } : value
  }
}

/** The biomarkers of the vocabulary, as receptors of a query. Their glossary words are called as they are. */
export function biomarkerNames({ biomarkers }: ReceptorWords): ReceptorName[] {
  return biomarkerTerms.map(({ id, spellings }) => {
    const [name = id] = spellings
    return { receptors: [id], name, term: name, said: [...spellings, ...(biomarkers[id] ?? [])] }
  })
}

/** Whether a name means hormone receptors and nothing else. */
function isHormonal({ receptors }: ReceptorName): boolean {
  return receptors.every((receptor) => receptor === 'er' || receptor === 'pr' || receptor === 'hr')
}

/** Whether a name means HER2 and nothing else. */
export function isHer2({ receptors }: ReceptorName): boolean {
  return receptors.length === 1 && receptors[0] === 'her2'
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
