import { type BiomarkerResult, biomarkerResults, biomarkerTerms, termOf } from '../vocabulary/biomarkers.ts'
import { isAsked } from '../vocabulary/cut-off.ts'
import { type Receptor, receptors } from '../vocabulary/receptors.ts'
import type { Biomarker, Profile } from './profile.ts'

/** A result, a level or a score. */
export type AnyValue = string | number

/** What a profile itself says on a biomarker; undefined where it says nothing. */
export function statedValue(profile: Profile, id: Biomarker): AnyValue | undefined {
  const { field } = termOf(id)
  const fields: Readonly<Record<string, unknown>> = field === undefined ? profile.biomarkers : profile
  const value = fields[field ?? id]
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}

/** What is known on a biomarker: what the profile says, or what follows from another test (`decides`). */
export function valueOf(profile: Profile, id: Biomarker): AnyValue | undefined {
  return statedValue(profile, id) ?? decided(profile, id)[0]?.result
}

/** The profile with another value of a biomarker; undefined takes it away. The value must be one of its scale. */
export function withValue(profile: Profile, id: Biomarker, value: AnyValue | undefined): Profile {
  const { field } = termOf(id)
  if (field === undefined) return { ...profile, biomarkers: changed(profile.biomarkers, id, value) }
  return changed(profile, field, value)
}

function changed<T extends object>(fields: T, key: string, value: AnyValue | undefined): T {
  const others = Object.fromEntries(Object.entries(fields).filter(([other]) => other !== key))
  return { ...others, ...(value === undefined ? {} : { [key]: value }) } as T
}

/** The field of a profile that holds a biomarker. */
export function fieldOf(id: Biomarker): keyof Profile {
  return (termOf(id).field as keyof Profile | undefined) ?? 'biomarkers'
}

/** The results of a test or receptor that follow from others, each with the biomarker that it follows from. */
export function decided(profile: Profile, on: Biomarker | Receptor): { from: Biomarker; result: BiomarkerResult }[] {
  return biomarkerTerms.flatMap(({ id, decides }) => {
    if (decides?.on !== on) return []
    const value = statedValue(profile, id)
    const result = biomarkerResults.find((one) => decides[one].some((asked) => isAsked(value, asked)))
    return result === undefined ? [] : [{ from: id, result }]
  })
}

/** Tests and receptors that other tests say something about. */
export function decidable(): (Biomarker | Receptor)[] {
  const on = new Set(biomarkerTerms.map(({ decides }) => decides?.on))
  return [...receptors, ...biomarkerTerms.map(({ id }) => id)].filter((one) => on.has(one))
}
