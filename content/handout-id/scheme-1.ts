import { BitsError, type BitReader } from './bits.ts'
import { readList, readSet } from './number-sets.ts'
import type { WireChoice, WireId } from './wire-id.ts'

// Frozen: handouts with these IDs are at people's homes. Nothing here changes, and nothing live is imported. The golden file
// test/content/handout-id/golden/scheme-1.json holds IDs as they were printed.

const receptor = ['unknown', 'positive', 'negative'] as const
const sexes = ['unknown', 'female', 'male'] as const
const menopauses = ['unknown', 'pre', 'post', 'not-applicable'] as const
const lines = ['unknown', 'first', 'later'] as const
const results = [undefined, 'positive', 'negative'] as const
const biomarkers = ['brca', 'pik3ca', 'pd-l1', 'msi-h', 'dmmr', 'ntrk'] as const
const sites = ['bone', 'brain', 'liver', 'lung'] as const
const priors = [
  'none',
  'hormonal-therapy',
  'aromatase-inhibitor-alone',
  'chemotherapy',
  'taxane',
  'trastuzumab',
  'pertuzumab',
  't-dm1',
  'her2-therapies-2plus',
  'treatments-2plus',
] as const

/** Numbers of the parts that were printed when nothing was chosen. */
const usualParts = { short: [0, 1, 2, 3, 6, 7], full: [0, 1, 2, 3, 4, 5, 6, 7, 9, 12] } as const
/** With bone spread, a full handout had the pain diary before the treatment plan. */
const painDiary = { part: 10, before: 12 } as const

/** Reads an ID of scheme 1 after its scheme number. @throws BitsError when it holds a mistake. */
export function readScheme1(bits: BitReader): WireId {
  const release = bits.count()
  const draftMark = bits.flag() ? null : bits.read(20)
  const language = readLanguage(bits)
  const look: WireId['look'] = { paper: bits.flag() ? 'a4' : 'letter', largePrint: bits.flag() }
  const profile = readProfile(bits)
  return { release, draftMark, language, look, profile, choice: readChoice(bits, profile.sites) }
}

/** One bit for English; else two letters, and two more where there is a region. */
function readLanguage(bits: BitReader): string {
  if (!bits.flag()) return 'en'
  const letters = () => String.fromCharCode(97 + bits.read(5), 97 + bits.read(5))
  const name = letters()
  return bits.flag() ? `${name}-${letters().toUpperCase()}` : name
}

/** Alternatives are the digits of one number of 18 bits, the last digit lowest; then one bit for each item of a list. */
function readProfile(bits: BitReader): { sites: string[] } & Record<string, unknown> {
  let number = bits.read(18)
  const next = <T>(values: readonly T[]): T => {
    const value = values[number % values.length] as T
    number = Math.floor(number / values.length)
    return value
  }
  const found = biomarkers.toReversed().flatMap((biomarker) => {
    const value = next(results)
    return value === undefined ? [] : [[biomarker, value] as const]
  })
  const line = next(lines)
  const menopause = next(menopauses)
  const sex = next(sexes)
  const her2 = next(receptor)
  const hr = next(receptor)
  if (number !== 0) throw new BitsError('There is no such profile')
  return {
    ...{ hr, her2, sex, menopause, line },
    biomarkers: Object.fromEntries(found.toReversed()),
    sites: sites.filter(() => bits.flag()),
    prior: priors.filter(() => bits.flag()),
  }
}

function readChoice(bits: BitReader, sites: readonly string[]): WireChoice {
  const length = bits.flag() ? 'full' : 'short'
  const parts = readParts(bits) ?? usual(length, sites)
  const medicines = bits.flag() ? readSet(bits) : null
  const questions = bits.flag() ? readSet(bits) : null
  const asked = bits.flag()
  const optIn = () => (asked ? readSet(bits) : [])
  return { length, parts, medicines, questions, optIn: { pages: optIn(), questionGroups: optIn(), questions: optIn() } }
}

/** Null = the usual parts. */
function readParts(bits: BitReader): number[] | null {
  if (!bits.flag()) return null
  return bits.flag() ? readSet(bits) : readList(bits, () => bits.count())
}

function usual(length: WireChoice['length'], sites: readonly string[]): readonly number[] {
  if (length === 'short' || !sites.includes('bone')) return usualParts[length]
  return usualParts.full.flatMap((part) => (part === painDiary.before ? [painDiary.part, part] : [part]))
}
