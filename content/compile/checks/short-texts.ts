import type { z } from 'zod'
import type { Bundle } from '../../schema/bundle.ts'
import type { Guide } from '../../schema/guide.ts'
import type { Medicine } from '../../schema/medicine.ts'
import type { DataFile } from '../facts/guide-data.ts'
import type { Known } from '../facts/known.ts'
import type { CompileLanguage } from '../../languages/compile-language.ts'
import type * as records from '../facts/records.ts'
import type { Steps } from '../steps/steps.ts'
import type { Names } from '../words/names.ts'
import { checkAlikeQuestions } from './alike-questions.ts'
import { checkBundles, checkLabel, checkSynonyms, checkTerms } from './labels.ts'
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
  guide: DataFile<{ title: string }> | null
  questions: DataFile<unknown> | null
  glossary: DataFile<z.infer<typeof records.glossaryFile>> | null
  medicineWords: DataFile<unknown> | null
  symptoms: DataFile<unknown> | null
  sheets: DataFile<unknown> | null
  warnings: DataFile<unknown> | null
  synonyms: DataFile<Guide['synonyms']> | null
  bundles: DataFile<Bundle[]> | null
  figureWords: DataFile<Record<string, string>> | null
  names: DataFile<string[]> | null
  words: DataFile<string[]> | null
}

type Content = Pick<
  Guide,
  'questions' | 'questionGroups' | 'glossary' | 'medicines' | 'sections' | 'symptoms' | 'sheets'
> & { warnings?: Guide['warnings'] | undefined }

/** Checks for whom the texts are that are in files of their own, what they say of subtypes, and how they spell medicines. */
export function checkShortTexts(
  files: Files,
  content: Content,
  named: MedicinesInTexts,
  known: Known,
  steps: Steps,
): void {
  const { guide, questions, glossary, medicineWords, symptoms, sheets, warnings } = files
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
  const claims = (file: DataFile<unknown> | null, content: unknown, texts: () => PlacedText[]): void => {
    if (file)
      steps.do(`claims of ${file.path}`, [file, content, named], () => {
        for (const { path, text } of texts()) checkClaims(file, path, text, named)
      })
  }
  claims(guide, JSON.stringify(content.sections.map(({ title, intro }) => [title, intro])), () =>
    content.sections.flatMap(({ title, intro }, index) => [
      { path: ['sections', index, 'title'], text: title },
      { path: ['sections', index, 'intro'], text: intro },
    ]),
  )
  claims(questions, content.questionGroups, () =>
    content.questionGroups.map(({ title }, index) => ({ path: ['groups', index, 'title'], text: title })),
  )
  claims(symptoms, content.symptoms, () => content.symptoms.flatMap(symptomTexts))
  claims(sheets, content.sheets, () => content.sheets.flatMap(sheetTexts))
  claims(warnings, content.warnings, () =>
    Object.entries(content.warnings ?? {}).flatMap(([risk, { text, withPartner, ownNumber }]) => [
      { path: [risk, 'text'], text },
      { path: [risk, 'withPartner'], text: withPartner },
      { path: [risk, 'ownNumber'], text: ownNumber ?? '' },
    ]),
  )
  checkNames(files, known, named.subjects, steps)
}

/** Checks texts that no dictionary looks at. */
function checkNames(files: Files, known: Known, subjects: Subjects, steps: Steps): void {
  const { guide, synonyms, bundles, glossary, figureWords, names, words } = files
  const inputs = [known, subjects]
  const labels = (file: DataFile<unknown> | null, texts: () => PlacedText[]): void => {
    if (file)
      steps.do(`labels of ${file.path}`, [file, known], () => {
        for (const { path, text } of texts()) checkLabel(text, file.lineAt(path), known, file.reporter)
      })
  }
  if (synonyms) steps.do('synonyms', [synonyms, ...inputs], () => checkSynonyms(synonyms, known, subjects))
  if (bundles) steps.do('bundles', [bundles, ...inputs], () => checkBundles(bundles, known, subjects))
  if (glossary) steps.do('terms', [glossary, ...inputs], () => checkTerms(glossary, known, subjects))
  labels(guide, () => [{ path: ['title'], text: guide?.data.title ?? '' }])
  labels(figureWords, () => Object.entries(figureWords?.data ?? {}).map(([id, text]) => ({ path: [id], text })))
  for (const list of [names, words])
    labels(list, () => (list?.data ?? []).map((text, index) => ({ path: [index], text })))
}

interface PlacedText {
  path: (string | number)[]
  text: string
}

function symptomTexts({ title, symptoms }: Guide['symptoms'][number], index: number): PlacedText[] {
  return [
    { path: [index, 'title'], text: title },
    ...symptoms.map((text, at) => ({ path: [index, 'symptoms', at], text })),
  ]
}

function sheetTexts(
  { title, instructions, columns, rows, prompts }: Guide['sheets'][number],
  index: number,
): PlacedText[] {
  return [
    { path: [index, 'title'], text: title },
    ...instructions.map((text, at) => ({ path: [index, 'instructions', at], text })),
    ...columns.map((column, at) => ({ path: [index, 'columns', at], text: `${column.title}: ${column.hint ?? ''}` })),
    ...rows.map((text, at) => ({ path: [index, 'rows', at], text })),
    ...prompts.map(({ label }, at) => ({ path: [index, 'prompts', at], text: label })),
  ]
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
