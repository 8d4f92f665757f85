import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decodeHandoutId,
  encodeHandoutId,
  type HandoutIdContent,
  type IdGuide,
} from '../../../content/handout-id/handout-id.ts'
import { handoutParts } from '../../../content/schema/handout-part.ts'
import { noReleaseHistory, type Release } from '../../../content/schema/release-history.ts'
import type { Numbers } from '../../../content/schema/numbers.ts'
import { type Profile, profileSchema } from '../../../content/schema/profile.ts'
import { defaultChoice, defaultParts } from '../../../content/tailor/choice.ts'
import type { HandoutChoice } from '../../../content/tailor/plan.ts'
import { usualProfiles } from '../../electron/handout/usual-profiles.ts'
import { anyProfile } from '../any-profile.ts'

const many = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name}-${index}`)
const numbered = (ids: readonly string[]) => Object.fromEntries(ids.map((id, index) => [id, index]))
const medicines = many('medicine', 60)
const questions = many('question', 120)
const numbers: Numbers = {
  parts: numbered(handoutParts),
  pages: numbered(many('page', 100)),
  medicines: numbered(medicines),
  questions: numbered(questions),
  questionGroups: numbered(many('group', 6)),
}

function release(number: number, hash: string): Release {
  const seal = { count: 0, fingerprint: '0' }
  const seals = { parts: seal, pages: seal, medicines: seal, questions: seal, questionGroups: seal }
  return { number, hash, version: `2026-01-01.${hash}`, date: '2026-01-01', rules: '0', numbers: seals }
}
const first = release(1, 'aaaa')
const second = release(2, 'bbbb')

const guideOf = (hash: string, releases: Release[], language = 'en'): IdGuide => ({
  language,
  hash,
  numbers,
  history: { ...noReleaseHistory, releases },
})
const released = guideOf('bbbb', [first, second])

const anyChoice: fc.Arbitrary<HandoutChoice> = fc.record({
  length: fc.constantFrom('short' as const, 'full' as const),
  parts: fc.option(fc.uniqueArray(fc.constantFrom(...handoutParts))),
  medicines: fc.option(fc.subarray(medicines)),
  questions: fc.option(fc.subarray(questions)),
  optIn: fc.subarray([...many('page', 100), ...many('group', 6), ...questions], { maxLength: 6 }),
})
const anyLook = fc.record({ paper: fc.constantFrom('letter' as const, 'a4' as const), largePrint: fc.boolean() })
const anyContent = fc.record({ profile: anyProfile, choice: anyChoice, look: anyLook })

const profile: Profile = profileSchema.parse({
  hr: 'positive',
  her2: 'negative',
  sex: 'female',
  menopause: 'post',
  biomarkers: { pik3ca: 'positive', brca: 'negative' },
  sites: ['bone', 'liver'],
  line: 'later',
  prior: ['aromatase-inhibitor-alone'],
})
const usual: HandoutIdContent = {
  profile,
  choice: defaultChoice(),
  look: { paper: 'letter', largePrint: false },
}
const chosen: HandoutIdContent = {
  profile,
  choice: {
    length: 'short',
    parts: ['medicines', 'type'],
    medicines: ['medicine-3', 'medicine-40'],
    questions: ['question-7'],
    optIn: ['page-12'],
  },
  look: { paper: 'a4', largePrint: true },
}

describe('a handout ID', () => {
  it('says the profile, the choice and the look again, for all of them', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const found = decodeHandoutId(released, encodeHandoutId(released, content))
        const usualParts =
          content.choice.parts?.join() === defaultParts(content.choice.length, content.profile.sites).join()
        expect(found).toEqual({
          ok: true,
          release: second,
          ...content,
          choice: { ...content.choice, parts: usualParts ? null : content.choice.parts },
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('says what a draft held to that same draft, and once it is released to every later guide', () => {
    const id = encodeHandoutId(guideOf('cccc', [first, second]), usual)
    expect(decodeHandoutId(guideOf('cccc', [first, second]), id)).toMatchObject({ ok: true, release: null, profile })
    const third = release(3, 'cccc')
    expect(decodeHandoutId(guideOf('dddd', [first, second, third, release(4, 'dddd')]), id)).toMatchObject({
      ok: true,
      release: third,
    })
    expect(decodeHandoutId(guideOf('eeee', [first, second]), id)).toMatchObject({ ok: false, problem: 'not-released' })
  })

  it('has at most 12 characters for a usual profile, 16 before a release, and 28 for any that can be made today', () => {
    const length = (guide: IdGuide, profile: Profile, look: HandoutIdContent['look'], printed: 'short' | 'full') =>
      encodeHandoutId(guide, { profile, look, choice: { ...defaultChoice(), length: printed } }).replaceAll('-', '')
        .length
    const anyLength = fc.constantFrom('short' as const, 'full' as const)
    fc.assert(
      fc.property(fc.constantFrom(...usualProfiles), anyLook, anyLength, ([, usual], look, printed) => {
        const profile = profileSchema.parse(usual)
        expect(length(released, profile, look, printed)).toBeLessThanOrEqual(12)
        expect(length(guideOf('cccc', [first]), profile, look, printed)).toBeLessThanOrEqual(16)
      }),
    )
    fc.assert(
      fc.property(anyProfile, anyLook, anyLength, (profile, look, printed) => {
        expect(length(released, profile, look, printed)).toBeLessThanOrEqual(28)
      }),
    )
  })

  it('is the same for the same handout however its parts were named', () => {
    const inWords = { ...usual, choice: { ...usual.choice, parts: defaultParts('full', profile.sites) } }
    expect(encodeHandoutId(released, inWords)).toBe(
      encodeHandoutId(released, { ...usual, choice: { ...usual.choice, parts: null } }),
    )
  })

  it('leaves out what the guide does not know, for it has no effect', () => {
    const odd = {
      ...usual,
      choice: { ...usual.choice, medicines: ['medicine-3', 'no-such-one'], optIn: ['no-such-page'] },
    }
    expect(decodeHandoutId(released, encodeHandoutId(released, odd))).toMatchObject({
      choice: { medicines: ['medicine-3'], optIn: [] },
    })
  })

  // IDs on paper at home. When this fails, old handouts are misread: give the change a scheme, or a further row of usual parts.
  it('never changes its meaning', () => {
    expect(encodeHandoutId(released, usual)).toBe('82G4-S2J6-E8ZB')
    expect(encodeHandoutId(released, chosen)).toBe('82JK-11G8-GX0M-4Y2R-00S2-J6E8-KR')
    for (const [id, content] of [
      ['4A4E-XZM8-10WQ', usual],
      ['4AWE-XZM8-0GGR-48EG-A2F1-C008-3', chosen],
    ] as const)
      expect(decodeHandoutId(released, id)).toEqual({ ok: true, release: second, ...content })
    expect(defaultParts('full', []).join()).toBe(
      'type,goals,treatment,medicines,symptoms,support,questions,when-to-call,side-effect-diary,treatment-plan-summary',
    )
    expect(defaultParts('full', ['bone']).join()).toBe(
      'type,goals,treatment,medicines,symptoms,support,questions,when-to-call,side-effect-diary,pain-diary,treatment-plan-summary',
    )
    expect(defaultParts('short', ['bone']).join()).toBe('type,goals,treatment,medicines,questions,when-to-call')
  })
})

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** Letters that are read as one and the same. */
const alike = (letter: string) => letter.replace('O', '0').replace(/[IL]/, '1')

describe.each([
  ['a usual ID', encodeHandoutId(released, usual)],
  ['a long ID', encodeHandoutId(released, chosen)],
])('%s as it is typed', (_, id) => {
  const reads = (text: string) => decodeHandoutId(released, text)

  it('may be in small letters, with other hyphens and spaces, or none, and with O for 0, I and L for 1', () => {
    const right = reads(id)
    expect(right.ok).toBe(true)
    const spellings = [
      id.toLowerCase(),
      id.replaceAll('-', ''),
      ` ${id.replaceAll('-', ' – ')}\n`,
      id.replaceAll('0', 'o').replaceAll('1', 'l'),
      id.replaceAll('1', 'I'),
    ]
    for (const spelling of spellings) expect(reads(spelling)).toEqual(right)
  })

  it('is refused with any one character wrong, at every place and for every letter', () => {
    const places = Array.from(id, (_, at) => at).filter((at) => id[at] !== '-')
    const mistakes = places.flatMap((at) =>
      Array.from(alphabet)
        .filter((letter) => alike(letter) !== id[at])
        .map((letter) => id.slice(0, at) + letter + id.slice(at + 1)),
    )
    expect(mistakes.length).toBeGreaterThan(places.length * 32)
    for (const mistake of mistakes) expect(reads(mistake)).toMatchObject({ ok: false, problem: 'mistyped' })
  })

  it('is refused with two neighbors that changed places', () => {
    const plain = id.replaceAll('-', '')
    for (let at = 0; at + 1 < plain.length; at++) {
      const [a = '', b = ''] = [plain[at], plain[at + 1]]
      const swapped = plain.slice(0, at) + b + a + plain.slice(at + 2)
      expect(reads(swapped).ok).toBe(a === b)
    }
  })

  it('is refused with a character left out or one too many, at every place', () => {
    const plain = id.replaceAll('-', '')
    for (let at = 0; at < plain.length; at++) {
      expect(reads(plain.slice(0, at) + plain.slice(at + 1))).toMatchObject({ problem: 'mistyped' })
    }
    for (const at of [0, plain.length]) {
      for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
        expect(reads(plain.slice(0, at) + letter + plain.slice(at)).ok).toBe(false)
      }
    }
  })
})

describe('an ID that cannot be read here', () => {
  it('comes from a newer guide', () => {
    expect(decodeHandoutId(guideOf('aaaa', [first]), encodeHandoutId(released, usual))).toEqual({
      ok: false,
      problem: 'newer-version',
      language: null,
    })
  })

  it('comes from a newer program, which builds IDs otherwise', () => {
    expect(decodeHandoutId(released, 'C1G7-40XH')).toMatchObject({ ok: false, problem: 'newer-version' })
  })

  it('is in another language, which it names', () => {
    for (const language of ['es', 'pt-BR']) {
      const id = encodeHandoutId(guideOf('bbbb', [first, second], language), usual)
      expect(decodeHandoutId(released, id)).toEqual({ ok: false, problem: 'other-language', language })
      expect(decodeHandoutId(guideOf('bbbb', [first, second], language), id).ok).toBe(true)
    }
  })

  it('names a medicine that never was', () => {
    const few = { ...released, numbers: { ...numbers, medicines: {} } }
    expect(decodeHandoutId(few, encodeHandoutId(released, chosen))).toMatchObject({ problem: 'mistyped' })
  })

  it('is anything at all: no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeHandoutId(released, text).ok).toBe(false)
      }),
    )
    for (const text of ['', '-', '0', '00', '000', 'U'.repeat(12), '🙂', 'Z'.repeat(500)]) {
      expect(decodeHandoutId(released, text)).toMatchObject({ ok: false })
    }
  })
})
