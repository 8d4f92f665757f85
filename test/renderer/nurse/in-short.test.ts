import { expect, test } from 'vitest'
import { beginningOf, firstFew } from '../../../renderer/nurse/in-short.ts'

test('a short note is shown whole, in one line', () => {
  expect(beginningOf(' Blood test\n\non Monday. ')).toBe('Blood test on Monday.')
  expect(beginningOf('  ')).toBe('')
})

test('of a long one the beginning is shown, to a whole word where there is one', () => {
  expect(beginningOf('word '.repeat(100))).toMatch(/^(word ){12}…$/)
  expect(beginningOf('x'.repeat(600))).toBe(`${'x'.repeat(60)} …`)
  expect(beginningOf(`${'x'.repeat(59)}\u{1f397}${'x'.repeat(500)}`)).toBe(`${'x'.repeat(59)} …`)
})

test('of many names the first are shown, and how many more there are', () => {
  const more = (count: number) => `${count} more`
  expect(firstFew(['a', 'b', 'c'], more)).toEqual(['a', 'b', 'c'])
  expect(firstFew(['a', 'b', 'c', 'd'], more)).toEqual(['a', 'b', '2 more'])
})
