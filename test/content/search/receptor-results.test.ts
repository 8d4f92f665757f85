import { describe, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { Lexicon } from '../../../content/search/lexicon.ts'
import { createSearch } from '../../../content/search/engine.ts'
import { passagesOf } from '../../../content/search/passages.ts'
import { ReceptorReader } from '../../../content/search/receptor-reader.ts'
import type { Result } from '../../../content/languages/receptor-words.ts'
import { guideFromDisk } from '../guide.ts'
import { aboutOneResult, subtypesWith } from './receptor-pages.ts'

const guide = guideFromDisk()
const engine = createSearch(guide, english)
const aboutResult = aboutOneResult(guide)
const reader = new ReceptorReader(
  passagesOf(guide, english),
  guide.synonyms,
  english.search.receptors,
  new Lexicon(english),
)
const ids = (query: string) => engine.search(query, { limit: 24 }).results.map(({ id }) => id)
const statedIn = (query: string) => Object.fromEntries(reader.read(query).stated)

/** Fails unless the first page or word about a result is right, and nothing about the opposite stands anywhere. */
function expectRight(query: string, results: { hr?: Result; her2?: Result }): void {
  const right = subtypesWith(results)
  const told = ids(query).filter((id) => aboutResult.has(id))
  const opposite = told.filter((id) => !aboutResult.get(id)?.some((subtype) => right.includes(subtype)))
  expect(told.length, query).toBeGreaterThan(0)
  expect(opposite, query).toEqual([])
}

const written: Record<Result, readonly string[]> = {
  positive: [
    ' positive',
    '-positive',
    '+',
    ' +',
    '(+)',
    ' (+)',
    ' +ve',
    '+ve',
    ' pos',
    '-pos.',
    ' plus',
    ' postive',
    '＋',
    '⁺',
  ],
  negative: [
    ...[' negative', '-negative', '-', ' -', '(-)', ' (−)', ' -ve', '-ve', ' neg', '-neg.', ' minus', ' negitive'],
    ...['−', '–', '—', '‐', '‑', '⁻', '－', ' −'],
  ],
}
const her2Names = [
  'HER2',
  'her2',
  'HER-2',
  'her 2',
  'her two',
  'HER2/neu',
  'Her2 neu',
  'ERBB2',
  'HER2 status',
  'HER2 receptor',
]
const hrNames = ['HR', 'hr', 'hormone receptor', 'Hormone-receptor', 'hormone receptors', 'hormone']

describe('one receptor', () => {
  describe.each(['positive', 'negative'] as const)('%s', (result) => {
    test.each(her2Names.flatMap((name) => written[result].map((way) => name + way)))('%s', (query) => {
      expect(statedIn(query)).toEqual({ her2: result })
      expect(ids(query)[0]).toBe(`word:her2-${result}`)
      expectRight(query, { her2: result })
    })
    test.each(hrNames.flatMap((name) => written[result].map((way) => name + way)))('%s', (query) => {
      expect(statedIn(query)).toEqual({ hr: result })
      expect(ids(query)[0]).toBe(`word:hr-${result}`)
      expectRight(query, { hr: result })
    })
  })

  test.each(['ER', 'estrogen receptor', 'Estrogen', 'oestrogen', 'PR', 'progesterone receptor', 'PgR'])(
    '%s: positive means hormone receptor-positive, negative alone does not tell',
    (name) => {
      for (const way of written.positive) expectRight(name + way, { hr: 'positive' })
      for (const way of written.negative) {
        const found = ids(name + way)
        expect(found[0], name + way).toMatch(/^word:(?:er|pr)$/)
        const firstPage = found.find((id) => id.startsWith('page:') && aboutResult.has(id)) ?? ''
        expect(aboutResult.get(firstPage), name + way).not.toContain('hr-positive-her2-negative')
        const place = (id: string) => (found.includes(id) ? found.indexOf(id) : Infinity)
        expect(place('word:hr-negative'), name + way).toBeLessThan(place('word:hr-positive'))
      }
    },
  )
})

describe('several receptors at once', () => {
  test.each([
    ['ER+/PR+/HER2-', { er: 'positive', pr: 'positive', her2: 'negative' }],
    ['er+pr-her2+', { er: 'positive', pr: 'negative', her2: 'positive' }],
    ['ER-PR-HER2-', { er: 'negative', pr: 'negative', her2: 'negative' }],
    ['ER-PR-HER2 negative', { er: 'negative', pr: 'negative', her2: 'negative' }],
    ['ER/PR positive HER2 negative', { er: 'positive', pr: 'positive', her2: 'negative' }],
    ['her2 neg er and pr pos', { er: 'positive', pr: 'positive', her2: 'negative' }],
    ['er, pr and her2 negative', { er: 'negative', pr: 'negative', her2: 'negative' }],
    ['negative for ER, positive for HER2', { er: 'negative', her2: 'positive' }],
    ['positive hr negative her2', { hr: 'positive', her2: 'negative' }],
    ['HER2 positive, negative ER', { er: 'negative', her2: 'positive' }],
    ['er plus pr minus', { er: 'positive', pr: 'negative' }],
    ['er plus pr positive', { er: 'positive', pr: 'positive' }],
    ['HR-HER2+', { hr: 'negative', her2: 'positive' }],
    ['HER2-HR+', { her2: 'negative', hr: 'positive' }],
    ['er neg pr neg her2 pos', { er: 'negative', pr: 'negative', her2: 'positive' }],
    ['triple negative', { hr: 'negative', her2: 'negative' }],
    ['triple neg', { hr: 'negative', her2: 'negative' }],
    ['TNBC', { hr: 'negative', her2: 'negative' }],
    ['triple positive', { hr: 'positive', her2: 'positive' }],
    ['erneg prneg her2pos', { er: 'negative', pr: 'negative', her2: 'positive' }],
  ])('%s', (query, stated) => {
    expect(statedIn(query)).toEqual(stated)
  })
})

describe('said around', () => {
  test.each([
    ['my HER2 is negative', { her2: 'negative' }],
    ['HER2 test came back positive', { her2: 'positive' }],
    ['what does it mean to be her2 negative', { her2: 'negative' }],
    ['not HER2 positive', { her2: 'negative' }],
    ['HER2 is not positive', { her2: 'negative' }],
    ["HER2 isn't positive", { her2: 'negative' }],
    ['non-HER2 positive', { her2: 'negative' }],
    ['neither ER nor PR positive', { er: 'negative', pr: 'negative' }],
    ['HER2 3+', { her2: 'positive' }],
    ['HER2 IHC 3+', { her2: 'positive' }],
    ['her2 1+', { her2: 'negative' }],
    ['HER2 0', { her2: 'negative' }],
    ['HER2-low', { her2: 'negative' }],
    ['her2 nega', { her2: 'negative' }],
    ['estrogin negitive', { er: 'negative' }],
  ])('%s', (query, stated) => {
    expect(statedIn(query)).toEqual(stated)
  })

  test.each([
    'HER2',
    'HER2 - what is it',
    'HER2-targeted therapy',
    'er-doctor',
    'negative side effects of hormone therapy',
    'positive thinking',
    'HER2 positive or negative',
    'HER2 +/-',
    'HER2 2+',
    'her2 equivocal',
    'hormone therapy with plus points',
  ])('states no result: %s', (query) => {
    expect(statedIn(query)).toEqual({})
  })

  test('an unclear result leads to no page about one result first', () => {
    for (const query of ['HER2 2+', 'HER2 equivocal', 'her2 borderline', 'HER2 unknown']) {
      const [first] = ids(query)
      expect(aboutResult.has(first ?? ''), query).toBe(false)
      const firstPage = ids(query).find((id) => id.startsWith('page:')) ?? ''
      expect(aboutResult.has(firstPage), query).toBe(false)
    }
  })

  test('a result read from a sign is shown to the visitor, one in words is not', () => {
    expect(engine.search('HER2−').mended).toBe('HER2-negative')
    expect(engine.search('HR-, HER2+').mended).toBe('HR-negative HER2-positive')
    expect(engine.search('HER2 negative').mended).toBeNull()
  })

  test('with other words, the opposite is never first, and what is asked for by name is still found', () => {
    expect(ids('treatment for HER2+').find((id) => id.startsWith('page:'))).toBe('page:treatment-her2-positive')
    for (const query of [
      'treatment for HER2−',
      'her2 negative treatment',
      'side effects HR-, HER2+',
      'pills for ER+/HER2-',
    ])
      expectRightFirst(
        query,
        /HER2(?:−|-| neg)/i.test(query) ? { her2: 'negative' } : { hr: 'negative', her2: 'positive' },
      )
    expect(ids('herceptin HER2-')).toContain('medicine:trastuzumab')
  })

  function expectRightFirst(query: string, results: { hr?: Result; her2?: Result }): void {
    const [first] = ids(query).filter((id) => aboutResult.has(id))
    expect(
      aboutResult.get(first ?? '')?.some((subtype) => subtypesWith(results).includes(subtype)),
      query,
    ).toBe(true)
  }

  test('no misspelt word is corrected to a name and a result in one', () => {
    for (const query of ['her2neg1tive', 'her2nex', 'receptorpositiv', 'hrnegativ'])
      expect(engine.search(query).mended ?? '', query).not.toMatch(/[a-z0-9](?:positive|negative)/i)
  })
})
