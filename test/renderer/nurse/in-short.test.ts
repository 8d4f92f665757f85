import { expect, test } from 'vitest'
import { beginningOf, firstFew } from '../../../renderer/nurse/in-short.ts'

test('a short note is shown whole, in one line', () => {
  expect(beginningOf(' Blood test\n\non Monday. ')).toBe('Blood test on Monday.')
  expect(beginningOf('  ')).toBe('')
})

test('of a long one the beginning is shown, to a whole word where there is one', () => {
  expect(beginningOf('word '.repeat(100))).toMatch(/^(word ){18}…$/)
  expect(beginningOf('x'.repeat(600))).toBe(`${'x'.repeat(90)} …`)
  expect(beginningOf(`${'x'.repeat(89)}\u{1f397}${'x'.repeat(500)}`)).toBe(`${'x'.repeat(89)} …`)
})

test('of many names the first are shown, and how many more there are', () => {
  const more = (count: number) => `${count} more`
  expect(firstFew(['a', 'b', 'c', 'd'], more)).toEqual(['a', 'b', 'c', 'd'])
  expect(firstFew(['a', 'b', 'c', 'd', 'e'], more)).toEqual(['a', 'b', 'c', '2 more'])
})
