import { expect, test } from 'vitest'
import { compileEnglish } from '../../../../content/languages/en/compile.ts'
import { Names } from '../../../../content/compile/words/names.ts'
import { isTooHard, readingLevels, readingOf } from '../../../../content/compile/words/reading-level.ts'
import type { Guide } from '../../../../content/schema/guide.ts'
import { guideFromDisk } from '../../guide.ts'
import { compileSmallGuide, edited } from '../small-guide.ts'

const noNames = new Names([], [], compileEnglish.terms)

test('grades are those of the two formulas, worked out by hand', () => {
  const { words, with: grade } = readingOf(
    ['Your oncologist recommends hormonal therapy. Please wait.'],
    noNames,
    compileEnglish,
  )
  const [sentence, word, syllable, letters] = [2, 7, 16, 49]
  expect(words).toBe(word)
  expect(grade.byFormula[0]).toBeCloseTo(0.39 * (word / sentence) + 11.8 * (syllable / word) - 15.59)
  expect(grade.byFormula[1]).toBeCloseTo(4.71 * (letters / word) + 0.5 * (word / sentence) - 21.43)
  expect(grade.mean).toBeCloseTo(((grade.byFormula[0] ?? 0) + (grade.byFormula[1] ?? 0)) / 2)
})

test('long sentences of long words are harder than short ones', () => {
  const hard = readingOf(
    ['Individualized therapeutic considerations necessitate interdisciplinary communication between specialists.'],
    noNames,
    compileEnglish,
  )
  const easy = readingOf(['Your doctors talk with each other. Then they talk with you.'], noNames, compileEnglish)
  expect(isTooHard(hard, compileEnglish)).toBe(true)
  expect(isTooHard(easy, compileEnglish)).toBe(false)
})

test('medicine names and glossary words count as one short word where they are taken out', () => {
  const medicine = { id: 't', generic: 'trastuzumab deruxtecan', shortName: null, brands: [], aliases: [] }
  const names = new Names([medicine], [{ id: 'm', term: 'metastasis', also: [] }], compileEnglish.terms)
  const text = 'You get trastuzumab deruxtecan for each metastasis.'
  const reading = readingOf([text], names, compileEnglish)
  expect(reading.without).toEqual(readingOf(['You get word for each word.'], noNames, compileEnglish).with)
  expect(reading.with).toEqual(readingOf([text], noNames, compileEnglish).with)
})

test('a full stop ends a sentence, and so does a point of a list', () => {
  const inList = readingOf(['pain in a bone or joint', 'a bone that breaks'], noNames, compileEnglish)
  const inText = readingOf(['Pain in a bone or joint. A bone that breaks.'], noNames, compileEnglish)
  expect(inList.with.byFormula[1]).toBeCloseTo(inText.with.byFormula[1] ?? 0)
})

test('the report names pages with their sources, and the parts that are hard by themselves', () => {
  const hard =
    'Interdisciplinary communication facilitates individualized therapeutic considerations throughout longitudinal interdepartmental management.'
  const { guide } = compileSmallGuide({
    'en/01-1-about.md': edited('en/01-1-about.md', 'The cancer has spread.', hard).text,
  })
  const [about, outlook] = readingLevels(guide as Guide, compileEnglish)
  expect(about).toMatchObject({ number: '1.1', id: 'about', sources: ['big-guide', 'article'] })
  expect(about?.hard.map((part) => part.text)).toEqual([expect.stringContaining(hard)])
  expect(outlook?.hard).toEqual([])
})

test('no page of the guide is over the limits', () => {
  const readings = readingLevels(guideFromDisk(), compileEnglish)
  expect(readings.length).toBeGreaterThan(80)
  expect(
    readings.filter((reading) => isTooHard(reading, compileEnglish)).map(({ number, id }) => `${number} ${id}`),
  ).toEqual([])
})
