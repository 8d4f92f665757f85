import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { createSearch, indexOf } from '../../../content/search/engine.ts'
import { packIndex, unpackIndex } from '../../../content/search/packed-index.ts'
import { profileSchema } from '../../../content/schema/profile.ts'
import { guideFromDisk } from '../guide.ts'
import own from './queries.json'

const guide = guideFromDisk()
const engine = createSearch(guide, english)
const titles = (query: string, limit = 5) => engine.search(query, { limit }).results.map(({ title }) => title)

describe('finding', () => {
  test('a brand leads to its medicine and says so', () => {
    const [first] = engine.search('Ibrance').results
    expect(first).toMatchObject({ kind: 'medicine', title: 'palbociclib', alsoCalled: 'Ibrance' })
  })

  test('a misspelt word is mended, and the mended query is told', () => {
    const answer = engine.search('herseptin')
    expect(answer.mended).toBe('herceptin')
    expect(answer.results[0]?.title).toBe('trastuzumab')
  })

  test('a word that is right is never mended', () => {
    expect(engine.search('tamoxifen').mended).toBeNull()
  })

  test('an unfinished word is completed', () => {
    expect(titles('palbo')).toContain('palbociclib')
  })

  test('accents and capital letters make no difference', () => {
    expect(titles('TAMOXIFÉN')).toEqual(titles('tamoxifen'))
  })

  test('marks stand on the words that were meant', () => {
    const [first] = engine.search('denosumab').results
    expect(first?.marks.title.map(([from, to]) => first.title.slice(from, to))).toEqual(['denosumab'])
  })

  test('sensitive pages answer by their title alone', () => {
    const sensitive = new Set(guide.pages.filter((page) => page.sensitive).map((page) => `page:${page.id}`))
    const found = ['hospice', 'survival', 'how long will I live', 'outlook'].flatMap(
      (query) => engine.search(query, { limit: 20 }).results,
    )
    const shown = found.filter(({ id }) => sensitive.has(id))
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.every(({ snippet }) => snippet === '')).toBe(true)
  })

  test('a profile lifts what concerns it and hides nothing', () => {
    const profile = profileSchema.parse({ hr: 'negative', her2: 'negative' })
    const plain = engine.search('treatment', { limit: 500 }).results.map(({ id }) => id)
    const lifted = engine.search('treatment', { limit: 500, profile }).results.map(({ id }) => id)
    expect(new Set(lifted)).toEqual(new Set(plain))
    const place = (ids: string[]) => ids.indexOf('page:treatment-triple-negative')
    expect(place(lifted)).toBeLessThanOrEqual(place(plain))
  })

  test('nothing found still offers the nearest words of the guide', () => {
    const answer = engine.search('xqzzvw')
    expect(answer.results).toEqual([])
    expect(engine.search('').nearest).toEqual([])
  })
})

test('the window, with the packed index, answers as the command line, which builds its own', () => {
  const packed = unpackIndex(packIndex(indexOf(guide, english), guide.hash), guide.hash)
  expect(packed).not.toBeNull()
  const inWindow = createSearch(guide, english, packed)
  for (const { query } of own.queries) expect(inWindow.search(query)).toEqual(engine.search(query))
})

describe('whatever is typed', () => {
  const strange = fc.oneof(
    fc.string({ maxLength: 300, unit: 'binary' }),
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    fc.constantFrom(
      '',
      '   ',
      '...!?',
      '😀😀',
      'مرحبا',
      'e\u0301\u0301',
      '.*+?^${}()|[]\\',
      '<b>x</b>',
      'a'.repeat(10_000),
      'x '.repeat(5_000),
      '!',
      '="a"|^b',
    ),
  )

  test('it neither throws nor answers with anything but plain results', () => {
    fc.assert(
      fc.property(strange, (query) => {
        const answer = engine.search(query)
        for (const { marks, title, snippet } of answer.results) {
          for (const [from, to] of marks.title) expect(from >= 0 && from < to && to <= title.length).toBe(true)
          for (const [from, to] of marks.snippet) expect(from >= 0 && from < to && to <= snippet.length).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
