import { doubleMetaphone } from 'double-metaphone'
import { stemmer } from 'stemmer'
import type { SearchWords } from '../language.ts'
import medicineNames from './medicine-names.json'
import { receptors } from './receptors.ts'

export const search: SearchWords = {
  stopWords: new Set(
    (
      'a an and are as at be been but by can could did do does for from had has have how i if in is it its me my of on or ' +
      'our should so some such that the their them then there these they this to us was we were what when where which who ' +
      'why will with would you your am any about get got'
    ).split(' '),
  ),
  // Spanish is typed with and without its accents: 'náusea' and 'nausea' are one word.
  fold: (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  possessive: /['’]s?$|['’]/gu,
  stemOf: stemmer,
  soundOf: (word) => doubleMetaphone(word)[0],
  speakable: /[aeiouy]/,
  medicines: medicineNames.sources,
  receptors,
}
