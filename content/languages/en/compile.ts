import type { CompileLanguage } from '../compile-language.ts'
import { figures } from './checks/figures.ts'
import { medicines } from './checks/medicines.ts'
import { names, terms } from './checks/names.ts'
import { numbers } from './checks/numbers.ts'
import { readability } from './checks/readability.ts'
import { reader } from './checks/reader.ts'
import { sensitive } from './checks/sensitive.ts'
import { subtypes } from './checks/subtypes.ts'
import { warnings } from './checks/warnings.ts'
import { english } from './language.ts'

/** English with what the compiler needs to check an English guide. */
export const compileEnglish: CompileLanguage = {
  ...english,
  spelling: { dictionary: 'dictionary-en' },
  terms,
  numbers,
  names,
  medicines,
  sensitive,
  subtypes,
  reader,
  figures,
  warnings,
  readability,
}
