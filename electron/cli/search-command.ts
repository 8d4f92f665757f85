import { performance } from 'node:perf_hooks'
import { loadCompiledGuide } from '../../content/compile/current-guide.ts'
import { languageOf } from '../../content/languages/languages.ts'
import { createSearch } from '../../content/search/engine.ts'
import type { ExitCode, Lines } from './output.ts'

/** `guide search`: for each query one line of JSON with its results, best first, and the milliseconds it took. */
export function search(
  queries: readonly string[],
  options: { limit: number; lang: string },
  { out, err }: Lines,
): ExitCode {
  const loaded = loadCompiledGuide(options.lang)
  if (!loaded.guide) {
    err(loaded.message)
    return 1
  }
  const engine = createSearch(loaded.guide, languageOf(loaded.guide.language))
  for (const query of queries) {
    const start = performance.now()
    const { results } = engine.search(query, { limit: options.limit })
    const ms = Math.round((performance.now() - start) * 1000) / 1000
    const shown = results.map(({ id, kind, title, section, snippet, score }) => ({
      id,
      kind,
      title,
      section,
      snippet,
      score,
    }))
    out(JSON.stringify({ query, results: shown, ms }))
  }
  return 0
}
