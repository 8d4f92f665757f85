import { describe, expect, it } from 'vitest'
import { compileGuide } from '../../../content/compile/compile.ts'
import { guideRoot } from '../../../content/compile/guide-files.ts'
import { about, errorsOf } from './mistake.ts'
import { edited } from './small-guide.ts'

// Issue 4: no medicine is told for a subtype that its data excludes, also where the text is for everybody.

function saidOf(text: string): string[] {
  const page = edited(about, 'The cancer has spread. A metastasis is the place to which it went.', text)
  return errorsOf({ [about]: page.text }).map(({ message }) => message)
}
const wrong = (name: string, said: string) =>
  `${name} is named here together with ‘${said}’, and none of its uses is for that.`

describe('a sentence that names a medicine and a subtype', () => {
  it.each([
    ['Tamoxifen is also given in triple-negative cancer.', wrong('Tamoxifen', 'triple-negative')],
    ['Trastuzumab is for HER2-negative cancer.', wrong('Trastuzumab', 'HER2-negative')],
    ['Herceptin helps in every breast cancer.', wrong('Herceptin', 'every breast cancer')],
    ['Alpelisib is for cancer that is hormone receptor-negative.', wrong('Alpelisib', 'hormone receptor-negative')],
    ['There is one: alpelisib.\n\nThey are for cancer that is HER2-positive.', wrong('alpelisib', 'HER2-positive')],
    ['Alpelisib is a choice:\n\n- in triple-negative cancer', wrong('Alpelisib', 'triple-negative')],
    ['These can be used in HER2-positive cancer:\n\n- alpelisib', wrong('alpelisib', 'HER2-positive')],
    ['Once more: alpelisib. It is used for HER2-positive cancer.', wrong('alpelisib', 'HER2-positive')],
  ])('is refused when the medicine has no use there: %s', (text, message) => {
    expect(saidOf(text)).toEqual([message])
  })

  it.each([
    'Tamoxifen is for hormone receptor-positive cancer.',
    'Alpelisib is for estrogen receptor-positive, HER2-negative cancer.',
    'Trastuzumab is not for triple-negative cancer.',
    'Trastuzumab is for HER2-positive cancer. Other cancers are triple-negative.',
    'Alpelisib can be given when PIK3CA is changed, in any type of breast cancer with hormone receptors.',
  ])('is fine when it has one, or when the sentence says that it has none: %s', (text) => {
    expect(saidOf(text)).toEqual([])
  })

  it('is judged by class names of medicines as well', () => {
    const words = edited(
      'en/medicines.yaml',
      '  what: It blocks HER2.',
      '  className: HER2 blocker\n  what: It blocks HER2.',
    )
    const page = edited(about, 'The cancer has spread.', 'HER2 blockers are for triple-negative cancer.')
    const errors = errorsOf({ 'en/medicines.yaml': words.text, [about]: page.text })
    expect(errors.map(({ line, message }) => [line, message])).toEqual([
      [page.line, wrong('HER2 blockers', 'triple-negative')],
    ])
  })

  it('is looked for in the words on a medicine, in questions and in the glossary', () => {
    const what = edited('en/medicines.yaml', 'It blocks estrogen.', 'It is used in triple-negative cancer.')
    const question = edited('en/questions.yaml', 'What is the goal?', 'Do you give alpelisib for HER2-positive cancer?')
    const meaning = edited(
      'en/glossary.yaml',
      'A place to which cancer has spread.',
      'A place where trastuzumab works in every breast cancer.',
    )
    expect(errorsOf({ 'en/medicines.yaml': what.text }).map(({ message }) => message)).toEqual([
      wrong('tamoxifen', 'triple-negative'),
    ])
    expect(errorsOf({ 'en/questions.yaml': question.text }).map(({ message }) => message)).toContain(
      wrong('alpelisib', 'HER2-positive'),
    )
    expect(errorsOf({ 'en/glossary.yaml': meaning.text }).map(({ message }) => message)).toContain(
      wrong('trastuzumab', 'every breast cancer'),
    )
  })

  it('says how to mend it', () => {
    const page = edited(about, 'The cancer has spread.', 'Tamoxifen is for triple-negative cancer.')
    expect(errorsOf({ [about]: page.text })[0]?.mend).toMatch(
      /Correct the subtype or the name\..*facts\/medicines\.yaml/,
    )
  })

  it('is right all through the guide', () => {
    const errors = compileGuide({ root: guideRoot, language: 'en' }).problems.filter(
      ({ severity }) => severity === 'error',
    )
    expect(errors).toEqual([])
  })
})
