import { createSearch } from '../../content/search/engine.ts'
import { unpackIndex } from '../../content/search/packed-index.ts'
import type { SearchAnswer, SearchResult } from '../../content/search/results.ts'
import { type Urgent, urgentReader } from '../../content/search/urgent.ts'
import { guide } from '../guide/guide.svelte.ts'
import { language } from '../language/language.svelte.ts'
import { profile } from '../profile/profile.svelte.ts'
import { forgetting } from '../visit/forgetting.ts'

/** No more results than a person looks through. */
const limit = 24
/** So many of them are shown at first. */
const atFirst = 6

/** What the visitor is looking for, and what the guide answers. */
class SearchStore {
  query = $state('')
  /** The query for which all results are shown; for any other only the first ones. */
  #shownAll = $state('')
  #engine = $derived(
    guide.value && createSearch(guide.value, language.current, unpackIndex(guide.searchIndex, guide.value.hash)),
  )
  #urgentReader = $derived(guide.value && urgentReader(guide.value, language.current))
  #answer = $derived.by<SearchAnswer | null>(() => {
    // In this order: nothing is got ready before somebody searches.
    if (this.query.trim() === '' || !this.#engine) return null
    return this.#engine.search(this.query, profile.value ? { limit, profile: profile.value } : { limit })
  })
  #results = $derived(this.#answer?.results ?? [])
  #urgent = $derived(this.query.trim() === '' || !this.#urgentReader ? null : this.#urgentReader(this.query))

  get answer(): SearchAnswer | null {
    return this.#answer
  }

  /** The results to show, best first. */
  get shown(): SearchResult[] {
    return this.#shownAll === this.query ? this.#results : this.#results.slice(0, atFirst)
  }

  /** How many results are not shown yet. */
  get more(): number {
    return this.#results.length - this.shown.length
  }

  /** Whether the query may come from a person who needs help now. Known to the screen alone: nothing counts or keeps it. */
  get urgent(): Urgent | null {
    return this.#urgent
  }

  showAll(): void {
    this.#shownAll = this.query
  }

  reset(): void {
    this.query = ''
    this.#shownAll = ''
  }
}

export const search = forgetting('patient', new SearchStore())
