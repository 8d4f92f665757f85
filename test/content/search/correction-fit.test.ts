import fc from 'fast-check'
import { expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { createSearch, indexOf } from '../../../content/search/engine.ts'
import { Lexicon } from '../../../content/search/lexicon.ts'
import { type Passage, passagesOf } from '../../../content/search/passages.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const engine = createSearch(guide, english)
const lexicon = new Lexicon(english)
const { wordsOf, stemOf, isStopWord } = lexicon
const index = indexOf(guide, english)
const printed = index.words.filter((word, place) => /^[a-z]{5,14}$/.test(word) && (index.wordCounts[place] ?? 0) > 1)

const byPlace = new Map<string, Passage[]>()
for (const passage of passagesOf(guide, english)) {
  const place = `${passage.kind}:${passage.id}`
  byPlace.set(place, [...(byPlace.get(place) ?? []), passage])
}
/** The stems of each page, medicine, word and question. */
const places = [...byPlace.values()].map((passages) => {
  const texts = passages.flatMap(({ title, heading, names, text }) => [title, heading, ...names, text])
  return new Set(texts.flatMap(wordsOf).map(({ word }) => stemOf(word)))
})
const said = guide.synonyms.flatMap(({ words, means }) => words.map((phrase) => ({ phrase, means })))
/** The stems of a word, and of what it is a synonym of. */
const stemsOf = (word: string) => [
  stemOf(word),
  ...said
    .filter(({ phrase }) => wordsOf(phrase).some((one) => stemOf(one.word) === stemOf(word)))
    .flatMap(({ phrase, means }) => [phrase, ...means])
    .flatMap(wordsOf)
    .map((one) => stemOf(one.word)),
]
const meet = (one: string, other: string) =>
  places.some((stems) => stemsOf(one).some((stem) => stems.has(stem)) && stemsOf(other).some((stem) => stems.has(stem)))

const slip = fc
  .record({
    word: fc.constantFrom(...printed),
    at: fc.nat(),
    letter: fc.constantFrom('a', 'e', 'i', 'o', 'u', 'l', 'n', 'r', 's', 't'),
  })
  .map(({ word, at, letter }) => {
    const place = 1 + (at % (word.length - 1))
    return word.slice(0, place) + letter + word.slice(place + 1)
  })

test('a word is corrected only to one that the guide has with the other word of the query', () => {
  let corrected = 0
  fc.assert(
    fc.property(slip, fc.constantFrom(...printed.filter((word) => !isStopWord(word))), (typed, other) => {
      // The space keeps the last word from being completed.
      const { mended } = engine.search(`${typed} ${other} `)
      const words = mended?.trim().split(' ') ?? []
      if (words.length !== 2 || words[1] !== other || words[0] === typed || index.words.includes(typed)) return
      corrected++
      expect(meet(words[0] ?? '', other), `${typed} ${other} → ${mended ?? ''}`).toBe(true)
    }),
    { numRuns: 1500, seed: 14 },
  )
  expect(corrected).toBeGreaterThan(100)
})

test.each([
  ['hart test', 'heart test'],
  ['boan scan', 'bone scan'],
  ['genetik counseler', 'genetic counselor'],
  ['clinicle trial', 'clinical trial'],
])('%s is %s: a phrase of the guide has both words', (typed, meant) => {
  expect(engine.search(typed).mended).toBe(meant)
})
