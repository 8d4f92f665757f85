import { translator, type Translate } from '../../content/messages/messages.ts'

/** The language the window speaks. */
class Language {
  #code = $state('en')
  #translate = $derived(translator(this.#code))

  get code(): string {
    return this.#code
  }

  get translate(): Translate {
    return this.#translate
  }

  /** Takes the language of the guide ("en"). */
  set(code: string): void {
    this.#code = code
  }
}

export const language = new Language()

/** Says a message of the catalog in the window's language. */
export const t: Translate = (key, values) => language.translate(key, values)

/** "bone, liver and lung" / "bone, liver or lung" in the window's language. */
export function joinWords(words: readonly string[], type: 'conjunction' | 'disjunction'): string {
  return new Intl.ListFormat(language.code, { type }).format(words)
}
