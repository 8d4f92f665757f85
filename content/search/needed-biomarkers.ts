import type { Block } from '../schema/block.ts'
import type { Medicine } from '../schema/medicine.ts'
import { partsOf } from '../schema/requirement.ts'
import { type Biomarker, biomarkerTerms } from '../vocabulary/biomarkers.ts'

type Needing = Pick<Medicine, 'generic' | 'shortName' | 'brands' | 'aliases' | 'indications'>

/** The biomarkers whose positive results open the uses of a medicine; none where it has a use without any. */
export function neededBy({ indications }: Pick<Medicine, 'indications'>): ReadonlySet<Biomarker> {
  const parts = indications.map(({ biomarkers }) => biomarkers.map(partsOf).filter(({ asked }) => asked === 'positive'))
  return new Set(parts.some(({ length }) => length === 0) ? [] : parts.flat().map(({ id }) => id))
}

/**
 * The biomarkers without which no medicine named in these texts is used, and those that the texts name beside a medicine
 * that needs them. Null where the texts name no medicine.
 */
export function neededIn(texts: readonly string[], medicines: readonly Needing[]): ReadonlySet<Biomarker> | null {
  const text = ` ${texts
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')} `
  const has = (name: string) => text.includes(` ${name.toLowerCase()} `)
  const named = medicines.filter(({ generic, shortName, brands, aliases }) =>
    [generic, ...(shortName ? [shortName] : []), ...brands, ...aliases].some(has),
  )
  if (named.length === 0) return null
  const needs = named.map(neededBy)
  const all = new Set(needs.flatMap((ids) => [...ids]))
  if (needs.every(({ size }) => size > 0)) return all
  return new Set(biomarkerTerms.filter(({ id, spellings }) => all.has(id) && spellings.some(has)).map(({ id }) => id))
}

/** The biomarkers that must be positive for a block to be shown. */
export function positiveFor({ when }: Pick<Block, 'when'>): ReadonlySet<Biomarker> {
  const needed = biomarkerTerms.filter(({ id }) =>
    when.some((condition) => {
      const asked: readonly (string | number)[] | undefined = condition[id]
      return asked?.length === 1 && asked[0] === 'positive'
    }),
  )
  return new Set(needed.map(({ id }) => id))
}
