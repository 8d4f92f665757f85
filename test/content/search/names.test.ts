import { expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { createSearch } from '../../../content/search/engine.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const engine = createSearch(guide, english)

/** Every name of the guide's glossary words and medicines, with the result that it is a name of. */
const names = [
  ...guide.glossary.flatMap(({ id, term, also }) => [term, ...also].map((name) => ({ name, id: `word:${id}` }))),
  ...guide.medicines.flatMap(({ id, generic, shortName, brands, aliases }) =>
    [generic, ...(shortName ? [shortName] : []), ...brands, ...aliases].map((name) => ({ name, id: `medicine:${id}` })),
  ),
]
const firstOf = (query: string) => engine.search(query, { limit: 1 }).results[0]?.id

test('the guide has several hundred names', () => {
  expect(names.length).toBeGreaterThan(400)
})

test.each([
  ['as it is written', (name: string) => name],
  ['in capitals', (name: string) => name.toUpperCase()],
  ['in small letters, with a space behind', (name: string) => `${name.toLowerCase()} `],
])('the exact name of a word or a medicine, %s, has its meaning first', (_, written) => {
  const missed = names.filter(({ name, id }) => firstOf(written(name)) !== id).map(({ name }) => written(name))
  expect(missed).toEqual([])
})
