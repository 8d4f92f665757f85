import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { compileGuide } from '../../../content/compile/compile.ts'
import { Names } from '../../../content/compile/words/names.ts'
import { isTooHard, readingOf } from '../../../content/compile/words/reading-level.ts'
import type { Language } from '../../../content/languages/language.ts'
import { english } from '../../../content/languages/en/language.ts'
import { translator } from '../../../content/messages/messages.ts'
import type { Guide } from '../../../content/schema/guide.ts'
import { profileSchema } from '../../../content/schema/profile.ts'
import { createSearch } from '../../../content/search/engine.ts'
import { Lexicon } from '../../../content/search/lexicon.ts'
import { passagesOf } from '../../../content/search/passages.ts'
import { ReceptorReader } from '../../../content/search/receptor-reader.ts'
import { defaultChoice } from '../../../content/tailor/choice.ts'
import { tailor } from '../../../content/tailor/tailor.ts'
import { loadFonts } from '../../../electron/handout/pdf/fonts.ts'
import { renderHandout } from '../../../electron/handout/handout.ts'
import { layoutsFor } from '../../../renderer/keyboard/layouts.ts'
import { spokenText } from '../../../renderer/speech/pronunciation.ts'
import { sentencesOf } from '../../../content/text/sentences.ts'
import { plainLook } from '../../electron/handout/fixture.ts'
import { readPdf } from '../../electron/handout/read-pdf.ts'
import { guideFromDisk } from '../guide.ts'
import { smallGuide } from '../compile/small-guide.ts'
import { madeUp } from './made-up.ts'

// As a build for tests has it: a language beside English that is neither listed nor packaged.
vi.mock('../../../content/languages/installed.ts', async (original) => {
  const { installed } = await original<{ installed: readonly Language[] }>()
  const { madeUp } = await import('./made-up.ts')
  return { installed: [...installed, madeUp] }
})

