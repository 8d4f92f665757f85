import { expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import { joinList, listSeparators } from '../../../content/text/lists.ts'

const words = ['bone', 'liver', 'lung']

test.each([
  ['en', 'and', 'bone, liver, and lung'],
  ['en', 'or', 'bone, liver, or lung'],
  ['en', 'unit', 'bone, liver, lung'],
  ['es-US', 'unit', 'bone, liver y lung'],
] as const)('in %s a list of the kind %s', (locale, kind, joined) => {
  expect(joinList(locale, words, kind)).toBe(joined)
})

test('one word and none need no comma', () => {
  expect(joinList('en', ['bone'], 'unit')).toBe('bone')
  expect(joinList('en', [], 'unit')).toBe('')
})

test('a message joins a list that is one of its values', () => {
  const said = translator(english)('staff.letterhead.missing', { names: words })
  expect(said).toContain('bone, liver, lung')
})

test('what stands between members that are more than words', () => {
  expect(listSeparators('en', 3, 'and')).toEqual([', ', ', and '])
  expect(listSeparators('en', 3, 'unit')).toEqual([', ', ', '])
  expect(listSeparators('en', 1, 'unit')).toEqual([])
})
