import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BitReader, BitWriter } from '../../../content/handout-id/bits.ts'
import { readScheme2, writeScheme2 } from '../../../content/handout-id/scheme-2.ts'
import { baseFields, factRows, siteBits, treatmentLists } from '../../../content/handout-id/scheme-2-facts.ts'
import { readFacts } from '../../../content/handout-id/scheme-2-profile.ts'
import { writeSymbols } from '../../../content/handout-id/symbols.ts'
import type { WireId } from '../../../content/handout-id/wire-id.ts'

type Written = Record<string, unknown>

/** A profile with these rows, as a file would give it; a row of an amount has the largest. */
function profileWith(rows: readonly number[], base: Written = {}): Written {
  const profile: Written = {
    ...Object.fromEntries(baseFields.map(([field]) => [field, 'unknown'])),
    sites: [],
    ...base,
  }
  for (const row of rows) {
    const [path, value] = factRows[row] ?? ['', '']
    const is = typeof value === 'object' ? value.max : value
    const [field = '', key] = path.split('.')
    if (key !== undefined) profile[field] = { ...(profile[field] as object | undefined), [key]: is }
    else if (treatmentLists.some((list) => list === field))
      profile[field] = [...((profile[field] ?? []) as unknown[]), is]
    else profile[field] = is
  }
  return profile
}

/** Rows of which a profile has at most one: those of a field, or of one treatment in a list. */
const alternatives = factRows
  .reduce<{ of: string; rows: number[] }[]>((groups, [path, value], row) => {
    const of = treatmentLists.some((list) => list === path) ? `${path} ${JSON.stringify(value)}` : path
    const group = groups.find((one) => one.of === of)
    if (group) group.rows.push(row)
    else groups.push({ of, rows: [row] })
    return groups
  }, [])
  .map(({ rows }) => rows)
const anyRows = fc
  .tuple(...alternatives.map((rows) => fc.option(fc.constantFrom(...rows), { freq: 1 })))
  .map((rows) => rows.filter((row) => row !== null))
const fewRows = fc
  .subarray(alternatives, { maxLength: 4 })
  .chain((groups) => fc.tuple(...groups.map((rows) => fc.constantFrom(...rows))))
const anyBase = fc.record(
  Object.fromEntries<fc.Arbitrary<unknown>>([
    ...baseFields.map(([field, values]) => [field, fc.constantFrom(...(values as readonly string[]))] as const),
    ['sites', fc.subarray([...siteBits])],
  ]),
)

const wireOf = (profile: Written, more: Partial<WireId> = {}): WireId => ({
  release: 3,
  draftMark: null,
  language: 'en',
  look: { paper: 'letter', largePrint: false },
  profile,
  choice: {
    length: 'short',
    parts: [0, 1, 2, 3, 6, 7],
    medicines: null,
    questions: null,
    optIn: { pages: [], questionGroups: [], questions: [] },
  },
  ...more,
})

function textOf(wire: WireId): string {
  const bits = new BitWriter()
  bits.write(2, 3)
  writeScheme2(bits, wire)
  return writeSymbols(bits.symbols()).replaceAll('-', '')
}

function again(wire: WireId): WireId {
  const bits = new BitWriter()
  writeScheme2(bits, wire)
  const reader = new BitReader(bits.symbols())
  const found = readScheme2(reader)
  reader.end()
  return found
}

/** Lists in one order. */
function sorted(profile: Written): Written {
  return Object.fromEntries(
    Object.entries(profile).map(([field, value]) => [field, Array.isArray(value) ? value.toSorted() : value]),
  )
}

describe('scheme 2', () => {
  it.each([
    ['few facts', fewRows],
    ['many facts', anyRows],
  ])('reads back every profile with %s, also of fields that the program does not have yet', (_, rows) => {
    fc.assert(
      fc.property(rows, anyBase, (found, base) => {
        const numbered = found.some((row) => factRows[row]?.[0] === 'line')
        const profile = profileWith(found, numbered ? { ...base, line: 'later' } : base)
        expect(sorted(again(wireOf(profile)).profile)).toEqual(sorted(profile))
      }),
      { numRuns: 1000 },
    )
  })

  it('reads back every amount', () => {
    for (let amount = 0; amount <= 100; amount++) {
      const profile = profileWith([], { erPercent: amount, pdl1Cps: 100 - amount })
      expect(again(wireOf(profile)).profile).toEqual(profile)
    }
    for (let line = 1; line <= 15; line++) expect(again(wireOf(profileWith([], { line }))).profile['line']).toBe(line)
  })

  it('reads back releases, drafts, languages and looks', () => {
    for (const release of [0, 1, 16, 17, 63, 64, 1000])
      for (const language of ['en', 'es', 'es+en', 'pt', 'pt-BR', 'qps', 'hmn-US'])
        for (const draftMark of [null, 0, 2 ** 20 - 1]) {
          const wire = wireOf(profileWith([]), {
            release,
            language,
            draftMark,
            look: { paper: 'a4', largePrint: true },
          })
          expect(again(wire)).toEqual(wire)
        }
  })

  it('takes 12 characters for a usual person with three further facts, and 34 for every fact known', () => {
    const usual = profileWith([1, 5, 8], { hr: 'positive', her2: 'negative', line: 'later', sites: [...siteBits] })
    for (const language of ['en', 'es', 'es+en'])
      expect(textOf(wireOf(usual, { release: 63, language }))).toHaveLength(12)
    const treatments = new Set(
      factRows.flatMap(([path, value]) => (treatmentLists.some((list) => list === path) ? [value] : [])),
    )
    const one = alternatives
      .filter(
        ([row = 0]) =>
          !treatmentLists.some((list) => list === factRows[row]?.[0]) &&
          factRows[row]?.[0] !== 'line' &&
          // Room for tests that there are none of yet; each takes 4 characters.
          !factRows[row]?.[0].startsWith('numbered.'),
      )
      .map((rows) => rows.at(-1) ?? 0)
    const full = profileWith(one, { line: 15, sites: [...siteBits], early: [...treatments] })
    expect(textOf(wireOf(full))).toHaveLength(34)
  })

  it('has no room for what is in no row, and says so', () => {
    const odd = profileWith([], { biomarkers: { unheard: 'positive' } })
    expect(() => textOf(wireOf(odd))).toThrow('Scheme 2 has no room for biomarkers.unheard positive')
  })

  it('takes a row that it does not have for one of a newer program', () => {
    const bits = new BitWriter()
    // No base field, site or dense block, then a row far beyond the last.
    bits.write(0, 9 + siteBits.length + 1)
    for (const bit of [true, true, true]) bits.flag(bit)
    bits.write(460, 9)
    bits.flag(false)
    expect(() => readFacts(new BitReader(bits.symbols()))).toThrow('newer-version')
  })
})
