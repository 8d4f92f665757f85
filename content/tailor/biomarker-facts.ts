import type { Translate } from '../messages/messages.ts'
import { statedValue, valueOf } from '../schema/biomarker-values.ts'
import type { Biomarker, Profile } from '../schema/profile.ts'
import { partsOf, type Requirement } from '../schema/requirement.ts'
import { scaleOf } from '../vocabulary/biomarkers.ts'
import { cutOffOf } from '../vocabulary/cut-off.ts'
import type { FactKey, FactValues } from '../languages/message-keys.ts'
import type { Fact } from './plan.ts'

type BiomarkerFact = Extract<Fact, { field: 'biomarker' }>

/** What is known on one biomarker: stated, or decided by another test. */
export function biomarkerFact(biomarker: Biomarker, profile: Profile): BiomarkerFact {
  return factOf(biomarker, valueOf(profile, biomarker))
}

/** What a profile itself says on one biomarker; null where it says nothing. */
export function statedBiomarker(biomarker: Biomarker, profile: Profile): BiomarkerFact | null {
  const value = statedValue(profile, biomarker)
  return value === undefined ? null : factOf(biomarker, value)
}

function factOf(biomarker: Biomarker, value: string | number = 'unknown'): BiomarkerFact {
  return { field: 'biomarker', value: `${biomarker}.${value}` as FactValues['biomarker'] }
}

/** A fact on a biomarker in words: 'PIK3CA mutation'; for a score with its number. */
export function sayBiomarker({ value: whole }: BiomarkerFact, t: Translate): string {
  const end = whole.lastIndexOf('.')
  const biomarker = whole.slice(0, end) as Biomarker
  const value = whole.slice(end + 1)
  return value !== 'unknown' && scaleOf(biomarker).kind === 'score'
    ? t(wordsFor(biomarker, 'score'), { score: Number(value) })
    : t(wordsFor(biomarker, value))
}

/** What opens a use, in words: 'PIK3CA mutation'; for a score with its cut-off. */
export function sayRequirement(requirement: Requirement, t: Translate): string {
  const { id, asked } = partsOf(requirement)
  const cutOff = scaleOf(id).kind === 'score' ? cutOffOf(asked) : null
  if (!cutOff) return t(wordsFor(id, asked))
  return 'from' in cutOff
    ? t(wordsFor(id, 'at-least'), { score: cutOff.from })
    : t(wordsFor(id, 'below'), { score: cutOff.below })
}

/** The key of a biomarker's words. The type check holds the catalog to all of them (`VocabularyKey`). */
function wordsFor(biomarker: Biomarker, value: string): FactKey {
  return `fact.biomarker.${biomarker}.${value}` as FactKey
}
