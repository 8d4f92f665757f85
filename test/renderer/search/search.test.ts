import { afterEach, beforeEach, expect, test } from 'vitest'
import { stretchesOf } from '../../../renderer/search/marked.ts'
import { search } from '../../../renderer/search/search.svelte.ts'
import { forget } from '../../../renderer/visit/forgetting.ts'
import { openKiosk } from '../kiosk.ts'

beforeEach(async () => {
  await openKiosk()
})
afterEach(() => search.reset())

test('an empty field asks for nothing', () => {
  search.query = '   '
  expect(search.answer).toBeNull()
  expect(search.shown).toEqual([])
  expect(search.urgent).toBeNull()
})

test('six results are shown, best first, and the rest when asked for; another query begins anew', () => {
  search.query = 'treatment'
  const results = search.answer?.results ?? []
  expect(results.length).toBeGreaterThan(6)
  expect(search.shown).toEqual(results.slice(0, 6))
  expect(search.more).toBe(results.length - 6)
  search.showAll()
  expect(search.shown).toEqual(results)
  expect(search.more).toBe(0)
  search.query = 'treatments'
  expect(search.shown).toHaveLength(6)
})

test('an urgent search is known while it is typed, and with the visit it is forgotten', () => {
  search.query = 'chest pian'
  expect(search.urgent).toEqual({ crisis: false })
  search.query = 'want to die'
  expect(search.urgent).toEqual({ crisis: true })
  forget('patient')
  expect(search.query).toBe('')
  expect(search.urgent).toBeNull()
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
