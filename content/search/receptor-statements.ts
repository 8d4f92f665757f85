import {
  type Receptor,
  type ReceptorName,
  type ReceptorWords,
  type Result,
  searchReceptors,
} from '../languages/receptor-words.ts'
import type { Element } from './receptor-elements.ts'

/** Receptors of one list, or a result; `first` and `last` are its elements. */
interface Run {
  kind: 'run'
  rows: ReceptorName[]
  negated: boolean
  interpreted: boolean
  first: number
  last: number
}
interface Value {
  kind: 'value'
  result: Result | null
  isScore: boolean
  interpreted: boolean
  first: number
  last: number
}

/** A run with its result, at the elements from `first` to `last`. */
export interface Statement {
  /** Null: said to be unclear; `mixed`: both results are named. */
  results: ReadonlyMap<Receptor, Result | 'mixed' | null>
  name: string
  /** What is searched for: of a biomarker its name alone, since the guide tells of both results under it. */
  searched: string
  interpreted: boolean
  first: number
  last: number
}

const opposite: Record<Result, Result> = { positive: 'negative', negative: 'positive' }

/** The statements of a query, in its order. */
export function statementsIn(elements: readonly Element[], words: ReceptorWords): Statement[] {
  const statements: Statement[] = []
  let segment: (Run | Value)[] = []
  let negation: number | null = null
  const close = () => {
    statements.push(...pairs(segment, words))
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
          isScore: element.isScore ?? false,
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
        statements.push({ results: stated, name, searched: name, interpreted: false, first: place, last: place })
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
function pairs(segment: readonly (Run | Value)[], words: ReceptorWords): Statement[] {
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
    return values.length === 0 ? [] : [statementOf(run, values, words)]
  })
}

function statementOf(run: Run, values: readonly Value[], words: ReceptorWords): Statement {
  // 'IHC 2+, ISH negative', 'ER low positive': the test that decides counts.
  const decisive = values.filter(({ isScore }) => !isScore)
  const named = new Set((decisive.length > 0 ? decisive : values).map(({ result }) => result))
  const [single = null] = named
  const result = named.size > 1 ? 'mixed' : run.negated && single ? opposite[single] : single
  const isNamed = result !== 'mixed' && result !== null
  const nameFor = (row: ReceptorName) => (isNamed ? nameOf(row, result, words) : '')
  return {
    results: new Map(run.rows.flatMap(({ receptors }) => receptors.map((receptor) => [receptor, result] as const))),
    // A mixed or unclear result is not put into the query, so it has no name.
    name: run.rows.map(nameFor).join(' ').trim(),
    searched: run.rows
      .map((row) => (isNamed && isBiomarker(row) ? row.name : nameFor(row)))
      .join(' ')
      .trim(),
    interpreted: run.interpreted || run.negated || values.some(({ interpreted }) => interpreted),
    first: Math.min(run.first, ...values.map(({ first }) => first)),
    last: Math.max(run.last, ...values.map(({ last }) => last)),
  }
}

function isBiomarker({ receptors }: ReceptorName): boolean {
  return receptors.every((receptor) => !searchReceptors.some((own) => own === receptor))
}

/** 'HER2-negative', 'triple-negative'; of a triple-positive cancer the guide names the receptors. */
function nameOf(row: ReceptorName, result: Result, { receptors, named }: ReceptorWords): string {
  if (row.receptors.length === 1 || result !== 'positive') return named(row.name, result)
  return receptors
    .filter(({ name, receptors: [own] }) => name !== row.name && row.receptors.some((receptor) => receptor === own))
    .map((single) => named(single.name, result))
    .join(' ')
}

/** The results on which all statements of a query agree, and what is said to be unclear. */
export function agreed(statements: readonly Statement[]): { stated: Map<Receptor, Result>; unclear: Set<Receptor> } {
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
