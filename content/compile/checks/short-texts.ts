import type { Guide } from '../../schema/guide.ts'
import type { Medicine } from '../../schema/medicine.ts'
import type { DataFile } from '../facts/guide-data.ts'
import type { Known } from '../facts/known.ts'
import type { CompileLanguage } from '../../languages/compile-language.ts'
import type { Steps } from '../steps/steps.ts'
import type { Names } from '../words/names.ts'
import { checkAlikeQuestions } from './alike-questions.ts'
import { checkFitOfText, checkReachOfText } from './fit-checks.ts'
import { checkReaderClaims } from './reader-claims.ts'
import { checkSubtypeClaims, type Owner, Subjects } from './subtype-claims.ts'

/** The medicines that texts name, by id, and how they are found in a text. */
export interface MedicinesInTexts {
  byId: ReadonlyMap<string, Medicine>
  subjects: Subjects
  names: Names
  language: Pick<CompileLanguage, 'reader' | 'search' | 'unfinishedSentence'>
}

/** The medicines for checks of who a text is for: the same object as before while their names and uses are not changed. */
export function medicinesInTexts(
  medicines: readonly Medicine[],
  { names, language }: Known,
  steps: Steps,
): MedicinesInTexts {
  const compared = medicines.map(({ id, generic, className, indications }) => ({ id, generic, className, indications }))
  // What is said of a use does not decide whom it fits.
  const key = JSON.stringify(compared, (field, value: unknown) => (field === 'use' ? undefined : value))
  return steps.do('medicines in texts', [key, names], () => {
    const byId = new Map(medicines.map((medicine) => [medicine.id, medicine]))
    return { byId, subjects: new Subjects(byId, names, language), names, language }
  })
}

interface Files {
  questions: DataFile<unknown> | null
  glossary: DataFile<unknown> | null
  medicineWords: DataFile<unknown> | null
}

/** Checks for whom the texts of questions, words explained and medicines are, and what they say of subtypes. */
export function checkShortTexts(
  { questions, glossary, medicineWords }: Files,
  content: Pick<Guide, 'questions' | 'glossary' | 'medicines'>,
  named: MedicinesInTexts,
  steps: Steps,
): void {
  if (medicineWords)
    steps.do('claims of medicines', [medicineWords, content.medicines, named], () =>
      checkMedicines(content.medicines, medicineWords, named),
    )
  if (questions)
    steps.do('claims of questions', [questions, content.questions, named], () =>
      checkQuestions(content.questions, questions, named),
    )
  if (glossary)
    steps.do('claims of the glossary', [glossary, content.glossary, named], () =>
      checkGlossary(content.glossary, glossary, named),
    )
}

function checkMedicines(medicines: Guide['medicines'], file: DataFile<unknown>, named: MedicinesInTexts): void {
  for (const medicine of medicines) {
    const { id, what, how, indications } = medicine
    checkClaims(file, [id, 'what'], what, named, { medicine })
    if (how !== null) checkClaims(file, [id, 'how'], how, named, { medicine })
    for (const field of ['sideEffects', 'checks', 'notes', 'warnings'] as const) {
      for (const [index, { text }] of medicine[field].entries())
        checkClaims(file, [id, field, index], text, named, { medicine })
    }
    for (const indication of indications) {
      const owner = { medicine: { ...medicine, indications: [indication] }, always: true }
      checkClaims(file, [id, 'uses', indication.id], indication.use, named, owner)
    }
  }
}

function checkQuestions(
  questions: Guide['questions'],
  { lineAt, reporter, ...file }: DataFile<unknown>,
  named: MedicinesInTexts,
): void {
  const { byId, names } = named
  checkAlikeQuestions(questions, { lineAt, reporter }, named.language)
  for (const [index, { text, when }] of questions.entries()) {
    checkReachOfText(when, lineAt(['questions', index, 'when']), reporter)
    checkFitOfText(text, when, byId, names, lineAt(['questions', index, 'text']), reporter)
    checkClaims({ lineAt, reporter, ...file }, ['questions', index, 'text'], text, named)
  }
}

function checkGlossary(
  glossary: Guide['glossary'],
  { lineAt, reporter, ...file }: DataFile<unknown>,
  named: MedicinesInTexts,
): void {
  const { byId, names } = named
  for (const [index, { meaning, when }] of glossary.entries()) {
    checkReachOfText(when, lineAt([index, 'when']), reporter)
    checkFitOfText(meaning, when, byId, names, lineAt([index, 'meaning']), reporter)
    checkClaims({ lineAt, reporter, ...file }, [index, 'meaning'], meaning, named)
  }
}

function checkClaims(
  { lineAt, reporter }: DataFile<unknown>,
  path: (string | number)[],
  text: string,
  { subjects, language }: MedicinesInTexts,
  owner?: Owner,
): void {
  const run = { kind: 'text', text, line: lineAt(path) } as const
  checkSubtypeClaims([run], subjects, reporter, owner)
  checkReaderClaims([run], language, reporter)
}
