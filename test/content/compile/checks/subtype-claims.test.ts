import { describe, expect, it } from 'vitest'
import { compileEnglish } from '../../../../content/languages/en/compile.ts'
import { compileGuide } from '../../../../content/compile/compile.ts'
import { guideRoot } from '../../../../content/compile/files/guide-files.ts'
import { about, errorsOf } from '../mistake.ts'
import { edited } from '../small-guide.ts'

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

  it.each([
    ['  sideEffects: [more pain in triple-negative cancer]', wrong('tamoxifen', 'triple-negative')],
    ['  checks: [In HER2-positive cancer your blood is checked., Hormone receptor-negative is the rule.]', null],
    ['  checks: [Your heart is checked when it is triple-negative.]', wrong('tamoxifen', 'triple-negative')],
    ['  notes: [Used in triple-negative cancer.]', wrong('tamoxifen', 'triple-negative')],
    ['  notes: [Not for triple-negative cancer.]', undefined],
  ])('is looked for in all that is said of a medicine, which is about it: %s', (field, message) => {
    const words = edited('en/medicines.yaml', '  what: It blocks estrogen.', `  what: It blocks estrogen.\n${field}`)
    const found = errorsOf({ 'en/medicines.yaml': words.text })
    const expected = message === null ? [wrong('tamoxifen', 'Hormone receptor-negative')] : message ? [message] : []
    expect(found.map((error) => error.message)).toEqual(expected)
  })

  it('is judged in the words on a use by that use alone, whatever else they name', () => {
    const facts = edited(
      'facts/medicines.yaml',
      '    - id: hormonal\n      subtypes: [hr-positive-her2-negative, her2-positive-hr-positive]\n',
      '    - { id: early, subtypes: [hr-positive-her2-negative], source: big-guide L334 }\n    - id: hormonal\n      subtypes: [her2-positive-hr-positive]\n',
    )
    const words = edited(
      'en/medicines.yaml',
      '{ hormonal: by itself }',
      '{ early: with trastuzumab in HER2-positive cancer, hormonal: with trastuzumab in HER2-positive cancer }',
    )
    const errors = errorsOf({ 'facts/medicines.yaml': facts.text, 'en/medicines.yaml': words.text })
    expect(errors.map(({ message }) => message)).toEqual([wrong('tamoxifen', 'HER2-positive')])
  })

  it('says how to mend it', () => {
    const page = edited(about, 'The cancer has spread.', 'Tamoxifen is for triple-negative cancer.')
    expect(errorsOf({ [about]: page.text })[0]?.mend).toMatch(
      /Correct the subtype or the name\..*facts\/medicines\.yaml/,
    )
  })

  it.each([
    [
      'Table: What helps\n\n| Type | First |\n| --- | --- |\n| Triple-negative | tamoxifen |',
      'tamoxifen',
      'Triple-negative',
    ],
    [
      'Table: What helps\n\n| Name | Type |\n| --- | --- |\n| Tamoxifen | triple-negative |',
      'Tamoxifen',
      'triple-negative',
    ],
    [
      'Table: What helps\n\n| Step | Triple-negative |\n| --- | --- |\n| First | tamoxifen |',
      'tamoxifen',
      'Triple-negative',
    ],
    ['Table: Tamoxifen in triple-negative cancer\n\n| Step |\n| --- |\n| First |', 'Tamoxifen', 'triple-negative'],
    [':::note[Tamoxifen for triple-negative cancer]\nRest.\n:::', 'Tamoxifen', 'triple-negative'],
    ['::drawing[Tamoxifen in triple-negative cancer.]{name=body-map}', 'Tamoxifen', 'triple-negative'],
    ['::drawing[A body.]{name=body-map caption="Tamoxifen in triple-negative cancer"}', 'Tamoxifen', 'triple-negative'],
  ])('may stand in cells, captions, titles and text alternatives: %s', (text, name, said) => {
    expect(saidOf(text)).toEqual([wrong(name, said)])
  })

  it('is right all through the guide', () => {
    const errors = compileGuide({ root: guideRoot, language: compileEnglish }).problems.filter(
      ({ severity }) => severity === 'error',
    )
    expect(errors).toEqual([])
  })
})

