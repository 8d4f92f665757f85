import { fingerprintOf } from '../fingerprint/fingerprint.ts'
import type { Guide } from '../schema/guide.ts'
import { statedValue, withValue } from '../schema/biomarker-values.ts'
import type { Release } from '../schema/release-history.ts'
import { type Profile, profileSchema, priors, sites, biomarkers } from '../schema/profile.ts'
import type { HandoutChoice } from '../tailor/plan.ts'
import { BitReader, BitsError, BitWriter } from './bits.ts'
import { choiceOf, numbersOfChoice } from './choice-numbers.ts'
import { withNumbers, withoutNumbers } from './numbered-terms.ts'
import { readScheme1 } from './scheme-1.ts'
import { readScheme2, writeScheme2 } from './scheme-2.ts'
import { readSymbols, writeSymbols } from './symbols.ts'
import { UnreadableIdError, type WireId } from './wire-id.ts'

/** How a handout looks, as far as its ID says so. A note is never part of it. */
export interface IdLook {
  paper: 'letter' | 'a4'
  largePrint: boolean
}

/** All that an ID says. It holds no name and no note. */
export interface HandoutIdContent {
  profile: Profile
  choice: HandoutChoice
  look: IdLook
}

/** What of a guide an ID is read and written with. */
export type IdGuide = Pick<Guide, 'language' | 'hash' | 'numbers' | 'history'>

/**
 * Why an ID cannot be read: it holds a mistake; it was printed by a newer program or guide; in a version that was never
 * released, of which nothing is known here; or in another language than this guide's.
 */
export type IdProblem = 'mistyped' | 'newer-version' | 'not-released' | 'other-language'

export type DecodedHandoutId =
  | ({
      ok: true
      /** The release it was printed from; null = this very guide, before its release. */
      release: Release | null
    } & HandoutIdContent)
  | {
      ok: false
      problem: IdProblem
      /** The language to read it in, where that is the problem. */
      language: string | null
    }

const schemeWidth = 3
const markWidth = 20
/** How IDs are written today. Every scheme that was ever printed is read. */
const current = { number: 2, write: writeScheme2 }
const readers: ReadonlyMap<number, (bits: BitReader) => WireId> = new Map([
  [1, readScheme1],
  [2, readScheme2],
])

/**
 * The ID of a handout: 12 characters in groups of four for a usual profile and nothing chosen, more for further facts and
 * choices (34 for every fact known). Lists of the profile are put into the schema's order by it.
 */
export function encodeHandoutId(guide: IdGuide, { profile, choice, look }: HandoutIdContent): string {
  const last = guide.history.releases.at(-1)
  const bits = new BitWriter()
  bits.write(current.number, schemeWidth)
  current.write(bits, {
    release: last?.number ?? 0,
    draftMark: last?.hash === guide.hash ? null : draftMark(guide.hash),
    language: guide.language,
    look: { paper: look.paper, largePrint: look.largePrint },
    profile: withNumbers(profile),
    choice: numbersOfChoice(choice, profile.sites, guide.numbers),
  })
  return writeSymbols(bits.symbols())
}

/** Reads an ID as somebody typed it. Never throws. */
export function decodeHandoutId(guide: IdGuide, text: string): DecodedHandoutId {
  const symbols = readSymbols(text)
  if (!symbols) return problem('mistyped')
  try {
    return read(guide, new BitReader(symbols))
  } catch (error) {
    if (error instanceof BitsError) return problem('mistyped')
    if (error instanceof UnreadableIdError) return problem(error.problem)
    throw error
  }
}

function read(guide: IdGuide, bits: BitReader): DecodedHandoutId {
  const scheme = bits.read(schemeWidth)
  const readScheme = readers.get(scheme)
  if (!readScheme) return problem(scheme > current.number ? 'newer-version' : 'mistyped')
  const wire = readScheme(bits)
  bits.end()
  if (wire.language !== guide.language) return { ...problem('other-language'), language: wire.language }
  const release = releaseOf(wire, guide)
  if (typeof release === 'string') return problem(release)
  const profile = profileOf(wire.profile)
  return { ok: true, release, profile, choice: choiceOf(wire.choice, profile.sites, guide.numbers), look: wire.look }
}

/** The release that an ID was printed from, or why there is none. What was printed before its release is known by that release. */
function releaseOf({ release: number, draftMark: mark }: WireId, guide: IdGuide): Release | null | IdProblem {
  const { releases } = guide.history
  if (number > (releases.at(-1)?.number ?? 0)) return 'newer-version'
  if (mark === null) return releases.find((release) => release.number === number) ?? 'mistyped'
  const release = releases.find(({ hash }) => draftMark(hash) === mark)
  if (release) return release
  return mark === draftMark(guide.hash) ? null : 'not-released'
}

/** A profile in the schema's order. @throws UnreadableIdError for a fact that this program does not know. */
function profileOf(written: WireId['profile']): Profile {
  const parsed = profileSchema.safeParse(withoutNumbers(written))
  if (!parsed.success) throw new UnreadableIdError('newer-version')
  const profile = parsed.data
  const ordered = biomarkers.reduce((one, id) => withValue(one, id, statedValue(profile, id)), {
    ...profile,
    biomarkers: {},
  })
  return {
    ...ordered,
    sites: sites.filter((site) => profile.sites.includes(site)),
    prior: priors.filter((prior) => profile.prior.includes(prior)),
  }
}

function problem(why: IdProblem): { ok: false; problem: IdProblem; language: null } {
  return { ok: false, problem: why, language: null }
}

/** Tells guides that were not released apart. */
function draftMark(hash: string): number {
  return Number.parseInt(fingerprintOf(hash), 36) % 2 ** markWidth
}
