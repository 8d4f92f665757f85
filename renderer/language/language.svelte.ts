import { joinList, type ListKind } from '../../content/text/lists.ts'
import type { Language } from '../../content/languages/language.ts'
import { defaultLanguage, languageOf } from '../../content/languages/languages.ts'
import { translator, type Translate } from '../../content/messages/messages.ts'
import { keeping } from '../visit/forgetting.ts'

/** The language of the window: the default one until the shell says which the kiosk has. */
class WindowLanguage {
  #current: Language = $state.raw(defaultLanguage)
  #translate = $derived(translator(this.#current))

  get current(): Language {
    return this.#current
  }

  /** Its locale for `Intl`. */
  get locale(): string {
    return this.#current.locale
  }

  get translate(): Translate {
    return this.#translate
  }

  /** Takes the kiosk's language ("en"); one that is not installed throws. */
  set(code: string): void {
    this.#current = languageOf(code)
  }
}

export const language = keeping('the language of the guide', new WindowLanguage())

/** Says a message of the catalog in the window's language. */
export const t: Translate = (key, values) => language.translate(key, values)

/** "bone, liver, and lung" / "bone, liver, or lung" / "bone, liver, lung" in the window's language. */
export function joinWords(words: readonly string[], kind: ListKind): string {
  return joinList(language.locale, words, kind)
}
