import { expect, it } from 'vitest'
import { hasTooManyLines, noteLines } from '../../../content/schema/note.ts'

it.each([
  ['', []],
  [' \n\t\n', []],
  ['one', ['one']],
  ['\n one\r\ntwo\rthree\u2028four\n', ['one', 'two', 'three', 'four']],
  ['one\n\ntwo', ['one', '', 'two']],
])('a note of %j has the lines %j', (note, lines) => {
  expect(noteLines(note)).toEqual(lines)
})

it('may have eight lines as they were typed, blank ones among them', () => {
  const note = (count: number) => `a${'\n'.repeat(count - 1)}b`
  expect(hasTooManyLines(note(8))).toBe(false)
  expect(hasTooManyLines(note(9))).toBe(true)
})
