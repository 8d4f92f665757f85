import { expect, it } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { sentencesOf, sentenceTexts } from '../../../content/text/sentences.ts'

it.each([
  ['One is here. Two is there.', ['One is here.', 'Two is there.']],
  ['Is it so? Yes! It is.', ['Is it so?', 'Yes!', 'It is.']],
  ['No. Doctors cannot foresee it.', ['No.', 'Doctors cannot foresee it.']],
  ['Ask Dr. Smith about it. Then wait.', ['Ask Dr. Smith about it.', 'Then wait.']],
  ['Some, e.g. letrozole, are pills. Others are shots.', ['Some, e.g. letrozole, are pills.', 'Others are shots.']],
  [
    'A fever of 100.4 °F (38 °C) is one. 28 of 100 are dark.',
    ['A fever of 100.4 °F (38 °C) is one.', '28 of 100 are dark.'],
  ],
  ['They say MBC. ‘Metastatic’ means spread.', ['They say MBC.', '‘Metastatic’ means spread.']],
  ['“It hurts.” She calls (at once.) Then she waits.', ['“It hurts.”', 'She calls (at once.)', 'Then she waits.']],
  ['And so on … and on. It ends.', ['And so on … and on.', 'It ends.']],
  ['First line\nsecond line', ['First line', 'second line']],
  ['  … ', []],
  ['', []],
])('the sentences of %j', (text, sentences) => {
  expect(sentenceTexts(text, english)).toEqual(sentences)
})

it('are told by their characters, without the white space around them', () => {
  expect(sentencesOf(' One.  Two.', english)).toEqual([
    { start: 1, end: 5 },
    { start: 7, end: 11 },
  ])
})

it('take the abbreviations of their language', () => {
  const spanish = { unfinishedSentence: /(?:^|\s)EE\. UU\.\s*$|(?:^|\s)EE\.\s*$/ }
  expect(sentenceTexts('Vive en EE. UU. desde hoy. Ella lee.', spanish)).toEqual([
    'Vive en EE. UU. desde hoy.',
    'Ella lee.',
  ])
})
