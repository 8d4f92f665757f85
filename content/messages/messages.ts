import { IntlMessageFormat } from 'intl-messageformat'
import type { VocabularyKey } from '../vocabulary/message-keys.ts'
import { en } from './en.ts'

/** Every key of the message catalog: those of English, which all others must match, and what each term of the vocabulary needs. */
export type MessageKey = keyof typeof en | VocabularyKey
export type MessageValues = Record<string, string | number | boolean | Date>
export type Catalog = Record<MessageKey, string>

/** Says a message of the catalog in one language, with its values filled in (ICU message syntax). */
export type Translate = (key: MessageKey, values?: MessageValues) => string

const catalogs: Record<string, Catalog> = { en }

/**
 * The translator for a language ("en"). Languages without a catalog fall back to English.
 * Formats are parsed once a message and kept.
 */
export function translator(language: string): Translate {
  const catalog = catalogs[language] ?? en
  const parsed = new Map<MessageKey, IntlMessageFormat>()
  return (key, values) => {
    let format = parsed.get(key)
    if (!format) {
      format = new IntlMessageFormat(catalog[key], language, undefined, { ignoreTag: true })
      parsed.set(key, format)
    }
    return String(format.format(values))
  }
}

/** Whether a text is a key of the catalog: for keys that are made of what the guide's data say. */
export function isMessageKey(key: string): key is MessageKey {
  return key in en
}

/** A key that is made of what the guide's data say, and that `guide check` has looked up. @throws RangeError for one without words. */
export function messageKey(key: string): MessageKey {
  if (!isMessageKey(key)) throw new RangeError(`The message catalog has no "${key}"`)
  return key
}

/** The keys that begin so: `visit.attract.ask.`. */
export function keysUnder<Prefix extends string>(prefix: Prefix): Extract<MessageKey, `${Prefix}${string}`>[] {
  return Object.keys(en).filter((key): key is Extract<MessageKey, `${Prefix}${string}`> => key.startsWith(prefix))
}
