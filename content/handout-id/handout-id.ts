import { fingerprintOf } from '../fingerprint/fingerprint.ts'
import type { Guide } from '../schema/guide.ts'
import type { Release } from '../schema/history.ts'
import type { Profile } from '../schema/profile.ts'
import type { HandoutChoice } from '../tailor/plan.ts'
import { BitReader, BitsError, BitWriter } from './bits.ts'
import { readChoice, writeChoice } from './choice-code.ts'
import { readProfile, writeProfile } from './profile-code.ts'
import { readSymbols, writeSymbols } from './symbols.ts'

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

/** How IDs are built. A new scheme is needed for a new value of the profile and for other default parts. */
const scheme = 1
const schemeWidth = 3
const markWidth = 20

/**
 * The ID of a handout: 12 characters in groups of four for what the profile gives by itself, more for what was chosen.
 * Lists of the profile are put into the schema's order by it.
 */
export function encodeHandoutId(guide: IdGuide, { profile, choice, look }: HandoutIdContent): string {
  const bits = new BitWriter()
  const last = guide.history.releases.at(-1)
  const released = last?.hash === guide.hash
  bits.write(scheme, schemeWidth)
  bits.count(last?.number ?? 0)
  bits.flag(released)
  if (!released) bits.write(draftMark(guide.hash), markWidth)
  writeLanguage(bits, guide.language)
  bits.flag(look.paper === 'a4')
  bits.flag(look.largePrint)
  writeProfile(bits, profile)
  writeChoice(bits, choice, profile.sites, guide.numbers)
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
    throw error
  }
}

function read(guide: IdGuide, bits: BitReader): DecodedHandoutId {
  const built = bits.read(schemeWidth)
  if (built !== scheme) return problem(built > scheme ? 'newer-version' : 'mistyped')
  const { releases } = guide.history
  const number = bits.count()
  const draft = bits.flag() ? null : bits.read(markWidth)
  const language = readLanguage(bits)
  if (language !== guide.language) return { ...problem('other-language'), language }
  if (number > (releases.at(-1)?.number ?? 0)) return problem('newer-version')
  // What was printed before its release is known by that release.
  const release =
    releases.find((one) => (draft === null ? one.number === number : draftMark(one.hash) === draft)) ?? null
  if (draft === null && release === null) return problem('mistyped')
  if (release === null && draft !== draftMark(guide.hash)) return problem('not-released')
  const look: IdLook = { paper: bits.flag() ? 'a4' : 'letter', largePrint: bits.flag() }
  const profile = readProfile(bits)
  const choice = readChoice(bits, guide.numbers)
  bits.end()
  return { ok: true, release, profile, choice, look }
}

function problem(why: IdProblem): { ok: false; problem: IdProblem; language: null } {
  return { ok: false, problem: why, language: null }
}

/** Tells guides that were not released apart. */
function draftMark(hash: string): number {
  return Number.parseInt(fingerprintOf(hash), 36) % 2 ** markWidth
}

/** One bit for English; else two letters, and two more where there is a region. */
function writeLanguage(bits: BitWriter, language: string): void {
  bits.flag(language !== 'en')
  if (language === 'en') return
  const [name = '', region = ''] = language.split('-')
  const letters = (text: string) =>
    Array.from(text.toLowerCase())
      .slice(0, 2)
      .map((letter) => letter.charCodeAt(0) - 97)
  for (const letter of letters(name)) bits.write(letter, 5)
  bits.flag(region !== '')
  if (region !== '') for (const letter of letters(region)) bits.write(letter, 5)
}

function readLanguage(bits: BitReader): string {
  if (!bits.flag()) return 'en'
  const letters = () => String.fromCharCode(97 + bits.read(5), 97 + bits.read(5))
  const name = letters()
  return bits.flag() ? `${name}-${letters().toUpperCase()}` : name
}
