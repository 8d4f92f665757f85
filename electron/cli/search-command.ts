import { performance } from 'node:perf_hooks'
import { loadCompiledGuide } from '../../content/compile/current-guide.ts'
import { languageOf } from '../../content/languages/languages.ts'
import { translator } from '../../content/messages/messages.ts'
import { createSearch } from '../../content/search/engine.ts'
import { urgentReader } from '../../content/search/urgent.ts'
import type { ExitCode, Lines } from './output.ts'

/**
 * `guide search`: for each query one line of JSON with its results, best first, and the milliseconds it took. `urgent` is the
 * line of the card that stands above them where the query may come from a person who needs help now.
 */
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
  const language = languageOf(loaded.guide.language)
  const engine = createSearch(loaded.guide, language)
  const readUrgent = urgentReader(loaded.guide, language)
  const t = translator(language)
  for (const query of queries) {
    const start = performance.now()
    const { results, unknownMedicine } = engine.search(query, { limit: options.limit })
    const ms = Math.round((performance.now() - start) * 1000) / 1000
    const shown = results.map(({ id, kind, title, section, snippet, score }) => ({
      id,
      kind,
      title,
      section,
      snippet,
      score,
    }))
    const urgent = readUrgent(query) ? `${t('search.urgent.title')}. ${t('search.urgent.text')}` : null
    out(JSON.stringify({ query, urgent, unknownMedicine, results: shown, ms }))
  }
  return 0
}
