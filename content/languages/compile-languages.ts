import type { CompileLanguage } from './compile-language.ts'
import { compileEnglish } from './en/compile.ts'
import { UnknownLanguageError } from './languages.ts'

/** The installed languages with what the compiler needs; in the order of `installed`. */
export const compileLanguages: readonly CompileLanguage[] = [compileEnglish]

/**
 * The language of this code, with what the compiler needs.
 * @throws UnknownLanguageError: no other language takes its place.
 */
export function compileLanguageOf(code: string, among = compileLanguages): CompileLanguage {
  const found = among.find((language) => language.code === code)
  if (!found) throw new UnknownLanguageError(code)
  return found
}
