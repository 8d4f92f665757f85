import { describe, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import type { Result } from '../../../content/languages/receptor-words.ts'
import { createSearch } from '../../../content/search/engine.ts'
import { Lexicon } from '../../../content/search/lexicon.ts'
import { passagesOf } from '../../../content/search/passages.ts'
import { biomarkerNames } from '../../../content/search/receptor-elements.ts'
import { ReceptorReader } from '../../../content/search/receptor-reader.ts'
import { biomarkerTerms } from '../../../content/vocabulary/biomarkers.ts'
import { guideFromDisk } from '../guide.ts'
import { aboutOneResult, subtypesWith } from './receptor-pages.ts'

const guide = guideFromDisk()
const engine = createSearch(guide, english)
const aboutResult = aboutOneResult(guide)
const { receptors: words } = english.search
const reader = new ReceptorReader(passagesOf(guide, english), guide.synonyms, words, new Lexicon(english))
const ids = (query: string) => engine.search(query, { limit: 24 }).results.map(({ id }) => id)

const clear = words.results.flatMap(({ result, signs, words: own }) => (result ? [{ result, signs, own }] : []))
/** All ways to write a name with a result: words, signs, before it, after it, joined and apart. */
const written = (name: string, result: Result): string[] => {
  const rows = clear.filter((row) => row.result === result)
  const signs = rows.flatMap((row) => row.signs)
  const own = rows.flatMap((row) => row.own).filter((word) => word !== 'wild')
  return [
    ...own.flatMap((word) => [
      `${name} ${word}`,
      `${name}-${word}`,
      `${word} ${name}`,
      `${name} (${word})`,
      `${name}: ${word}`,
    ]),
    ...signs.flatMap((sign) => [`${name}${sign}`, `${name} ${sign}`, `${name}(${sign})`, `${name} (${sign})`]),
    ...signs
      .flatMap((sign) => words.signEndings.map((ending) => `${name} ${sign}${ending}`))
      .filter((text) => !/\+\+|--/.test(text)),
  ]
}
const cases = (text: string) => [text, text.toLowerCase(), text.toUpperCase()]

describe.each(words.receptors.filter(({ receptors }) => receptors.length === 1))(
  '$name',
  ({ receptors, said, name }) => {
    const [receptor = 'her2'] = receptors
    test.each(['positive', 'negative'] as const)(
      'every spelling of %s is read, and nothing opposite is found',
      (result) => {
        for (const query of said.flatMap((spelling) => written(spelling, result)).flatMap(cases)) {
          expect(Object.fromEntries(reader.read(query).stated), query).toEqual({ [receptor]: result })
        }
        // Every spelling reads the same, so that some of them speak for all.
        const right = receptor === 'her2' ? subtypesWith({ her2: result }) : subtypesWith({ hr: result })
        for (const query of written(name, result)) {
          const found = ids(query)
          expect(found[0], query).toMatch(/^(?:word|page):/)
          const told = found.filter((id) => aboutResult.has(id))
          expect(told.length, query).toBeGreaterThan(0)
          const opposite = told.findIndex((id) => !aboutResult.get(id)?.some((subtype) => right.includes(subtype)))
          // One negative hormone receptor does not tell of the other.
          if (receptor === 'her2' || receptor === 'hr' || result === 'positive') expect(opposite, query).toBe(-1)
          else expect(opposite === -1 || opposite > 0, query).toBe(true)
        }
      },
    )
  },
)

describe.each(biomarkerNames(words).filter(({ receptors: [id] }) => biomarkerTerms.some((row) => row.id === id)))(
  'biomarker $name',
  ({ receptors: [id = 'her2'], said }) => {
    test.each(['positive', 'negative'] as const)('every spelling of %s leads to its word first', (result) => {
      for (const spelling of said)
        for (const query of written(spelling, result)) {
          expect(Object.fromEntries(reader.read(query).stated), query).toEqual({ [id]: result })
          expect(ids(query)[0], query).toBe(`word:${id}`)
        }
    })
  },
)

test('a page about the opposite result of a biomarker is quoted nowhere', () => {
  for (const { id, spellings } of biomarkerTerms) {
    const [name = id] = spellings
    for (const { target, id: page } of engine.search(`${name} negative`, { limit: 24 }).results)
      if (page === 'page:test-results') expect(target.anchor ?? '', name).not.toMatch(new RegExp(`${id}.*positive`))
  }
})

const results = ['positive', 'negative'] as const
const pairs = results.flatMap((hr) => results.map((her2) => ({ hr, her2 })))
describe.each(pairs)('several at once: HR $hr, HER2 $her2', (pair) => {
  test('in any order, joined and apart', () => {
    for (const { signs: hrSigns, own: hrWords } of clear.filter(({ result }) => result === pair.hr))
      for (const { signs, own } of clear.filter(({ result }) => result === pair.her2))
        for (const [hrText, her2Text] of [
          [`HR${hrSigns[0] ?? ''}`, `HER2${signs[0] ?? ''}`],
          [`HR (${hrSigns[0] ?? ''})`, `HER2 (${signs[0] ?? ''})`],
          [`hr ${hrWords[1] ?? ''}`, `her2 ${own[1] ?? ''}`],
          [`hormone receptor ${hrWords[0] ?? ''}`, `HER2/neu ${own[0] ?? ''}`],
        ])
          for (const between of [' ', ', ', '/', ' / ', ' and ', '; '])
            for (const query of [
              `${hrText ?? ''}${between}${her2Text ?? ''}`,
              `${her2Text ?? ''}${between}${hrText ?? ''}`,
            ]) {
              expect(Object.fromEntries(reader.read(query).stated), query).toEqual(pair)
              const told = ids(query).filter((id) => aboutResult.has(id))
              expect(told.length, query).toBeGreaterThan(0)
              expect(
                told.filter((id) => !aboutResult.get(id)?.some((subtype) => subtypesWith(pair).includes(subtype))),
                query,
              ).toEqual([])
            }
  })
})

test.each([
  ['IHC 1+', { her2: 'negative' }],
  ['1+', { her2: 'negative' }],
  ['3 plus', { her2: 'positive' }],
  ['HER2 IHC 2+ / ISH negative', { her2: 'negative' }],
  ['IHC 2+ FISH amplified', { her2: 'positive' }],
  ['ISH neg', { her2: 'negative' }],
  ['FISH not amplified', { her2: 'negative' }],
  ['low HER2', { her2: 'negative' }],
  ['HER2 ultra-low', { her2: 'negative' }],
  ['ER 5 %', { er: 'positive' }],
  ['ER: 95 percent', { er: 'positive' }],
  ['ER 0.5%', { er: 'negative' }],
  ['PR <1 %', { pr: 'negative' }],
  ['ER 0', { er: 'negative' }],
  ['ER low', { er: 'positive' }],
  ['ER 90% PR 0% HER2 1+', { er: 'positive', pr: 'negative', her2: 'negative' }],
  ['TNBC, BRCA pos', { hr: 'negative', her2: 'negative', brca: 'positive' }],
  ['no PIK3CA mutation', {}],
  ['estrogen low', {}],
  ['eating fish', {}],
  ['5 %', {}],
])('%s', (query, stated) => {
  expect(Object.fromEntries(reader.read(query).stated)).toEqual(stated)
})
