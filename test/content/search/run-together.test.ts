import { expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { createSearch } from '../../../content/search/engine.ts'
import { Lexicon } from '../../../content/search/lexicon.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const engine = createSearch(guide, english)
const { wordsOf, isStopWord } = new Lexicon(english)

/** Two words that follow each other in a title, a keyword or a name of the guide, and count. */
const pairs = new Set(
  [
    ...guide.pages.filter(({ sensitive }) => !sensitive).flatMap(({ title, keywords }) => [title, ...keywords]),
    ...guide.glossary.flatMap(({ term, also }) => [term, ...also]),
    ...guide.medicines.flatMap(({ generic, brands, aliases }) => [generic, ...brands, ...aliases]),
  ]
    .filter((name) => !/[-/]/.test(name))
    .flatMap((name) => {
      const words = wordsOf(name).map(({ word }) => word)
      return words.slice(1).map((second, at) => [words[at] ?? '', second] as const)
    })
    .filter((pair) => pair.every((word) => word.length > 2 && !isStopWord(word)))
    .map((pair) => pair.join(' ')),
)
const sensitive = new Set(guide.pages.filter((page) => page.sensitive).map(({ id }) => `page:${id}`))
/** What a query finds, without the sensitive pages: no correction leads to those. */
const openResults = (query: string) =>
  engine
    .search(query, { limit: 12 })
    .results.map(({ id }) => id)
    .filter((id) => !sensitive.has(id))

test('two words of the guide that are run together find what they find apart', () => {
  expect(pairs.size).toBeGreaterThan(300)
  const missed = [...pairs].filter((pair) => {
    const [wanted] = openResults(pair)
    return wanted !== undefined && !openResults(pair.replace(' ', '')).slice(0, 5).includes(wanted)
  })
  // A word most like one of the end of life ('resultsyet', 'resuscitate') is left as it is typed.
  expect(missed.length / pairs.size, missed.join(', ')).toBeLessThan(0.01)
})

test.each(['petscan', 'livingwill', 'growthfactor', 'wholebrain', 'ctscan', 'whitebloodcells'])(
  '%s is found among other words, too',
  (joined) => {
    expect(engine.search(`my ${joined} today`).mended).toMatch(/^my [a-z]+ [a-z ]+ today$/)
  },
)
