import { IntlMessageFormat } from 'intl-messageformat'
import type { CompileLanguage } from '../../languages/compile-language.ts'

import { say, type Saying } from '../report/advice/say.ts'

/**
 * What a language lacks of the one it must match: parts of its folder, messages, values in a message; and messages that
 * cannot be formatted. Nothing of another language takes the place of what is missing, so a build fails with these.
 */
export function languageProblems(language: CompileLanguage, reference: CompileLanguage): Saying[] {
  const folder = `content/languages/${language.code}`
  const missing = missingParts(language, reference)
  const parts = missing.map((part) =>
    say(
      `The language \`${language.code}\` has no \`${part}\`.`,
      `Add it to ${folder}; content/languages/${reference.code} shows how.`,
    ),
  )
  const messages = missing.includes('messages') ? [] : messageProblems(language, reference, folder)
  return [...parts, ...localeProblems(language, folder), ...messages]
}

/** Paths of the parts that the reference has and the language has not ("search.stopWords"); messages aside. */
function missingParts(language: object, reference: object, path = ''): string[] {
  return Object.entries(reference).flatMap(([key, expected]: [string, unknown]): string[] => {
    const part: unknown = Reflect.get(language, key)
    if (part === undefined || part === null) return [path + key]
    if (path === '' && key === 'messages') return []
    return isTable(expected) && isTable(part) ? missingParts(part, expected, `${path}${key}.`) : []
  })
}

/** An object with named parts; not a list, a pattern, a set or a function. */
function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

function localeProblems({ code, locale }: CompileLanguage, folder: string): Saying[] {
  if (Intl.DateTimeFormat.supportedLocalesOf(locale).length > 0) return []
  return [
    say(
      `The locale \`${locale}\` of the language \`${code}\` is not known.`,
      `Write one that Intl knows, in ${folder}/language.ts.`,
    ),
  ]
}

function messageProblems(language: CompileLanguage, reference: CompileLanguage, folder: string): Saying[] {
  const written = new Map<string, string>(Object.entries(language.messages))
  const expected = new Map<string, string>(Object.entries(reference.messages))
  const file = `${folder}/messages`
  const missing = [...expected.keys()]
    .filter((key) => !written.has(key))
    .map((key) => say(`The language \`${language.code}\` lacks the message \`${key}\`.`, `Add it to ${file}.`))
  const others = [...written].flatMap(([key, message]): Saying[] => {
    const like = expected.get(key)
    if (like === undefined)
      return [say(`Nothing says the message \`${key}\`.`, `Remove it from ${file}, or check its spelling.`)]
    const values = valuesIn(message, language.locale)
    if (values === null)
      return [say(`The message \`${key}\` of the language \`${language.code}\` cannot be read.`, `Check its braces.`)]
    const needed = [...(valuesIn(like, reference.locale) ?? [])].filter((value) => !values.has(value))
    return needed.length === 0
      ? []
      : [
          say(
            `The message \`${key}\` of the language \`${language.code}\` lacks ${needed.map((value) => `{${value}}`).join(', ')}.`,
            `Add it to the message, in ${file}.`,
          ),
        ]
  })
  return [...missing, ...others]
}

/** Names of the values that a message is filled with; null for one that cannot be read. */
function valuesIn(message: string, locale: string): ReadonlySet<string> | null {
  try {
    const names = new Set<string>()
    collect(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst(), names)
    return names
  } catch {
    return null
  }
}

type MessageTree = ReturnType<IntlMessageFormat['getAst']>

/** Kind of the parts of a message that are plain text. */
const literal = 0

function collect(tree: MessageTree, names: Set<string>): void {
  for (const element of tree) {
    if ('value' in element && (element.type as number) !== literal) names.add(element.value)
    if ('options' in element) for (const option of Object.values(element.options)) collect(option.value, names)
  }
}
