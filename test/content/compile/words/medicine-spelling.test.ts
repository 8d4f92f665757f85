import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCompiledGuide } from '../../../../content/compile/current-guide.ts'
import { Dictionary } from '../../../../content/compile/words/dictionary.ts'
import { MedicineSpelling } from '../../../../content/compile/words/medicine-spelling.ts'
import { namesOf } from '../../../../content/compile/words/names.ts'
import { Uses } from '../../../../content/compile/steps/uses.ts'
import { about, errorsOf } from '../mistake.ts'
import { edited, smallGuide } from '../small-guide.ts'

const { guide } = loadCompiledGuide()
if (!guide) throw new Error('no guide')
const dictionary = new Dictionary({ dictionary: 'dictionary-en' }, [], new Uses())
const spelling = new MedicineSpelling(guide.medicines, (word) => dictionary.isOfLanguage(word))

const wordsIn = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
const names = guide.medicines.flatMap((medicine) => namesOf(medicine))
const allWords = new Set(names.flatMap(wordsIn))
const squashed = (text: string): string => wordsIn(text).join('')
const rightNames = new Set(names.map(squashed))

/** A name with one letter changed, added, left out or swapped with the next. */
const typo = fc
  .record({
    name: fc.constantFrom(...names),
    at: fc.nat(40),
    letter: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyz')),
    kind: fc.constantFrom('change', 'add', 'drop', 'swap'),
  })
  .map(({ name, at, letter, kind }) => {
    const letters = Array.from(name)
    const places = letters.flatMap((sign, index) => (/\p{L}/u.test(sign) ? [index] : []))
    const place = places[at % places.length] ?? 0
    if (kind === 'change') letters[place] = letter
    else if (kind === 'add') letters.splice(place, 0, letter)
    else if (kind === 'drop') letters.splice(place, 1)
    else letters.splice(place, 2, letters[place + 1] ?? '', letters[place] ?? '')
    return { name, written: letters.join('') }
  })
  // What became another right word cannot be told from it, nor what became another name, nor a name of two letters.
  .filter(({ written }) => {
    const words = wordsIn(written)
    const isRight = words.every(
      (word) => allWords.has(word) || allWords.has(word.replace(/s$/, '')) || dictionary.isOfLanguage(word),
    )
    return !isRight && !rightNames.has(squashed(written)) && squashed(written).length > 3
  })

describe('a misspelt medicine', () => {
  it('is found whatever letter is wrong, by itself and among other words', () => {
    fc.assert(
      fc.property(typo, fc.constantFrom('', 'side effects of '), ({ name, written }, before) => {
        // A name of several words may be right in its other words: "do-trastuzumab emtansine".
        const isPart = wordsIn(name).length > 2 && names.some((one) => squashed(written).includes(squashed(one)))
        if (!isPart) expect([written, spelling.find(before + written).length]).toEqual([written, 1])
      }),
      { numRuns: 3_000 },
    )
  })

  it('is the name that is nearest', () => {
    expect(spelling.find('on Ibranse and Taxl')).toEqual([
      { written: 'Ibranse', name: 'Ibrance', medicine: 'palbociclib' },
      { written: 'Taxl', name: 'Taxol', medicine: 'paclitaxel' },
    ])
  })

  it.each([
    ['trastu zumab', 'trastuzumab'],
    ['zoledronicacid', 'zoledronic acid'],
    ['zoledronic acd', 'zoledronic acid'],
    ['T-MD1', 'T-DM1'],
    ['5-FO', '5-FU'],
  ])('is found cut, joined and short: %s', (written, name) => {
    expect(spelling.find(written).map((found) => found.name)).toEqual([name])
  })

  it.each([
    ...names,
    ...names.map((name) => `${name.toUpperCase()} pills`),
    ...['TDM1', 'T DM1', 'nab paclitaxel', 'Herceptins', 'tamoxifen xr', 'taxane', 'taxon', 'PD-1', 'G-CSF', 'HER-2'],
  ])('is not seen in %s', (text) => {
    expect(spelling.find(text)).toEqual([])
  })
})

describe('is an error', () => {
  const words = (text: string, means: string): string => `- { words: [${text}], means: [${means}] }\n`

  it.each([
    ['in a keyword', about, edited(about, '[spread]', '[spread, tamoxifn]').text],
    ['in a word for search that means something else', 'en/synonyms.yaml', words('tamoxifn', 'chemotherapy')],
    ['in what a word for search means', 'en/synonyms.yaml', words('tamox', 'tamoxifn')],
    ['in the name of a bundle', 'en/bundles.yaml', '- { name: Starting tamoxifn, length: short }\n'],
    ['in the guide’s own words', 'en/words.yaml', '- tamoxifn\n'],
    ['among other names', 'en/names.yaml', '- Tamoxifn\n'],
    [
      'in a word of the glossary',
      'en/glossary.yaml',
      (smallGuide['en/glossary.yaml'] ?? '').replace('[meta', '[tamoxifn, meta'),
    ],
    ['in the words of a figure', 'en/figures.yaml', edited('en/figures.yaml', 'about 15%', '15% on tamoxifn').text],
    ['in the title of the guide', 'en/guide.yaml', edited('en/guide.yaml', 'A small guide', 'On tamoxifn').text],
  ])('%s', (_, file, text) => {
    const errors = errorsOf({ [file]: text })
    expect(errors.map(({ file, message }) => [file, message])).toContainEqual([
      file,
      expect.stringMatching(/^‘[Tt]amoxifn’ is close to the medicine ‘tamoxifen’/),
    ])
    expect(errors.some(({ mend }) => mend.includes('‘tamoxifen’'))).toBe(true)
  })

  it('in running text, with the name that is meant', () => {
    const [error] = errorsOf({ [about]: edited(about, 'The cancer has spread.', 'It is about Piqry.').text })
    expect(error?.message).toContain('‘Piqry’')
    expect(error?.mend).toContain('‘Piqray’')
  })

  it('in its own record', () => {
    const text = edited('en/medicines.yaml', 'generic: tamoxifen', 'generic: tamoxifn').text
    expect(errorsOf({ 'en/medicines.yaml': text }).map(({ rule }) => rule)).toContain('name-other-than-id')
  })

  it('but not in a word for search that means the medicine', () => {
    expect(errorsOf({ 'en/synonyms.yaml': words('tamoxifn, solta mox', 'tamoxifen') })).toEqual([])
  })
})
