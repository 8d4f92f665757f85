import { afterEach, beforeEach, expect, test } from 'vitest'
import { fruitlessQuery } from '../../../renderer/counts/fruitless.ts'
import { search } from '../../../renderer/search/search.svelte.ts'
import table from '../../content/search/urgent-queries.json'
import { openKiosk } from '../kiosk.ts'

beforeEach(async () => {
  await openKiosk()
})
afterEach(() => search.reset())

test('a search that found nothing is counted', () => {
  search.query = 'zzqxj'
  expect(fruitlessQuery(search)).toBe('zzqxj')
})

test('a search that found something is not', () => {
  search.query = 'tamoxifen'
  expect(fruitlessQuery(search)).toBeNull()
})

test('no urgent search is counted, and least of all one that found nothing', () => {
  const urgent = [...table.urgent, ...table.crisis].filter((_, at) => at % 10 === 0)
  const counted = urgent.filter((query) => {
    search.query = query
    return fruitlessQuery(search) !== null
  })
  expect(counted).toEqual([])
  search.query = 'zzqxj'
  const { answer } = search
  expect(answer?.results).toEqual([])
  expect(fruitlessQuery({ answer, urgent: null })).toBe('zzqxj')
  expect(fruitlessQuery({ answer, urgent: { crisis: true } })).toBeNull()
})
