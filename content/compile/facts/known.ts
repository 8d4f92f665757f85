import type { z } from 'zod'
import type { CompileLanguage } from '../../languages/compile-language.ts'
import type { Figure, Guide } from '../../schema/guide.ts'
import type { Source } from '../../schema/provenance.ts'
import type { Dictionary } from '../words/dictionary.ts'
import type { Uses } from '../steps/uses.ts'
import type { MedicineSpelling } from '../words/medicine-spelling.ts'
import type { Names } from '../words/names.ts'
import type { medicineFactsFile, MedicineWords } from './records.ts'

export type MedicineFacts = z.infer<typeof medicineFactsFile>[number]

/** What a language calls a medicine; its brands are the same in all of them. */
export type MedicineNames = Pick<MedicineWords[string], 'generic' | 'shortName' | 'aliases'>
export type NamedMedicineFacts = MedicineFacts & MedicineNames

/**
 * What texts may refer to. A list is null when its file could not be read:
 * then references into it are not checked, so that one broken file does not report a hundred lines elsewhere.
 */
export interface Known {
  /** The language that the texts are written in. */
  language: CompileLanguage
  sources: readonly Source[] | null
  figures: ReadonlyMap<string, Figure> | null
  medicines: ReadonlyMap<string, NamedMedicineFacts> | null
  termIds: ReadonlySet<string> | null
  questionGroups: ReadonlySet<string> | null
  /** By name, with the figures that each prints. */
  drawings: ReadonlyMap<string, readonly string[]>
  names: Names
  /** Finds misspelt medicines where no dictionary looks. */
  medicineSpelling: MedicineSpelling
  /** What texts used, filled while they are read. */
  uses: Uses
  dictionary: Dictionary
  /** The warning of each risk, read before the pages. */
  warnings: Guide['warnings']
}
