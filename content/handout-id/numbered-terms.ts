import { statedValue, withValue } from '../schema/biomarker-values.ts'
import { type Biomarker, biomarkers, type Profile } from '../schema/profile.ts'
import { scaleOf, termOf } from '../vocabulary/biomarkers.ts'
import { UnreadableIdError, type WireId } from './wire-id.ts'

// Biomarkers that a scheme has no row for by name are written by their number (`idNumber`), as `numbered: { 3: 12 }`: the
// score, or the place of the result or level in its list.

type WireProfile = WireId['profile']

/** A profile as IDs hold it: biomarkers with a number under `numbered`. */
export function withNumbers(profile: Profile): WireProfile {
  const found = biomarkers.flatMap((id) => {
    const { idNumber } = termOf(id)
    const value = statedValue(profile, id)
    return idNumber === undefined || value === undefined ? [] : [{ id, idNumber, amount: amountOf(id, value) }]
  })
  if (found.length === 0) return profile
  const others = found.reduce((one, { id }) => withValue(one, id, undefined), profile)
  return { ...others, numbered: Object.fromEntries(found.map(({ idNumber, amount }) => [idNumber, amount])) }
}

/** What `withNumbers` wrote, by name again. @throws UnreadableIdError for a number or value that this program does not know. */
export function withoutNumbers({ numbered = {}, ...profile }: WireProfile): WireProfile {
  const found = Object.entries(numbered as Record<string, number>)
  return found.reduce<WireProfile>((one, [number, amount]) => {
    const id = biomarkers.find((biomarker) => termOf(biomarker).idNumber === Number(number))
    const value = id && valueAt(id, amount)
    if (id === undefined || value === undefined) throw new UnreadableIdError('newer-version')
    const { field } = termOf(id)
    return field === undefined
      ? { ...one, biomarkers: { ...(one['biomarkers'] as object | undefined), [id]: value } }
      : { ...one, [field]: value }
  }, profile)
}

function amountOf(id: Biomarker, value: string | number): number {
  const scale = scaleOf(id)
  return scale.kind === 'score' ? Number(value) : scale.values.findIndex((one) => one === value)
}

function valueAt(id: Biomarker, amount: number): string | number | undefined {
  const scale = scaleOf(id)
  return scale.kind === 'score' ? amount : scale.values[amount]
}
