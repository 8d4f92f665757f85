import { IntlMessageFormat } from 'intl-messageformat'
import { joinList } from '../text/lists.ts'
import type { Language } from '../languages/language.ts'
import { defaultLanguage } from '../languages/languages.ts'
import type { MessageKey } from '../languages/message-keys.ts'

export type { MessageKey }
/** A list is joined as the language joins a bare list: "a, b, c". */
export type MessageValues = Record<string, string | number | boolean | Date | readonly string[]>

/** Says a message of the catalog in one language, with its values filled in (ICU message syntax). */
export type Translate = (key: MessageKey, values?: MessageValues) => string

/** The translator for a language. Formats are parsed once a message and kept. */
export function translator({ messages, locale }: Pick<Language, 'messages' | 'locale'>): Translate {
  const parsed = new Map<MessageKey, IntlMessageFormat>()
  return (key, values) => {
    let format = parsed.get(key)
    if (!format) {
      format = new IntlMessageFormat(messages[key], locale, undefined, { ignoreTag: true })
      parsed.set(key, format)
    }
    return String(format.format(values && withListsJoined(values, locale)))
  }
}

function withListsJoined(values: MessageValues, locale: string) {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isList(value) ? joinList(locale, value, 'unit') : value]),
  )
}

function isList(value: MessageValues[string]): value is readonly string[] {
  return Array.isArray(value)
}

/** Whether a text is a key of the catalogs: for keys that are made of what the guide's data say. */
export function isMessageKey(key: string): key is MessageKey {
  return key in defaultLanguage.messages
}

/** A key that is made of what the guide's data say, and that `guide check` has looked up. @throws RangeError for one without words. */
export function messageKey(key: string): MessageKey {
  if (!isMessageKey(key)) throw new RangeError(`The message catalog has no "${key}"`)
  return key
}

/** The keys that begin so: `visit.attract.ask.`. */
export function keysUnder<Prefix extends string>(prefix: Prefix): Extract<MessageKey, `${Prefix}${string}`>[] {
  return Object.keys(defaultLanguage.messages).filter((key): key is Extract<MessageKey, `${Prefix}${string}`> =>
    key.startsWith(prefix),
  )
}
