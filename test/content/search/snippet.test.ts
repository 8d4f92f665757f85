import { describe, expect, test } from 'vitest'
import { english } from '../../../content/languages/en/language.ts'
import { profileSchema } from '../../../content/schema/profile.ts'
import { createSearch } from '../../../content/search/engine.ts'
import { Lexicon } from '../../../content/search/lexicon.ts'
import { passagesOf } from '../../../content/search/passages.ts'
import { snippetOf } from '../../../content/search/snippet.ts'
import { guideFromDisk } from '../guide.ts'

const guide = guideFromDisk()
const lexicon = new Lexicon(english)
const passages = passagesOf(guide, english)
const engine = createSearch(guide, english)

const queries = [
  ...guide.pages.flatMap(({ title, keywords }) => [title, ...keywords]),
  ...guide.medicines.flatMap(({ generic }) => [generic, `${generic} side effects`]),
  ...['menopause', 'bone medicines', 'her2 treatment', 'first treatment', 'brca', 'liver', 'pd-l1', 'men'],
]
const results = queries.flatMap((query) => engine.search(query, { limit: 24 }).results)

describe('a quotation', () => {
  test('is for everyone, or says whom it is for', () => {
    const parts = new Map<string, { text: string; label: string | null }[]>()
    for (const { kind, id, parts: own } of passages)
      parts.set(`${kind}:${id}`, [...(parts.get(`${kind}:${id}`) ?? []), ...own])
    const wrong = results.filter(({ id, snippet }) => {
      if (snippet === '') return false
      const begins = snippet.replace(/…$/, '').slice(0, 40)
      return !parts
        .get(id)
        ?.some(({ text, label }) => (label === null ? text.includes(begins) : snippet.startsWith(`${label}: `)))
    })
    expect(wrong.map(({ id, snippet }) => `${id}: ${snippet}`)).toEqual([])
    expect(results.some(({ snippet }) => snippet.startsWith('If your cancer is '))).toBe(true)
    expect(results.every(({ snippet }) => snippet.length <= 290)).toBe(true)
  })

  test('leaves out whom it is for where the reader is among them', () => {
    const profile = profileSchema.parse({ hr: 'negative', her2: 'positive' })
    const labeled = (options: object) =>
      queries
        .flatMap((query) => engine.search(query, { limit: 24, ...options }).results)
        .filter(({ snippet }) => snippet.startsWith('If your cancer is HER2-positive:')).length
    expect(labeled({})).toBeGreaterThan(0)
    expect(labeled({ profile })).toBe(0)
  })

  test('is of what holds for everyone, unless only another run names what was asked for', () => {
    const everyone = { text: 'Scans show the bones.', label: null }
    const some = { text: 'Scans show the bones often.', label: 'If you are a man' }
    const more = { text: 'Scans show the liver.', label: 'If you are a man' }
    expect(snippetOf([some, everyone], new Set(['scan', 'bone']), lexicon)).toBe('Scans show the bones.')
    expect(snippetOf([everyone, more], new Set(['scan', 'liver']), lexicon)).toBe(
      'If you are a man: Scans show the liver.',
    )
  })

  test('no run of text is lost or changed for the index', () => {
    for (const { parts, text } of passages) expect(parts.map((part) => part.text).join(' ')).toBe(text)
  })
})

test('only words and medicines are also called something: keywords of pages, sensitive or not, are not shown', () => {
  const sensitive = guide.pages.filter((page) => page.sensitive)
  const found = sensitive
    .flatMap(({ keywords, title }) => [title, ...keywords])
    .flatMap((query) => engine.search(query, { limit: 24 }).results)
    .filter(({ id }) => sensitive.some((page) => id === `page:${page.id}`))
  expect(found.length).toBeGreaterThan(5)
  const pages = [...found, ...results].filter(({ kind }) => kind === 'page' || kind === 'question')
  expect(pages.filter(({ alsoCalled }) => alsoCalled !== null)).toEqual([])
  expect(results.some(({ alsoCalled }) => alsoCalled !== null)).toBe(true)
})
