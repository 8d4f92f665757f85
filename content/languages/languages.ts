import { english } from './en/language.ts'
import type { Language } from './language.ts'

/** The languages that are installed; the first is that of a machine whose settings name none. */
export const installed: readonly [Language, ...Language[]] = [english]

/** Codes of the installed languages, as the settings and the command line take them. */
export const languageCodes = installed.map(({ code }) => code) as [string, ...string[]]

/** The language of a machine whose settings name none, and of the command line without `--lang`. */
export const defaultLanguage = installed[0]

/** A language that was asked for and is not installed. */
export class UnknownLanguageError extends Error {
  override readonly name = 'UnknownLanguageError'

  constructor(code: string) {
    super(`The language ‘${code}’ is not installed. There is: ${languageCodes.join(', ')}.`)
  }
}

/**
 * The installed language of this code.
 * @throws UnknownLanguageError: no other language takes its place.
 */
export function languageOf(code: string): Language {
  const found = installed.find((language) => language.code === code)
  if (!found) throw new UnknownLanguageError(code)
  return found
}
