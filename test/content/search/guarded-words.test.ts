import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import Fuse from 'fuse.js'
import { describe, expect, test } from 'vitest'
import { compileEnglish } from '../../../content/languages/en/compile.ts'
import { english } from '../../../content/languages/en/language.ts'
import { Lexicon } from '../../../content/search/lexicon.ts'
import { Problems, reporterFor } from '../../../content/compile/report/problem.ts'
import { checkSensitiveWords } from '../../../content/compile/words/sensitive-words.ts'
import { createSearch, indexOf } from '../../../content/search/engine.ts'
import { guardedWords } from '../../../content/search/guarded-words.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const engine = createSearch(guide, english)
const guarded = guardedWords(guide.synonyms, new Lexicon(english))
const crisis = guide.synonyms.filter(({ guard }) => guard === 'crisis').flatMap(({ words }) => words)
const letters = [...guarded].filter((word) => /^[a-z]{3,}$/.test(word))
const sensitiveTitles = new Set([
  ...guide.pages.filter(({ sensitive }) => sensitive).map(({ id }) => `page:${id}`),
  ...guide.questions.filter(({ sensitive }) => sensitive).map(({ id }) => `question:${id}`),
])
/** Pages that a person in a crisis is led to. */
const feelings = ['page:feelings-and-relationships', 'page:feelings-about-diagnosis']
const ids = (query: string) => engine.search(query, { limit: 24 }).results.map(({ id }) => id)

const folder = path.dirname(createRequire(import.meta.url).resolve('dictionary-en'))
const dictionary = readFileSync(path.join(folder, 'index.dic'), 'utf8')
  .split('\n')
  .map((line) => line.split('/')[0] ?? '')
  .filter((word) => /^[a-z]{3,14}$/.test(word))

/** The words of English that look most like a guarded one. */
function lookalikes(): string[] {
  const words = new Set(dictionary)
  const fuse = new Fuse(dictionary, { threshold: 0.4, distance: 8, ignoreFieldNorm: true })
  const alike = letters
    .filter((word) => words.has(word))
    .flatMap((word) => fuse.search(word, { limit: 20 }).map(({ item }) => item))
  return [...new Set(alike)].filter((word) => !guarded.has(word))
}

/** A word with one slip of the finger, at every place: a letter left out, doubled, swapped, or another. */
const slips = (word: string) =>
  Array.from(word).flatMap((letter, at) => [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + (word[at + 1] ?? '') + letter + word.slice(at + 2),
    word.slice(0, at) + 'x' + word.slice(at + 1),
  ])

describe('guarded words', () => {
  test('are the words that open texts must not have', () => {
    const told = [
      'survival',
      'hospice',
      'bereavement',
      'dying',
      'death',
      'resuscitate',
      'suicide',
      'grief',
      'prognosis',
    ]
    expect(told.filter((word) => !guarded.has(word))).toEqual([])
    // The compiler's own list of sensitive words: each single word that it reports is guarded.
    const reported = ['survive', 'hospice', 'bereaved', 'dying', 'death', 'deaths'].filter((word) => {
      const problems = new Problems()
      checkSensitiveWords(
        `He spoke of ${word} there.`,
        1,
        reporterFor(problems, 'en/page.md'),
        compileEnglish.sensitive,
      )
      return problems.hasErrors
    })
    expect(reported.length).toBeGreaterThan(4)
    expect(reported.filter((word) => !guarded.has(word))).toEqual([])
  })

  test('are never corrected, by spelling or by sound', () => {
    for (const word of guarded) expect(engine.search(word).mended, word).toBeNull()
  })

  test('no word of English that looks like one of them is corrected to it', () => {
    const words = lookalikes()
    expect(words.length).toBeGreaterThan(200)
    for (const word of words) {
      const { mended } = engine.search(`${word} `)
      expect(guarded.has(mended?.trim() ?? ''), `${word} → ${mended ?? ''}`).toBe(false)
    }
  })

  test('one slip in a word of a crisis leads to no other topic', () => {
    const known = new Set(indexOf(guide, english).words)
    expect(crisis).toEqual(expect.arrayContaining(['suicide', 'suicidal', 'overdose', 'crisis']))
    for (const word of ['suicide', 'suicides', 'suicidal', 'overdose', 'overdosing', 'selfharm'])
      for (const slip of slips(word).filter((typed) => !known.has(typed))) {
        const { mended, results } = engine.search(`${slip} `)
        expect(mended, slip).toBeNull()
        expect(
          results.map(({ id }) => id).filter((id) => !feelings.includes(id) && sensitiveTitles.has(id)),
          slip,
        ).toEqual([])
      }
  })

  test('are not completed from their first letters', () => {
    for (const start of ['su', 'sui', 'gri', 'dea', 'hos'])
      expect(
        ids(start).filter((id) => sensitiveTitles.has(id)),
        start,
      ).toEqual([])
  })
})

describe('a crisis', () => {
  test.each(crisis.filter((phrase) => !/scared|afraid|fear|don't want to die|not want to die|no quiero/.test(phrase)))(
    'leads to help for feelings, and to no page on the outlook or hospice: %s',
    (phrase) => {
      const found = ids(phrase)
      expect(feelings).toContain(found[0])
      expect(found.filter((id) => !feelings.includes(id))).toEqual([])
    },
  )

  test('is not read into other words', () => {
    expect(ids('end of life')[0]).not.toBe(feelings[0])
    expect(ids('want to die at home')[0]).toBe('word:hospice')
    expect(ids('kills cancer cells')).not.toContain(feelings[0])
    expect(ids('diet')[0]).toBe('page:healthy-living')
    expect(ids('hospitl')[0]).toBe(ids('hospital')[0])
  })
})
