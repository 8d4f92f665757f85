import type { FigureWords } from '../../compile-language.ts'

export const figures: FigureWords = {
  bringsAlong: new Set([
    'about',
    'around',
    'at least',
    'less than',
    'more than',
    'every',
    'within',
    'once',
    'twice',
    'younger than',
    'the',
    'stage',
  ]),
  percent: /^per/i,
  shares: [{ ending: ' of 100', word: 'of' }],
}
