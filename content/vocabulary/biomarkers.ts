import { biomarkerTable, type BiomarkerTerm } from './biomarker-table.ts'

/** Any of the types of a table. A kind of term that the vocabulary does not have is `never` in it. */
export type AnyOf<Table> = Table[keyof Table]

type Row = (typeof biomarkerTable)[number]
export type Biomarker = Row['id']
export type LevelTerm = Extract<Row, { levels: readonly string[] }>['id']
export type ScoreTerm = Extract<Row, { score: object }>['id']
export type ResultTerm = Exclude<Biomarker, AnyOf<{ level: LevelTerm; score: ScoreTerm }>>
/** Biomarkers with a field of their own in profile files. */
export type OwnRow = Extract<Row, { field: string }>
export type LevelOf<Id extends LevelTerm> = Extract<Row, { id: Id; levels: readonly string[] }>['levels'][number]

/** The rows of the table, with all that a row can have. */
export const biomarkerTerms: readonly (BiomarkerTerm & { readonly id: Biomarker })[] = biomarkerTable

/** Results that a test can have; no result at all is `unknown` in conditions, and absent from a profile. */
export const biomarkerResults = ['positive', 'negative'] as const
export type BiomarkerResult = (typeof biomarkerResults)[number]

/** What a profile says on a biomarker. */
export type BiomarkerValue<Id extends Biomarker = Biomarker> = Id extends ScoreTerm
  ? number
  : Id extends LevelTerm
    ? LevelOf<Id>
    : BiomarkerResult

/** The values that a biomarker can have. */
export type Scale =
  { kind: 'result' | 'level'; values: readonly [string, ...string[]] } | { kind: 'score'; max: number }

/** The values that a biomarker can have, by its row of the table. */
export function scaleOf(id: Biomarker): Scale {
  const { levels, score } = termOf(id)
  if (score) return { kind: 'score', max: score.max }
  return levels ? { kind: 'level', values: levels } : { kind: 'result', values: biomarkerResults }
}

const termById: ReadonlyMap<string, BiomarkerTerm> = new Map(biomarkerTerms.map((term) => [term.id, term]))

/** The row of a biomarker. */
export function termOf(id: Biomarker): BiomarkerTerm {
  const term = termById.get(id)
  if (!term) throw new RangeError(`The vocabulary has no biomarker "${id}"`)
  return term
}
