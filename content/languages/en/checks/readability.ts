import { automatedReadability } from 'automated-readability'
import { fleschKincaid } from 'flesch-kincaid'
import { syllable } from 'syllable'
import type { Readability } from '../../compile-language.ts'

const limits = { without: 6, with: 8 }

/** School grades of the United States. */
export const readability: Readability = {
  formulas: [
    { short: 'FK', of: (counts) => Math.max(0, fleschKincaid({ ...counts })) },
    { short: 'AR', of: (counts) => Math.max(0, automatedReadability({ ...counts })) },
  ],
  syllablesOf: syllable,
  limits,
  shortWord: 'word',
  scoreName: 'grade',
  stated: [
    'School grades by Flesch-Kincaid (FK), Automated Readability (AR) and their mean,',
    `without and with medicine names and glossary words. ! = over grade ${limits.without} without or ${limits.with} with them.`,
  ],
}
