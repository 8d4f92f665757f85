import { expect, test } from 'vitest'
import { asOfOf, datedSources, yearOfNewest } from '../../../content/schema/as-of.ts'
import type { Source } from '../../../content/schema/provenance.ts'

const source = (id: string, asOf: string | null, sections: Source['sections'] = []): Source => ({
  id,
  title: id,
  publisher: 'A society',
  kind: 'guide',
  asOf,
  sections,
})
const sources = [source('big', '2021', [{ from: 100, to: 199, asOf: '2021-07' }]), source('article', null)]
const refs = [
  { source: 'article', place: 'L3' },
  { source: 'big', place: 'L150' },
  { source: 'big', place: 'L56' },
]

test('each source has its own date: one without a date never takes that of a source beside it', () => {
  expect(datedSources(refs, sources).map(({ source: { id }, asOf }) => [id, asOf])).toEqual([
    ['article', null],
    ['big', '2021'],
  ])
  expect(datedSources(refs.slice(0, 2), sources).map(({ asOf }) => asOf)).toEqual([null, '2021-07'])
})

test('a statement is as old as the oldest of its dated sources, and has no date without one', () => {
  expect(asOfOf(refs.slice(0, 2), sources)).toBe('2021-07')
  expect(asOfOf(refs, sources)).toBe('2021')
  expect(asOfOf(refs.slice(0, 1), sources)).toBeNull()
})

test('a source that is not known is left out', () => {
  expect(datedSources([{ source: 'gone', place: 'L1' }], sources)).toEqual([])
})

test('facts about medicines end in the year of the newest, and in none where none bears a date', () => {
  expect(yearOfNewest([{ asOf: '2021-07' }, { asOf: null }, { asOf: '2022' }, { asOf: '2021' }])).toBe('2022')
  expect(yearOfNewest([{ asOf: null }])).toBeNull()
})
