import { describe, expect, it, test } from 'vitest'
import { compileEnglish } from '../../../../content/languages/en/compile.ts'
import { saysValue } from '../../../../content/compile/checks/figure-wording.ts'
import { testMistakes } from '../mistake.ts'
import { compileSmallGuide } from '../small-guide.ts'

describe('the words of a figure', () => {
  it.each([
    ['about 284,200', 284200, 'people'],
    ['28 of 100', 28, 'percent'],
    ['about 1 to 5 of 100', [1, 5], 'percent'],
    ['about 1 in 4', 25, 'percent (one quarter)'],
    ['about 15%', 15, 'percent'],
    ['every 1, 2, 3, or 4 weeks', [1, 2, 3, 4], 'weeks'],
    ['100.4 °F (38 °C)', [100.4, 38], 'degrees'],
    ['two or more', 2, 'therapies'],
    ['twice a day', 2, 'times'],
    ['the second most common', 2, 'rank'],
    ['the most common', 1, 'rank'],
    ['every week', 1, 'week'],
    ['July 2021', '2021-07', 'as-of'],
    ['2021', '2021', 'year'],
  ])('%s says %s', (text, value, unit) => {
    expect(saysValue(text, { value, unit }, compileEnglish)).toBe(true)
  })

  it.each([
    ['about 284,200', 284, 'people'],
    ['28 of 100', 22, 'percent'],
    ['28 of 100', 28, 'people'],
    ['about 1 to 5 of 100', 5, 'percent'],
    ['within 12 months', 6, 'months'],
    ['three or more', 2, 'therapies'],
    ['every week', 2, 'weeks'],
    ['July 2021', '2021-08', 'as-of'],
    ['July 2021', '2022-07', 'as-of'],
    ['2021', '2022', 'year'],
  ])('%s does not say %s', (text, value, unit) => {
    expect(saysValue(text, { value, unit }, compileEnglish)).toBe(false)
  })

  it('write numbers and months as their language does', () => {
    expect(saysValue('unas 284.200', { value: 284200, unit: 'people' }, { ...compileEnglish, locale: 'es' })).toBe(true)
    expect(saysValue('38,5 °C', { value: 38.5, unit: 'degrees' }, { ...compileEnglish, locale: 'es' })).toBe(true)
    expect(saysValue('julio de 2021', { value: '2021-07', unit: 'as-of' }, { ...compileEnglish, locale: 'es' })).toBe(
      true,
    )
  })
})

testMistakes([
  {
    did: 'corrected the words of a figure, and not its value',
    file: 'en/figures.yaml',
    passage: 'F001: about 15%',
    into: 'F001: about 16%',
    message: /‘about 16%’ is not the number of figure F001, which is 15/,
    mend: /correct the one that is wrong/,
  },
  {
    did: 'forgot the words of a figure',
    file: 'en/figures.yaml',
    passage: 'F002: 28 of 100',
    into: 'F003: 28 of 100',
    message: /no figure `F003`/,
    mend: /Did you mean `F00\d`/,
  },
])

test('a figure and a medicine without words are reported where they are', () => {
  const problems = compileSmallGuide({ 'en/figures.yaml': 'F001: about 15%\nF004: within 12 months\n' }).problems
  expect(problems).toMatchObject([
    {
      file: 'facts/figures.yaml',
      line: 6,
      message: 'Figure F002 has no words in this language.',
      mend: 'Add them to figures.yaml of this language: F002: …',
    },
  ])
  const words = 'tamoxifen: { generic: tamoxifen, what: It works., uses: { hormonal: by itself } }\n'
  expect(compileSmallGuide({ 'en/medicines.yaml': words }).problems).toMatchObject([
    {
      file: 'facts/medicines.yaml',
      line: 9,
      message: 'Medicine `trastuzumab` has no name and no text in this language.',
    },
    { file: 'facts/medicines.yaml', line: 17 },
  ])
})
