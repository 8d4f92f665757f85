import { expect, test } from 'vitest'
import { paperText } from '../../../renderer/print/paper-text.ts'

test('the paper of a handout is said in plain words, with its empty backs and for each copy', () => {
  expect(paperText({ pages: 1, empty: 0, sheets: 1 }, 1)).toBe('One page on one sheet of paper.')
  expect(paperText({ pages: 12, empty: 0, sheets: 12 }, 3)).toBe('Each copy: 12 pages on 12 sheets of paper.')
  expect(paperText({ pages: 15, empty: 3, sheets: 8 }, 1)).toBe(
    '15 pages on 8 sheets of paper. 3 of the pages are empty backs, so that pages to fill in can be taken out.',
  )
})
