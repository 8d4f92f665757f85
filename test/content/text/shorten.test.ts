import { expect, test } from 'vitest'
import { shortened, shortenedAtWord } from '../../../content/text/shorten.ts'

test('a text that fits stays whole', () => {
  expect(shortened('tamoxifen', 9)).toBe('tamoxifen')
  expect(shortenedAtWord('one two', 7)).toBe('one two')
})

test('a longer one is cut to the characters allowed, without a space before the mark', () => {
  expect(shortened('one two three', 9)).toBe('one two…')
  expect(shortened('tamoxifen', 8)).toBe('tamoxif…')
})

test('or at the end of a word, unless it has only one', () => {
  expect(shortenedAtWord('one two three', 10)).toBe('one two …')
  expect(shortenedAtWord('tamoxifen', 5)).toBe('tamox …')
})

test('no character is cut in two', () => {
  expect(shortened('ab😀cd', 4)).toBe('ab…')
  expect(shortenedAtWord('ab😀cd', 3)).toBe('ab …')
})
