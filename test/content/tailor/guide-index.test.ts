import { expect, it } from 'vitest'
import { GuideIndex, indexOf } from '../../../content/tailor/guide-index.ts'
import { withoutMedicines } from '../../../content/tailor/naming.ts'
import { miniGuide, page, paragraph } from './mini-guide.ts'

const guide = miniGuide({
  pages: [
    page('open', [paragraph('both', 'Take [one] with [two].'), paragraph('long', 'word '.repeat(30))]),
    page('secret', [paragraph('hidden', 'Nobody reads this unasked.', { sensitive: true })], { sensitive: true }),
  ],
})
const [open, secret] = guide.pages
const [both, long] = open?.blocks ?? []
const [hidden] = secret?.blocks ?? []
if (!open || !secret || !both || !long || !hidden) throw new Error('The guide of this test lacks a block')

it('a guide has one index, and another guide has another', () => {
  expect(indexOf(guide)).toBe(indexOf(guide))
  expect(indexOf(miniGuide({}))).not.toBe(indexOf(guide))
})

it('the medicines of a block are known, and those of a block that was cut are not those of the whole', () => {
  const index = new GuideIndex(guide)
  expect(index.medicinesIn(both)).toEqual(['one', 'two'])
  expect(index.medicinesIn(long)).toEqual([])
  const listed = {
    ...both,
    type: 'list' as const,
    ordered: false,
    items: both.type === 'paragraph' ? [both.inlines, []] : [],
  }
  const cut = withoutMedicines(listed, (id) => id !== 'two')
  expect(cut && index.medicinesIn(cut)).toEqual([])
})

it('a block is called by its page and its first words, a sensitive one by its page alone', () => {
  const index = new GuideIndex(guide)
  expect(index.titleOf(both, open)).toBe('open: Take one with two.')
  expect(index.titleOf(long, open)).toMatch(/^open: (word )+word…$/)
  expect(index.titleOf(hidden, secret)).toBe('secret')
})
