import { type Biomarker, biomarkers, type Profile, priors, sites } from '../schema/profile.ts'
import { BitsError, type BitReader, type BitWriter } from './bits.ts'

// The order of these values is part of every ID that was ever printed: a new value needs a new scheme (`handout-id.ts`).
const receptor = ['unknown', 'positive', 'negative'] as const
const sexes = ['unknown', 'female', 'male'] as const
const menopauses = ['unknown', 'pre', 'post', 'not-applicable'] as const
const lines = ['unknown', 'first', 'later'] as const
const result = [undefined, 'positive', 'negative'] as const

/** Values of one profile that are alternatives, packed as the digits of one number: 18 bits. */
const digitsWidth = 18

/** Writes a whole profile in 32 bits. The order of its places and earlier treatments is not kept. */
export function writeProfile(bits: BitWriter, profile: Profile): void {
  const digits = [
    digit(receptor, profile.hr),
    digit(receptor, profile.her2),
    digit(sexes, profile.sex),
    digit(menopauses, profile.menopause),
    digit(lines, profile.line),
    ...biomarkers.map((biomarker) => digit(result, profile.biomarkers[biomarker])),
  ]
  bits.write(
    digits.reduce((number, { of, at }) => number * of + at, 0),
    digitsWidth,
  )
  for (const site of sites) bits.flag(profile.sites.includes(site))
  for (const prior of priors) bits.flag(profile.prior.includes(prior))
}

/** Reads a profile back; its lists are in the order of the schema. @throws BitsError when it is none. */
export function readProfile(bits: BitReader): Profile {
  let number = bits.read(digitsWidth)
  // The last digit stands lowest.
  const next = <T>(values: readonly T[]): T => {
    const value = values[number % values.length] as T
    number = Math.floor(number / values.length)
    return value
  }
  const results = biomarkers.toReversed().flatMap((biomarker): [Biomarker, 'positive' | 'negative'][] => {
    const value = next(result)
    return value === undefined ? [] : [[biomarker, value]]
  })
  const line = next(lines)
  const menopause = next(menopauses)
  const sex = next(sexes)
  const her2 = next(receptor)
  const hr = next(receptor)
  if (number !== 0) throw new BitsError('There is no such profile')
  return {
    hr,
    her2,
    sex,
    menopause,
    biomarkers: Object.fromEntries(results.toReversed()),
    line,
    sites: sites.filter(() => bits.flag()),
    prior: priors.filter(() => bits.flag()),
  }
}

function digit<T>(values: readonly T[], value: T): { of: number; at: number } {
  return { of: values.length, at: values.indexOf(value) }
}
