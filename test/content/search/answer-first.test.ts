import { describe, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { createSearch } from '../../../content/search/engine.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const engine = createSearch(guide, english)

describe('the answer stands first', () => {
  test('every word explained and every medicine is the first result of its own name', () => {
    const asked = [
      ...guide.glossary.map(({ id, term }) => [term, `word:${id}`] as const),
      ...guide.medicines.flatMap(({ id, generic, brands }) =>
        [generic, ...brands].map((name) => [name, `medicine:${id}`] as const),
      ),
    ]
    const wrong = asked.filter(([name, id]) => {
      const { results, meaning } = engine.search(name)
      return results[0]?.id !== id || meaning !== id
    })
    expect(wrong).toEqual([])
  })

  test.each([
    ['what is jaundice', 'word:jaundice'],
    ['herseptin', 'medicine:trastuzumab'],
    ['chemo', 'word:chemotherapy'],
    ['Prolia', 'medicine:denosumab'],
    ['HER2-', 'word:her2-negative'],
  ])('%s is answered by %s', (query, id) => {
    expect(engine.search(query)).toMatchObject({
      meaning: id,
      results: [expect.objectContaining({ id }), ...engine.search(query).results.slice(1)],
    })
  })

  test('a search that only has such a word in it keeps its order', () => {
    for (const query of ['ibrance side effects', 'bone pain treatment', 'suicide', 'want to die'])
      expect(engine.search(query).meaning).toBeNull()
  })

  test('scores follow the order', () => {
    const scores = engine.search('chemo').results.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })
})
