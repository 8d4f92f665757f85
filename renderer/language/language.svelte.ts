import { joinList, type ListKind } from '../../content/text/lists.ts'
import { isMessageKey, type MessageValues, translator, type Translate } from '../../content/messages/messages.ts'

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

/** Says a message whose key was put together at run time; null where the catalog has none. */
export function tryMessage(key: string, values?: MessageValues): string | null {
  return isMessageKey(key) ? t(key, values) : null
}

/** "bone, liver, and lung" / "bone, liver, or lung" / "bone, liver, lung" in the window's language. */
export function joinWords(words: readonly string[], kind: ListKind): string {
  return joinList(language.code, words, kind)
}
