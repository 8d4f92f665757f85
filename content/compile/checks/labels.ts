import type { Bundle } from '../../schema/bundle.ts'
import type { Guide } from '../../schema/guide.ts'
import type { DataFile } from '../facts/guide-data.ts'
import type { Known } from '../facts/known.ts'
import type { CompiledPage } from '../pages/page-file.ts'
import { advice } from '../report/messages.ts'
import type { Reporter } from '../report/problem.ts'
import { straySignsIn } from '../words/stray-signs.ts'
import { checkSubtypeClaims, type Subjects } from './subtype-claims.ts'

/** Reports the misspelt name of a medicine, and what is left of Markdown, in a text that is no sentence. */
export function checkLabel(text: string, line: number, known: Known, reporter: Reporter): void {
  for (const problem of straySignsIn(text, '')) if (problem) reporter.error(line, problem)
  for (const { written, name } of known.medicineSpelling.find(text))
    reporter.error(line, advice.misspeltMedicine(written, name))
}

/** Reports keywords of a page that say of a medicine, or of the page itself, another subtype than is true. */
export function checkKeywords({ page, keywords }: CompiledPage, subjects: Subjects, reporter: Reporter): void {
  for (const { text, line } of keywords) {
    checkSubtypeClaims(
      [
        { kind: 'heading', level: 1, text: page.title, line },
        { kind: 'label', text, line },
      ],
      subjects,
      reporter,
    )
    reportOther(text, page.title, line, subjects, reporter)
  }
}

/**
 * Checks what people type and what it means: misspellings may stand in `words` of a line that means the medicine, nothing
 * may mean its opposite, and no medicine another subtype.
 */
export function checkSynonyms(
  { data, lineAt, reporter }: DataFile<Guide['synonyms']>,
  known: Known,
  subjects: Subjects,
): void {
  for (const [index, { words, means }] of data.entries()) {
    const meant = new Set(means.flatMap((one) => known.names.find(one)).map(({ name }) => name.id))
    for (const [at, word] of words.entries()) {
      for (const { written, name, medicine } of known.medicineSpelling.find(word)) {
        if (!meant.has(medicine))
          reporter.error(lineAt([index, 'words', at]), advice.misspeltMedicineElsewhere(written, name))
      }
    }
    for (const [at, meaning] of means.entries()) checkLabel(meaning, lineAt([index, 'means', at]), known, reporter)
    if (subjects.saidIn([...words, ...means].join('; ')).length === 0) continue
    for (const [at, word] of words.entries()) {
      const line = lineAt([index, 'words', at])
      for (const meaning of means) {
        checkSubtypeClaims([{ kind: 'text', text: `${word}: ${meaning}`, line }], subjects, reporter)
        reportOther(word, meaning, line, subjects, reporter)
      }
    }
  }
}

/** Checks the names of bundles: a name must be true of the subtype that the bundle is for. */
export function checkBundles({ data, lineAt, reporter }: DataFile<Bundle[]>, known: Known, subjects: Subjects): void {
  for (const [index, { name, subtype }] of data.entries()) {
    const line = lineAt([index, 'name'])
    checkLabel(name, line, known, reporter)
    checkSubtypeClaims([{ kind: 'text', text: name, line }], subjects, reporter)
    if (subtype === null || subtype === 'not-known') continue
    for (const { written, subtypes } of subjects.saidIn(name))
      if (!subtypes.includes(subtype)) reporter.error(line, advice.otherSubtype(written, subtype))
    for (const { words, medicines } of subjects.in(name)) {
      const uses = medicines.flatMap(({ indications }) => indications)
      if (!uses.some(({ subtypes }) => subtypes.includes(subtype)))
        reporter.error(line, advice.medicineOtherSubtype(words, subtype))
    }
  }
}

/** Reports other names of a glossary word that say the opposite of it. */
export function checkTerms(
  { data, lineAt, reporter }: DataFile<{ term: string; also: string[] }[]>,
  known: Known,
  subjects: Subjects,
): void {
  for (const [index, { term, also }] of data.entries()) {
    checkLabel(term, lineAt([index, 'term']), known, reporter)
    for (const [at, name] of also.entries()) {
      const line = lineAt([index, 'also', at])
      checkLabel(name, line, known, reporter)
      reportOther(name, term, line, subjects, reporter)
    }
  }
}

/** Reports words that say a subtype which those they stand for exclude: `HER2-` for `HER2-positive`. */
function reportOther(words: string, about: string, line: number, subjects: Subjects, reporter: Reporter): void {
  if (subjects.saidIn(about).length === 0) return
  const meant = subjects.meantBy(about)
  for (const { written, subtypes } of subjects.saidIn(words))
    if (!subtypes.some((one) => meant.includes(one))) reporter.error(line, advice.otherSubtype(written, about))
}
