import { expect, it } from 'vitest'
import { linesOf, withPlainLineEnds } from '../../../content/text/lines.ts'

it.each(['\n', '\r', '\r\n', '\u000b', '\u000c', '\u0085', '\u2028', '\u2029'])('%j ends one line', (end) => {
  expect(linesOf(`fever${end}cough`)).toEqual(['fever', 'cough'])
  expect(withPlainLineEnds(`fever${end}cough`)).toBe('fever\ncough')
})

it('other space ends none', () => {
  expect(linesOf('a\tb\u00a0c\u2003d')).toHaveLength(1)
})
