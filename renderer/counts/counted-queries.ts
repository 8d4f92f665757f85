import { language } from '../language/language.svelte.ts'

/**
 * Queries without results that this visit has already counted. A query counts once, even if it is typed again or typed with
 * pauses.
 */
export class CountedQueries {
  #counted: string[] = []

  /** Whether a query is new: no counted query begins with it, and it begins with none. Counts it. */
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
