import { language } from '../language/language.svelte.ts'

/**
 * The fruitless queries of a visit that are counted already: a query is counted once, however often it is typed anew, and while
 * it is typed with pauses.
 */
export class CountedQueries {
  #counted: string[] = []

  /** Whether a query is to be counted: it is not one of before, nor the beginning or the continuation of one. */
  isNew(query: string): boolean {
    const typed = language.current.search.fold(query).replace(/\s+/g, ' ').trim()
    if (typed === '' || this.#counted.some((known) => known.startsWith(typed) || typed.startsWith(known))) return false
    this.#counted.push(typed)
    return true
  }

  reset(): void {
    this.#counted = []
  }
}
