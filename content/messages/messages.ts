import { IntlMessageFormat } from 'intl-messageformat'
import { joinList } from '../text/lists.ts'
import { en } from './en.ts'

/** Every key of the message catalog; English is the catalog that all others must match. */
export type MessageKey = keyof typeof en
/** A list is joined as the language joins a bare list: "a, b, c". */
export type MessageValues = Record<string, string | number | boolean | Date | readonly string[]>
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
    return String(format.format(values && withListsJoined(values, language)))
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

/** Whether a text is a key of the catalog: for keys put together at run time, such as `fact.her2.positive`. */
export function isMessageKey(key: string): key is MessageKey {
  return key in en
}
