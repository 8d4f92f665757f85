/** What a text of the guide uses: a figure, a word of the glossary, a word of the guide's own word list. */
export interface Use {
  kind: 'figure' | 'term' | 'word'
  id: string
}

/** Gathers what texts use while they are read. */
export class Uses {
  readonly #all: Use[] = []

  add(kind: Use['kind'], id: string): void {
    this.#all.push({ kind, id })
  }

  /** The ids of one kind that some text used. */
  of(kind: Use['kind']): ReadonlySet<string> {
    return new Set(this.#all.filter((use) => use.kind === kind).map(({ id }) => id))
  }

  /** How many there are: a mark for `since`. */
  get count(): number {
    return this.#all.length
  }

  since(count: number): readonly Use[] {
    return this.#all.slice(count)
  }

  addAll(uses: readonly Use[]): void {
    for (const use of uses) this.#all.push(use)
  }

  clear(): void {
    this.#all.length = 0
  }
}