describe('a medicine that stands under a subtype', () => {
  const under = (name: string, above: string) =>
    `${name} is named here under ‘${above}’, and none of its uses is for that.`

  it.each([
    ['## Triple-negative\n\nTamoxifen is a choice.', 'Tamoxifen', 'Triple-negative'],
    ['## Triple-negative\n\n### First\n\nThere is a choice:\n\n- tamoxifen', 'tamoxifen', 'Triple-negative'],
    ['## Medicines\n\n### HER2-positive\n\nAlpelisib is a choice.', 'Alpelisib', 'HER2-positive'],
    ['## HR-positive, HER2-negative\n\nTrastuzumab is a choice.', 'Trastuzumab', 'HR-positive, HER2-negative'],
    ['## HER2-positive\n\n### Alpelisib\n\nRest.', 'Alpelisib', 'HER2-positive'],
    ['## Triple-negative\n\n::medicines{ids=tamoxifen}', 'tamoxifen', 'Triple-negative'],
    [':::note[Triple-negative]\nTamoxifen is a choice.\n:::', 'Tamoxifen', 'Triple-negative'],
    [
      'Table: Triple-negative cancer\n\n| Step | Medicine |\n| --- | --- |\n| First | tamoxifen |',
      'tamoxifen',
      'Triple-negative cancer',
    ],
  ])('must be for it: %s', (text, name, above) => {
    expect(saidOf(text)).toEqual([under(name, above)])
  })

  it.each([
    '## HR-positive\n\nTamoxifen is a choice.',
    '## HR-positive or HER2-positive\n\nTrastuzumab or alpelisib is a choice.',
    '## Triple-negative\n\nTamoxifen is not a choice.',
    '## Triple-negative\n\nIn hormone receptor-positive cancer tamoxifen is a choice.',
    '## Triple-negative\n\nRest.\n\n::source[big-guide L11]\n\n## Others\n\nTamoxifen is a choice.',
    '## If it is not triple-negative\n\nTamoxifen is a choice.',
  ])('may be another where the text says so, and elsewhere: %s', (text) => {
    expect(saidOf(text)).toEqual([])
  })

  it('may be that of the title', () => {
    const page = edited(about, 'title: About it', 'title: Triple-negative cancer').text
    const errors = errorsOf({ [about]: page.replace('It is cancer that has spread.', 'Tamoxifen helps.') })
    expect(errors.map(({ line, message }) => [line, message])).toEqual([
      [4, under('Tamoxifen', 'Triple-negative cancer')],
    ])
  })
})

describe('a medicine that is named to people who have no use for it', () => {
  const wholeLine = 'It is :fig[F001] of all. [Read about medicines](page:hormonal#tablets).'
  const excluded = (name: string) =>
    `${name} is named here for subtype=triple-negative, and none of its uses is for them.`

  it.each([
    ['It is cancer that has spread.', 'Tamoxifen helps.', 'Tamoxifen'],
    ['title: About it', 'title: About tamoxifen', 'tamoxifen'],
    [wholeLine, '::medicines{ids=tamoxifen}', 'tamoxifen'],
    [wholeLine, '::medicines{therapy=hormonal}', 'tamoxifen'],
  ])('is found in the summary, the title and the cards of a page: %s → %s', (passage, into, name) => {
    const page = edited(about, passage, into)
    const text = page.text.replace('keywords: [spread]', 'when: { subtype: triple-negative }')
    expect(errorsOf({ [about]: text }).map(({ line, message }) => [line, message])).toEqual([
      [page.line, excluded(name)],
    ])
  })

  it('is found in cards inside a `:::when`', () => {
    const cards = ':::when{subtype=triple-negative}\n::medicines{ids="trastuzumab alpelisib"}\n:::\n\nRest.'
    expect(saidOf(cards)).toEqual([excluded('trastuzumab'), excluded('alpelisib')])
    expect(saidOf(cards.replace('triple-negative', '"triple-negative|her2-positive-hr-negative"'))).toEqual([
      expect.stringMatching(/^alpelisib is named here for/),
    ])
  })

  it('may have a card on a page that prints: handouts leave out the cards that do not fit', () => {
    const page = edited(about, 'keywords: [spread]', 'handout: { part: treatment, order: 1 }').text
    const text = page.replace(wholeLine, '::medicines{ids="tamoxifen trastuzumab"}')
    expect(errorsOf({ [about]: text })).toEqual([])
  })
})
