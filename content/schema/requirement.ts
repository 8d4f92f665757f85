import { z } from 'zod'
import {
  type AnyOf,
  type Biomarker,
  biomarkerTerms,
  type LevelOf,
  type LevelTerm,
  type ResultTerm,
  scaleOf,
  type ScoreTerm,
} from '../vocabulary/biomarkers.ts'
import { type CutOff, isAsked, isCutOffFor } from '../vocabulary/cut-off.ts'
import { valueOf } from './biomarker-values.ts'
import type { Profile } from './profile.ts'

/** What opens a use of a medicine: `brca` (its result is positive), `her2-level=low`, `pd-l1-cps>=10`. */
export type Requirement = AnyOf<{
  result: ResultTerm
  level: AnyOf<{ [Id in LevelTerm]: `${Id}=${LevelOf<Id>}` }>
  score: `${ScoreTerm}${CutOff}`
}>

/** The parts of a requirement; `asked` is written as in conditions. */
export interface RequirementParts {
  id: Biomarker
  asked: string
}

const closed = biomarkerTerms.flatMap(({ id }) => {
  const scale = scaleOf(id)
  if (scale.kind === 'score') return []
  return scale.kind === 'level' ? scale.values.map((level) => `${id}=${level}`) : [id]
})
const scores = biomarkerTerms.flatMap(({ id }) => {
  const scale = scaleOf(id)
  return scale.kind === 'score' ? [scoreSchema(id, scale.max)] : []
})
const words = z.enum(closed)

function scoreSchema(id: Biomarker, max: number): z.ZodType {
  return z
    .templateLiteral([id, z.enum(['>=', '<']), z.int()])
    .refine((written) => isCutOffFor(max, written.slice(id.length)))
}

export const requirement = (scores.length === 0 ? words : z.union([words, ...scores])) as z.ZodType<
  Requirement,
  Requirement
>

/** Reads a requirement that `requirement` has parsed. */
export function partsOf(written: Requirement): RequirementParts {
  const term = biomarkerTerms.find(({ id }) => written === id || /^(?:=|>=|<)/.test(afterId(written, id)))
  if (!term) throw new RangeError(`The vocabulary has no biomarker for "${written}"`)
  const rest = afterId(written, term.id)
  return { id: term.id, asked: rest === '' ? 'positive' : rest.replace(/^=/, '') }
}

function afterId(written: string, id: string): string {
  return written.startsWith(id) ? written.slice(id.length) : '-'
}

/** Whether what is known on the biomarker meets the requirement. */
export function isMet(written: Requirement, profile: Profile): boolean {
  const { id, asked } = partsOf(written)
  return isAsked(valueOf(profile, id), asked)
}
