import { create as createOrama, insertMultiple, search as searchOrama } from '@orama/orama'
import FlexSearch from 'flexsearch'
import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import { english } from '../../content/languages/en/language.ts'
import { Lexicon } from '../../content/search/lexicon.ts'
import { searchOver } from '../../content/search/engine.ts'
import { buildIndex } from '../../content/search/index.ts'
import { packIndex, unpackIndex } from '../../content/search/packed-index.ts'
import { type Passage, passagesOf } from '../../content/search/passages.ts'
import { guideFromDisk } from '../content/guide.ts'
import own from '../content/search/queries.json'
import visitors from '../content/search/visitor-queries.json'
import { enlarged } from './search-corpus.ts'
import { type Row, table } from './table.ts'

type Engine = (query: string) => unknown

const fields = ['title', 'names', 'heading', 'text'] as const
const documentsOf = (passages: readonly Passage[]) =>
  passages.map(({ title, names, heading, text }, id) => ({ id, title, names: names.join(' '), heading, text }))

/** The peers, each with the settings that served it best on such text. */
const peers: Record<string, (passages: readonly Passage[]) => Promise<Engine> | Engine> = {
  'MBC Guide': (passages) => {
    const engine = searchOver(
      passages,
      buildIndex(passages, new Lexicon(english)),
      { synonyms: guideFromDisk().synonyms },
      english,
    )
    return (query) => engine.search(query)
  },
  'fuse.js': (passages) => {
    const fuse = new Fuse(documentsOf(passages), {
      keys: [...fields],
      threshold: 0.3,
      ignoreLocation: true,
      ignoreFieldNorm: true,
      useExtendedSearch: false,
      includeScore: true,
    })
    return (query) => fuse.search(query, { limit: 10 })
  },
  MiniSearch: (passages) => {
    const index = new MiniSearch({
      fields: [...fields],
      searchOptions: { boost: { title: 4, names: 4, heading: 3 }, fuzzy: 0.2, prefix: true },
    })
    index.addAll(documentsOf(passages))
    return (query) => index.search(query).slice(0, 10)
  },
  FlexSearch: (passages) => {
    const index = new FlexSearch.Document({ tokenize: 'forward', document: { id: 'id', index: [...fields] } })
    for (const document of documentsOf(passages)) index.add(document)
    return (query) => index.search(query, { limit: 10, suggest: true })
  },
  Orama: async (passages) => {
    const index = createOrama({
      schema: { title: 'string', names: 'string', heading: 'string', text: 'string' } as const,
    })
    await insertMultiple(
      index,
      documentsOf(passages).map(({ id, ...fieldTexts }) => ({ id: String(id), ...fieldTexts })),
      1000,
    )
    return (query) => searchOrama(index, { term: query, tolerance: 1, limit: 10 })
  },
}

const quantile = (sorted: Float64Array, share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** No engine types longer than this: some take seconds a keystroke at a hundred times the text. */
const patience = 20_000

/** Milliseconds of each keystroke, ascending, when the queries are typed prefix by prefix until patience ends. */
async function keystrokes(engine: Engine, queries: readonly string[]): Promise<Float64Array> {
  const times: number[] = []
  const began = performance.now()
  for (const query of queries) {
    for (let length = 1; length <= query.length && performance.now() - began < patience; length++) {
      const start = performance.now()
      await engine(query.slice(0, length))
      times.push(performance.now() - start)
    }
  }
  return Float64Array.from(times).sort()
}

/** The same queries with the kinds of them mixed, so that those who only get to the first ones type some of each. */
function mixed(queries: readonly string[]): string[] {
  const stride = 17
  return Array.from({ length: stride }, (_, start) => queries.filter((_, i) => i % stride === start)).flat()
}

const heap = () => {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
}

/** Keystroke → results beside the peers on the same texts at 1, 10 and 100 times the guide's passages. */
export async function run(): Promise<void> {
  const passages = passagesOf(guideFromDisk(), english)
  const queries = mixed([...own.queries, ...visitors.queries].map(({ query }) => query))
  const grown: Record<string, number[]> = {}
  for (const times of [1, 10, 100]) {
    const corpus = enlarged(passages, times)
    const rows: Row[] = []
    let ours = 0
    for (const [name, make] of Object.entries(peers)) {
      const before = heap()
      const engine = await make(corpus)
      const memory = heap() - before
      await keystrokes(engine, queries.slice(0, 1))
      const sorted = await keystrokes(engine, queries)
      const p95 = quantile(sorted, 0.95)
      if (name === 'MBC Guide') ours = p95
      ;(grown[name] ??= []).push(p95)
      rows.push({
        engine: name,
        keystrokes: String(sorted.length),
        'p50 ms': quantile(sorted, 0.5).toFixed(2),
        'p95 ms': p95.toFixed(2),
        'p95 ratio': (p95 / ours).toFixed(2),
        MB: (memory / 1e6).toFixed(1),
      })
    }
    console.log(`\nSearch, ${corpus.length} passages (${times} × the guide), queries typed prefix by prefix`)
    console.log(table(rows))
    const index = buildIndex(corpus, new Lexicon(english))
    const packed = packIndex(index, 'bench')
    const start = performance.now()
    const loaded = unpackIndex(packed, 'bench')
    if (loaded) searchOver(corpus, loaded, { synonyms: [] }, english)
    console.log(
      `Packed index ${(packed.length / 1e6).toFixed(2)} MB, ${index.words.length} words, loaded in ${(performance.now() - start).toFixed(1)} ms`,
    )
  }
  console.log('\nHow p95 grows with the text')
  console.log(
    table(
      Object.entries(grown).map(([engine, [one = 0, ten = 0, hundred = 0]]) => ({
        engine,
        '10× / 1×': (ten / one).toFixed(1),
        '100× / 1×': (hundred / one).toFixed(1),
      })),
    ),
  )
}
