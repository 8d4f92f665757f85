import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { urgentReader } from '../../../content/search/urgent.ts'
import { guideFromDisk } from '../guide.ts'
import own from './queries.json'
import table from './urgent-queries.json'
import visitors from './visitor-queries.json'

const guide = guideFromDisk()
const read = urgentReader(guide, english)

describe('searches that may be urgent', () => {
  test('signs that need help at once are found, also misspelled', () => {
    expect(table.urgent.length + table.crisis.length).toBeGreaterThan(60)
    expect(table.urgent.filter((query) => read(query) === null)).toEqual([])
  })

  test('words of self-harm are a crisis, other signs are not', () => {
    expect(table.crisis.filter((query) => !read(query)?.crisis)).toEqual([])
    expect(table.urgent.filter((query) => read(query)?.crisis)).toEqual([])
  })

  test('everyday words are none', () => {
    expect(table.everyday.length).toBeGreaterThan(60)
    expect(table.everyday.filter((query) => read(query) !== null)).toEqual([])
  })

  test('of the words of the guide, only those that name such a sign', () => {
    const asked = [
      ...[...own.queries, ...visitors.queries].map(({ query }) => query),
      ...guide.pages.flatMap(({ title, keywords }) => [title, ...keywords]),
      ...guide.glossary.flatMap(({ term, also }) => [term, ...also]),
      ...guide.medicines.flatMap(({ generic, brands, aliases }) => [generic, ...brands, ...aliases]),
      ...guide.questions.map(({ text }) => text),
      ...guide.synonyms.flatMap(({ words, means, guard }) => (guard === 'crisis' ? means : [...words, ...means])),
    ]
    const signs =
      /breath|yellow|j[ao]u?ndice|fit or seizure|^fits?$|^sei?z\w*|convulsion|^fever$|^chills$|numb legs|suic|seizurs|^confusion$|(double|blurred) (vision|sight)|seeing double|changes in sight/i
    expect(asked.filter((query) => read(query) !== null && !signs.test(query))).toEqual([])
  })

  test('no other word of its pages is one', () => {
    const words = new Set(guide.pages.flatMap((page) => JSON.stringify(page.blocks).match(/\p{L}{3,}/gu) ?? []))
    const found = [...words].filter((word) => read(word) !== null).map((word) => word.toLowerCase())
    expect(new Set(found)).toEqual(
      new Set(['fits', 'fit', 'seizure', 'seizures', 'jaundice', 'bleeding', 'fever', 'confusion']),
    )
  })

  test('a crisis that the synonyms guard is one here, but for the fear of death', () => {
    const fear = /die$|dying|death|morir$/
    const guarded = guide.synonyms.filter(({ guard }) => guard === 'crisis').flatMap(({ words }) => words)
    const missed = guarded.filter((phrase) => read(phrase)?.crisis !== true)
    expect(missed.filter((phrase) => !fear.test(phrase))).toEqual([])
    expect(read('no quiero morir')).toBeNull()
    expect(read('scared of dying')).toBeNull()
  })

  test('whatever is typed, it answers', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (query) => {
        expect([null, true, false]).toContain(read(query)?.crisis ?? null)
      }),
    )
    expect(read(`${'x '.repeat(500)}chest pain`)).toBeNull()
  })
})

describe('one slip of the finger', () => {
  const words = [
    'suicide',
    'suicidal',
    'seizure',
    'breathing',
    'bleeding',
    'throat',
    'swelling',
    'convulsion',
    'stroke',
  ]
  const phraseOf: Record<string, string> = {
    breathing: 'trouble',
    bleeding: 'heavy',
    throat: 'swollen',
    swelling: 'throat',
  }

  test.each(words)('in %s is read as the word', (word) => {
    const before = phraseOf[word] ?? ''
    const slips = Array.from({ length: word.length - 2 }, (_, at) => [
      word.slice(0, at + 1) + word.slice(at + 2),
      word.slice(0, at + 1) + 'q' + word.slice(at + 2),
      word.slice(0, at + 1) + word.charAt(at + 2) + word.charAt(at + 1) + word.slice(at + 3),
      word.slice(0, at + 1) + word.charAt(at + 1) + word.slice(at + 1),
    ]).flat()
    const right = new Set(guide.urgent.rightWords)
    expect(slips.filter((slip) => !right.has(slip) && read(`${before} ${slip}`) === null)).toEqual([])
  })
})

describe('every topic', () => {
  test.each(guide.urgent.topics.map((topic) => [topic.id, topic] as const))(
    '%s names its sources, and is found by searches of the table',
    (_, topic) => {
      const alone = urgentReader({ ...guide, urgent: { ...guide.urgent, topics: [topic] } }, english)
      const found = [...table.urgent, ...table.crisis].filter((query) => alone(query) !== null)
      expect(found.length).toBeGreaterThan(1)
      expect(topic.sources.length).toBeGreaterThan(0)
    },
  )

  test('a country has numbers with their sources: 988 in the United States alone', () => {
    const crisis = guide.countries.filter((country) => country.crisis !== null)
    expect(crisis.map(({ code }) => code)).toEqual(['US'])
    expect(crisis[0]?.crisis).toMatchObject({ number: '988', text: true, always: true })
    for (const { emergency } of guide.countries) expect(emergency?.sources.length).toBeGreaterThan(0)
  })
})
