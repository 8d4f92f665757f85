import { expect, test } from 'vitest'
import type { Block } from '../../../content/schema/block.ts'
import { emptyProfile } from '../../../content/schema/profile.ts'
import { contentsOf, countForOthers, levelsOf, segmentsOf } from '../../../renderer/guide/segments.ts'

const base = { when: [], depth: 'short', sensitive: false, sources: [], asOf: null } as const
const paragraph = (id: string, more: Partial<Pick<Block, 'when' | 'depth' | 'sensitive'>> = {}): Block => ({
  ...base,
  when: [...base.when],
  sources: [],
  id,
  type: 'paragraph',
  inlines: [{ type: 'text', text: id }],
  ...more,
})
const heading = (id: string, more: Partial<Pick<Block, 'depth' | 'sensitive'>> = {}): Block => ({
  ...base,
  when: [],
  sources: [],
  id,
  type: 'heading',
  level: 2,
  inlines: [{ type: 'text', text: id }],
  ...more,
})
const her2 = { when: [{ her2: ['positive' as const] }] }
const ids = (blocks: readonly Block[], profile: Parameters<typeof segmentsOf>[1]) =>
  segmentsOf(blocks, profile).map((segment) => segment.blocks.map(({ id }) => id))

const page = [paragraph('a'), paragraph('b', her2), paragraph('c', her2), paragraph('d')]

test('neighbors for the same people make one run, which is labeled once', () => {
  expect(ids(page, null)).toEqual([['a'], ['b', 'c'], ['d']])
})

test('what concerns only others is left out, and the runs around it close up', () => {
  const profile = { ...emptyProfile, her2: 'negative' as const }
  expect(ids(page, profile)).toEqual([['a', 'd']])
  expect(countForOthers(page, profile)).toBe(2)
  expect(countForOthers(page, null)).toBe(0)
})

test('what concerns this reader is set off as theirs', () => {
  const segments = segmentsOf(page, { ...emptyProfile, her2: 'positive' })
  expect(segments.map(({ concern }) => concern)).toEqual(['everyone', 'you', 'everyone'])
})

test('sensitive and further matter never shares a run with plain text', () => {
  const blocks = [
    paragraph('a'),
    paragraph('b', { sensitive: true }),
    paragraph('c', { depth: 'more' }),
    paragraph('d'),
  ]
  expect(ids(blocks, null)).toEqual([['a'], ['b'], ['c'], ['d']])
})

test('the contents list names no heading that is hidden', () => {
  const blocks = [heading('a'), heading('b', { sensitive: true }), heading('c', { depth: 'more' }), heading('d')]
  expect(contentsOf(segmentsOf(blocks, null)).map(({ id }) => id)).toEqual(['a', 'd'])
})

test('a folded part stands open for whom it is meant and waits behind ‘More about this’ for all others', () => {
  const folded = { ...her2, depth: 'folded' as const }
  const more = (profile: Parameters<typeof segmentsOf>[1]) =>
    segmentsOf([paragraph('a'), paragraph('b', folded)], profile).map((segment) => segment.more)
  expect(more(null)).toEqual([false, true])
  expect(more({ ...emptyProfile, her2: 'positive' })).toEqual([false, false])
  expect(more({ ...emptyProfile, her2: 'negative' })).toEqual([false])
})

test('what waits side by side, for whomever it is, waits behind one fold', () => {
  const blocks = [
    paragraph('a'),
    paragraph('b', { ...her2, depth: 'folded' }),
    paragraph('c', { depth: 'more' }),
    paragraph('d'),
  ]
  const levels = levelsOf(segmentsOf(blocks, null))
  expect(levels.map(({ more, segments }) => [more, segments.length])).toEqual([
    [false, 1],
    [true, 2],
    [false, 1],
  ])
})
