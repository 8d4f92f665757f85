import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { english } from '../../../content/languages/en/language.ts'
import names from '../../../content/languages/en/medicine-names.json'
import { createSearch } from '../../../content/search/engine.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const engine = createSearch(guide, english)
const lists = english.search.medicines
const own = new Set(
  guide.medicines.flatMap(({ generic, shortName, brands, aliases }) => [
    generic,
    shortName ?? '',
    ...brands,
    ...aliases,
  ]),
)
/** Names of medicines that the guide lacks, of one word each. */
const unknown = lists.flatMap(({ medicines }) =>
  Object.entries(medicines).flatMap(([generic, brands]) =>
    own.has(generic) ? [] : [generic, ...brands].filter((name) => !own.has(name) && !name.includes(' ')),
  ),
)

/** Names with one letter left out, doubled, swapped with the next, or another, at every place. */
const slips = (name: string) =>
  Array.from(name).flatMap((letter, at) => [
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + letter + name.slice(at),
    name.slice(0, at) + (name[at + 1] ?? '') + letter + name.slice(at + 2),
    name.slice(0, at) + (letter === 'a' ? 'o' : 'a') + name.slice(at + 1),
  ])
const firstKind = (query: string) => engine.search(query, { limit: 1 }).results[0]?.kind

describe('the list of names', () => {
  test('has a source and a date for each name', () => {
    const source = z.strictObject({
      title: z.string().min(8),
      publisher: z.string().min(3),
      date: z.string().regex(/^20\d\d(?:-\d\d){0,2}$/),
      where: z.string().min(8),
      medicines: z.record(z.string().regex(/^[a-z][a-z0-9' -]+$/), z.array(z.string().regex(/^[A-Z][A-Za-z0-9' -]+$/))),
    })
    expect(() => z.strictObject({ sources: z.array(source) }).parse(names)).not.toThrow()
    expect(unknown.length).toBeGreaterThan(300)
  })

  test('gives no brand of one medicine of the guide to another', () => {
    const brands = new Map(
      guide.medicines.flatMap(({ generic, brands }) => brands.map((brand) => [brand.toLowerCase(), generic])),
    )
    for (const { medicines } of lists)
      for (const { generic } of guide.medicines)
        for (const brand of medicines[generic] ?? [])
          expect(brands.get(brand.toLowerCase()) ?? generic, brand).toBe(generic)
  })
})

describe('a medicine that the guide lacks', () => {
  test('is named in the answer, and no medicine of the guide comes first', () => {
    for (const name of unknown) expect(firstKind(name), name).not.toBe('medicine')
    const { unknownMedicine, nearest } = engine.search('ozempic')
    expect(unknownMedicine).toEqual({ name: 'Ozempic', generic: 'semaglutide' })
    expect(nearest).toEqual([])
  })

  test('is not corrected to a medicine of the guide where one letter is wrong', () => {
    // Of each name of a cancer medicine a slip of each kind, of each third other name one.
    const cancer = new Set(Object.entries(lists[0]?.medicines ?? {}).flat(2))
    unknown.forEach((name, number) => {
      if (name.length < 5 || (!cancer.has(name) && number % 3 > 0)) return
      const all = slips(name.toLowerCase())
      const start = (number * 7) % all.length
      const tried = (cancer.has(name) ? [0, 5, 10, 15] : [0]).map((step) => all[(start + step) % all.length] ?? name)
      for (const slip of tried.filter((text) => !own.has(text)))
        expect(firstKind(slip), `${slip} (${name})`).not.toBe('medicine')
    })
  })

  test('is found among other words, and they are still searched for', () => {
    const { unknownMedicine, results } = engine.search('can I take metforman with tamoxifen')
    expect(unknownMedicine?.name).toBe('metformin')
    expect(results.slice(0, 3).map(({ id }) => id)).toContain('medicine:tamoxifen')
    expect(engine.search('abiraterone acetate').results.map(({ kind }) => kind)).not.toContain('medicine')
  })

  test('brands of a medicine that the guide has lead to it', () => {
    for (const [brand, id] of [
      ['Prolia', 'denosumab'],
      ['Jubbonti', 'denosumab'],
      ['Reclast', 'zoledronic-acid'],
      ['Zarxio', 'filgrastim'],
    ] as const) {
      const { results, unknownMedicine } = engine.search(brand)
      expect(results[0]).toMatchObject({ id: `medicine:${id}`, alsoCalled: brand })
      expect(unknownMedicine).toBeNull()
    }
  })

  test('no medicine of the guide, word of the glossary or keyword is one', () => {
    const words = [
      ...own,
      ...guide.glossary.flatMap(({ term, also }) => [term, ...also]),
      ...guide.pages.flatMap(({ keywords }) => keywords),
    ]
    for (const word of words) expect(engine.search(word).unknownMedicine, word).toBeNull()
  })

  test('few words of English are taken for a slip of one', () => {
    const folder = path.dirname(createRequire(import.meta.url).resolve('dictionary-en'))
    const dictionary = readFileSync(path.join(folder, 'index.dic'), 'utf8')
      .split('\n')
      .map((line) => line.split('/')[0] ?? '')
    const english = dictionary.filter((word) => /^[a-z]{6,12}$/.test(word)).filter((_, number) => number % 20 === 0)
    const taken = english.filter((word) => engine.search(`${word} `).unknownMedicine)
    expect(taken.length / english.length, taken.join(' ')).toBeLessThan(0.01)
  })
})
