import { describe, expect, test } from 'vitest'
import { checkReaderClaims } from '../../../../content/compile/checks/reader-claims.ts'
import { Problems, reporterFor } from '../../../../content/compile/report/problem.ts'
import { compileEnglish } from '../../../../content/languages/en/compile.ts'
import { guideFromDisk } from '../../guide.ts'
import { biomarkerTerms } from '../../../../content/vocabulary/biomarkers.ts'

/** What is reported of a text, in words of the text. */
function claimsIn(text: string): number {
  const problems = new Problems()
  checkReaderClaims([{ text, line: 1 }], compileEnglish, reporterFor(problems, 'en/page.md'))
  return problems.sorted(() => []).length
}

const tests = biomarkerTerms.map(({ spellings }) => spellings[0] ?? '')

describe('what the guide says of a reader who has told nothing', () => {
  test.each([
    'It is HER2-positive.',
    'It is also HR-positive, short for hormone receptor-positive.',
    'It’s triple-negative.',
    'It has no receptors for the hormone estrogen. It is HR-negative.',
    'The receptors of a cancer cell make its subtype. Yours is the second one.',
    'There are four kinds. Yours is the one on the left.',
    'The third drawing is yours.',
    'Your cancer is the last one.',
    'Your tumor is HER2-negative.',
    'Your cancer was hormone receptor-positive at first.',
    'Your cancer has a lot of HER2.',
    'Your cancer does not have estrogen receptors.',
    'Your HER2 result is positive.',
    'Your triple-negative cancer may grow faster.',
    'You know that your cancer has no hormone receptors.',
    'You are HER2+.',
    'You have a BRCA mutation.',
    'You have had chemotherapy.',
    'There are more choices, because you had trastuzumab.',
    'You are past menopause.',
    'You have not been through menopause.',
    'You will almost always have a medicine that blocks HER2.',
    ...tests.map((name) => `Your cancer is ${name}-positive, so more can be done.`),
  ])('finds: %s', (text) => {
    expect(claimsIn(text)).toBe(1)
  })

  test.each([
    'HER2-positive cancer has a lot of HER2.',
    'HER2-positive means that the cancer has a lot of HER2.',
    'The second has many HER2 receptors. It is HER2-positive and hormone receptor-positive.',
    'If your cancer is HER2-positive, your heart is checked.',
    'Ask whether your cancer is HER2-positive.',
    'Is your cancer HER2-positive?',
    'This type is the second one.',
    'Lab tests show which receptors your cancer has.',
    'What comes next depends on the treatments that you have had.',
    'Your type is only one part of the picture.',
    'You are not alone.',
    'You have your own goals.',
    'After menopause, tamoxifen can be used.',
  ])('leaves alone: %s', (text) => {
    expect(claimsIn(text)).toBe(0)
  })
})

/** Messages shown only once something was told, parts of a sentence that begins with "If", and words of the paper. */
const onceTold = /^(?:screens\.(?:type|when|subtype|recall)|condition|reason|leftout|explain|fact|handout)\./

describe('the message catalog', () => {
  const messages = Object.entries(compileEnglish.messages).filter(([key]) => !onceTold.test(key))

  test('tells no reader what cancer they have', () => {
    expect(messages.length).toBeGreaterThan(500)
    expect(messages.filter(([, message]) => claimsIn(message) > 0)).toEqual([])
  })
})

describe('the texts of the guide that are in no page', () => {
  test('tell no reader what cancer they have', () => {
    const { drawings, sections, symptoms, sheets, figures } = guideFromDisk()
    const texts = [
      ...Object.values(drawings).map((svg) => svg.replace(/<style>.*?<\/style>|<[^>]*>/gs, '\n')),
      ...sections.flatMap(({ title, intro }) => [title, intro]),
      ...symptoms.flatMap(({ title, symptoms }) => [title, ...symptoms]),
      ...sheets.flatMap(({ title, instructions }) => [title, ...instructions]),
      ...figures.map(({ text }) => text),
    ]
    expect(texts.filter((text) => claimsIn(text) > 0)).toEqual([])
  })
})
