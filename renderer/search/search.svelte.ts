import { createSearch } from '../../content/search/engine.ts'
import { unpackIndex } from '../../content/search/packed-index.ts'
import type { SearchAnswer, SearchResult } from '../../content/search/results.ts'
import { guide } from '../guide/guide.svelte.ts'
import { language } from '../language/language.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

/** No more results than a person looks through. */
const limit = 24

export interface ResultGroup {
  kind: SearchResult['kind']
  results: SearchResult[]
}

/** The results by kind; the kind with the best result comes first. */
function groupsOf(results: readonly SearchResult[]): ResultGroup[] {
  const groups: ResultGroup[] = []
  for (const result of results) {
    const group = groups.find(({ kind }) => kind === result.kind)
    if (group) group.results.push(result)
    else groups.push({ kind: result.kind, results: [result] })
  }
  return groups
}

/** What the visitor is looking for, and what the guide answers. */
class SearchStore {
  query = $state('')
  #engine = $derived(
    guide.value && createSearch(guide.value, language.current, unpackIndex(guide.searchIndex, guide.value.hash)),
  )
  #answer = $derived.by<SearchAnswer | null>(() => {
    // In this order: nothing is got ready before somebody searches.
    if (this.query.trim() === '' || !this.#engine) return null
    return this.#engine.search(this.query, profile.value ? { limit, profile: profile.value } : { limit })
  })
  #groups = $derived(groupsOf(this.#answer?.results ?? []))

  get answer(): SearchAnswer | null {
    return this.#answer
  }

  get groups(): ResultGroup[] {
    return this.#groups
  }

  reset(): void {
    this.query = ''
  }
}

export const search = forgetting('patient', new SearchStore())
