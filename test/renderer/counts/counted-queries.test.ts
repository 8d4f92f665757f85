import { expect, test } from 'vitest'
import { CountedQueries } from '../../../renderer/counts/counted-queries.ts'

test('a query is counted once in a visit: not at each pause, and not when it is typed again', () => {
  const queries = new CountedQueries()
  expect(queries.isNew('marig')).toBe(true)
  for (const again of ['marig', 'marigo', 'marigold', ' Marigold ', 'mari', 'MARIGÓLD', 'marigold tea'])
    expect(queries.isNew(again), again).toBe(false)
})

test('another query is another one, and an empty one is none', () => {
  const queries = new CountedQueries()
  expect(queries.isNew('marigold')).toBe(true)
  expect(queries.isNew('turmeric shots')).toBe(true)
  expect(queries.isNew('  ')).toBe(false)
  expect(new CountedQueries().isNew('marigold')).toBe(true)
})
