import { afterEach, beforeEach, expect, test } from 'vitest'
import { stretchesOf } from '../../../renderer/search/marked.ts'
import { search } from '../../../renderer/search/search.svelte.ts'
import { openKiosk } from '../kiosk.ts'

beforeEach(async () => {
  await openKiosk()
})
afterEach(() => search.reset())

test('an empty field asks for nothing', () => {
  search.query = '   '
  expect(search.answer).toBeNull()
  expect(search.groups).toEqual([])
})

test('results are grouped by kind, the kind of the best result first, and none is lost', () => {
  search.query = 'tamoxifen'
  const results = search.answer?.results ?? []
  expect(results.length).toBeGreaterThan(1)
  expect(search.groups[0]?.kind).toBe(results[0]?.kind)
  expect(search.groups.flatMap((group) => group.results)).toHaveLength(results.length)
  expect(new Set(search.groups.map(({ kind }) => kind)).size).toBe(search.groups.length)
})

test('marks cut a text without losing or doubling a letter', () => {
  const text = 'bone medicines for bones'
  const stretches = stretchesOf(text, [
    [19, 40],
    [0, 4],
    [2, 6],
  ])
  expect(stretches.map((stretch) => stretch.text).join('')).toBe(text)
  expect(stretches.filter(({ marked }) => marked).map((stretch) => stretch.text)).toEqual(['bone', ' m', 'bones'])
})

test('markup in a text stays text', () => {
  expect(stretchesOf('<b>x</b>', [])).toEqual([{ text: '<b>x</b>', marked: false }])
})
