import { expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { createSearch, indexOf } from '../../../content/search/engine.ts'
import { Lexicon } from '../../../content/search/lexicon.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const engine = createSearch(guide, english)
const { wordsOf, isStopWord } = new Lexicon(english)
const known = new Set(indexOf(guide, english).words)
const pages = guide.pages.filter(({ sensitive }) => sensitive)
const isSensitive = new Set([
  ...pages.map(({ id }) => `page:${id}`),
  ...guide.questions.filter(({ sensitive }) => sensitive).map(({ id }) => `question:${id}`),
])
/** The single words that alone lead to a sensitive page. */
const own = [...new Set(pages.flatMap(({ title, keywords }) => [title, ...keywords].flatMap(wordsOf)))]
  .map(({ word }) => word)
  .filter((word, place, all) => all.indexOf(word) === place && /^[a-z]{5,}$/.test(word) && !isStopWord(word))
  .filter((word) => found(word).length > 0)

function found(query: string): string[] {
  const { results } = engine.search(query, { limit: 24 })
  return results.map(({ id }) => id).filter((id) => isSensitive.has(id))
}

/** A word with a letter left out, doubled, swapped with the next, or another vowel, at every place. */
const slips = (word: string) =>
  Array.from(word).flatMap((letter, at) => [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + (word[at + 1] ?? '') + letter + word.slice(at + 2),
    word.slice(0, at) + (letter === 'a' ? 'o' : 'a') + word.slice(at + 1),
  ])

test('there are words that lead to sensitive pages by themselves', () => {
  expect(own).toEqual(expect.arrayContaining(['hospice', 'outlook', 'grief', 'prognosis', 'survival']))
})

test('a slip in such a word leads to no sensitive page', () => {
  const reached = own.flatMap((word) =>
    slips(word)
      .filter((slip) => slip !== word && !known.has(slip))
      .filter((slip) => found(`${slip} `).length > 0),
  )
  expect([...new Set(reached)]).toEqual([])
})