/** The small guide as one in the made-up language. `words` are those that no dictionary has. */
function madeUpGuide(words: readonly string[] = []): Record<string, string> {
  const files = Object.entries(smallGuide).map(([path, text]) => [path.replace(/^en\//, 'zz/'), text] as const)
  return {
    ...Object.fromEntries(files),
    ...(words.length > 0 && { 'zz/words.yaml': words.map((word) => `- ${word}\n`).join('') }),
  }
}

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'made-up-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function compile(files: Record<string, string>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { guide, problems } = compileGuide({ root, language: madeUp })
  return { guide, errors: problems.filter(({ severity }) => severity === 'error').map(({ message }) => message) }
}

/** The errors of the guide with this sentence on its first page. */
function errorsOf(sentence: string, words: readonly string[] = []): string[] {
  const files = madeUpGuide(words)
  const page = 'zz/01-1-about.md'
  return compile({ ...files, [page]: (files[page] ?? '').replace('The cancer has spread.', () => sentence) }).errors
}

describe('the compiler', () => {
  it('compiles a guide in the folder of the language', () => {
    const { guide, errors } = compile(madeUpGuide())
    expect(errors).toEqual([])
    expect(guide).toMatchObject({ language: 'zz', title: 'A small guide' })
  })

  it.each([
    ['a count of English', 'You get three of them.'],
    ['a measure of English', 'You get it every week.'],
    ['a sensitive word of English', 'There is a hospice in town.'],
    ['a subtype of English', 'Alpelisib is for HER2 positive cancer.'],
    ['a risk in English', 'It brings a risk of infection.'],
    ['a doubled word of English after a figure', 'Those are :fig[F001] percent.'],
  ])('lets %s pass', (_, sentence) => {
    expect(errorsOf(sentence)).toEqual([])
  })

  it.each([
    ['a count', 'You get zwo of them.', ['zwo'], /‘zwo’/],
    ['a measure', 'It takes zwo wokken or more.', ['zwo', 'wokken'], /‘zwo wokken’/],
    ['a sensitive word', 'They zterben in town.', ['zterben'], /‘zterben’/],
    ['a medicine by its ending', 'They take fakozumab.', ['fakozumab'], /‘fakozumab’/],
    ['a medicine by its name', 'They take zpirinqu.', ['zpirinqu'], /‘zpirinqu’/],
    ['a subtype', 'Alpelisib is for HER2-zjes cancer.', ['zjes'], /alpelisib.*HER2-zjes/i],
    ['a risk', 'It brings zinfekt with it.', ['zinfekt'], /zinfekt/],
    ['a doubled word before a figure', 'It is zirka about :fig[F001].', ['zirka'], /‘about’/],
    ['a doubled word after a figure', 'It is :fig[F001] zof all.', ['zof'], /‘zof’/],
    ['a name inside a sentence', 'They say I’m here.', [], /I’m/],
  ])('knows %s', (_, sentence, words, message) => {
    expect(errorsOf(sentence, words)).toContainEqual(expect.stringMatching(message))
  })

  it('takes endings of English for parts of other words', () => {
    expect(errorsOf('They take fakotaxel.', ['fakotaxel'])).toEqual([])
    expect(errorsOf('They like kalzumab.', ['kalzumab'])).toEqual([])
  })

  it('finds the forms of a term, and only those', () => {
    const term = { id: 'metastasis', term: 'lump', also: [] }
    const names = new Names([], [term], madeUp.terms)
    const found = names.find('A lump, two lumps, the lumpqu.').map(({ from, to }) => [from, to])
    expect(found).toEqual([
      [2, 6],
      [23, 29],
    ])
  })

  it('measures reading by the formulas of the language', () => {
    const noNames = new Names([], [], madeUp.terms)
    const long = readingOf(['One two three four.'], noNames, madeUp)
    expect(long.with).toEqual({ byFormula: [4], mean: 4 })
    expect(isTooHard(long, madeUp)).toBe(true)
    expect(isTooHard(readingOf(['Individualized interdisciplinary considerations.'], noNames, madeUp), madeUp)).toBe(
      false,
    )
  })
})

describe('the search', () => {
  const guide: Guide = { ...guideFromDisk(), language: 'zz', synonyms: [] }

  it('passes over the common words of the language, and not over those of English', () => {
    const { isStopWord } = new Lexicon(madeUp)
    expect(['zum', 'zut', 'the', 'and', 'what'].filter(isStopWord)).toEqual(['zum', 'zut'])
    const engine = createSearch(guide, madeUp)
    expect(engine.search('zum tamoxifen').results[0]?.id).toBe(engine.search('tamoxifen').results[0]?.id)
    // English passes over 'the', and so finds the medicine; here 'the' is a word like any other.
    expect(
      createSearch(guide, english)
        .search('the chemotherapy')
        .results.map(({ id }) => id),
    ).not.toEqual(engine.search('the chemotherapy').results.map(({ id }) => id))
  })

  it('finds the forms of a word by the stems of the language', () => {
    const { stemOf, wordsOf } = new Lexicon(madeUp)
    expect(['knotzen', 'bones'].map(stemOf)).toEqual(['knot', 'bones'])
    expect(wordsOf('Anna’za pain’s').map(({ word }) => word)).toEqual(['anna', 'pains'])
  })

  it('reads results in the words of the language', () => {
    const reader = new ReceptorReader(passagesOf(guide, madeUp), [], madeUp.search.receptors, new Lexicon(madeUp))
    expect(reader.read('her2 znot')).toMatchObject({ text: 'HER2-znot', stated: new Map([['her2', 'negative']]) })
    expect(reader.read('zun HER2 zjes').stated).toEqual(new Map([['her2', 'negative']]))
    expect(reader.read('her2 negative').stated.size).toBe(0)
  })

  it('says what the texts do not in the language', () => {
    const text = passagesOf(guide, madeUp).map((passage) => passage.text)
    expect(text.some((each) => each.includes('Zideffekten: '))).toBe(true)
    expect(text.some((each) => each.includes('Zjeks: '))).toBe(true)
    expect(text.filter((each) => /Side effects: |Checks: /.test(each))).toEqual([])
  })
})

describe('reading aloud', () => {
  const said = (text: string) => sentencesOf(text, madeUp).map(({ start, end }) => text.slice(start, end))

  it('ends sentences where the language does', () => {
    expect(said('See Zr. Anna now. Go.')).toEqual(['See Zr. Anna now.', 'Go.'])
    expect(said('See Dr. Anna now.')).toEqual(['See Dr.', 'Anna now.'])
  })

  it('says what it would misread in the words of the language', () => {
    expect(spokenText('HER2, CDK4/6: 5%', madeUp)).toBe('HER2, CDK4/6: 5 zprozent')
  })
})

it('has the keys of the language on the screen', () => {
  const { letters, accents } = layoutsFor('one', madeUp.keyboard)
  expect([letters[0], accents[0]]).toEqual(['z', 'ž'])
})

it('prints the words of the language on paper, and none of the English catalog', async () => {
  const guide: Guide = { ...guideFromDisk(), language: 'zz' }
  const profile = profileSchema.parse({ hr: 'positive', her2: 'negative', menopause: 'post' })
  const plan = tailor(guide, profile, { ...defaultChoice(), length: 'full' })
  const { bytes } = await renderHandout(plan, plainLook, {
    guide,
    language: madeUp,
    t: translator(madeUp),
    fonts: loadFonts(),
  })
  const { pieces, language } = await readPdf(bytes)
  expect(language).toBe('zz')
  const printed = new Set(pieces.map(({ text }) => text.trim()))
  // The guide's own text is still English here.
  const text = JSON.stringify(guide)
  const ofEnglish = Object.entries(english.messages).filter(
    ([key, message]) =>
      key.startsWith('handout.') && !message.includes('{') && printed.has(message) && !text.includes(message),
  )
  expect(ofEnglish).toEqual([])
  expect([...printed].filter((text) => text.startsWith('zz handout.')).length).toBeGreaterThan(5)
})
