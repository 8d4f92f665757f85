import type { z } from 'zod'
import type { CompileLanguage } from '../../languages/compile-language.ts'
import type { Figure, Guide } from '../../schema/guide.ts'
import { isMessageKey } from '../../messages/messages.ts'
import { countIn, type Medicine, partnerClasses } from '../../schema/medicine.ts'
import { type Source, type SourceRef, uniqueRefs } from '../../schema/provenance.ts'
import { emptyProfile, type Prior } from '../../schema/profile.ts'
import { historyConditions } from '../../tailor/indications.ts'
import { infectionRiskIn, namesOrgan, organIn, raisesWhiteCells } from '../words/body-words.ts'
import { figureOf, figureText } from '../checks/figure-use.ts'
import { saysValue } from '../checks/figure-wording.ts'
import { readGuideFile } from '../files/guide-files.ts'
import type { Known, MedicineFacts, MedicineNames } from './known.ts'
import { advice } from '../report/messages.ts'
import { namesOf } from '../words/names.ts'
import { readWhen } from '../pages/page-file.ts'
import type { Steps } from '../steps/steps.ts'
import { type Reporter, reporterFor } from '../report/problem.ts'
import { plainProse } from '../words/prose.ts'
import type * as records from './records.ts'
import { asOfOf } from '../../schema/as-of.ts'
import { parseSources } from './sources.ts'
import { spellingDistance } from '../../text/slips.ts'
import { nearest } from '../words/spelling.ts'
import { type Path, readYaml } from '../files/yaml-file.ts'

/** A YAML file that could be read, with its lines. */
export interface DataFile<T> {
  path: string
  data: T
  lineAt: (path: Path) => number
  reporter: Reporter
}

/** Reads one YAML file of the guide by its schema; null if it is missing or wrong, which is reported. */
export function readData<T>(root: string, path: string, schema: z.ZodType<T>, steps: Steps): DataFile<T> | null {
  const file = readGuideFile(root, path, steps.problems)
  if (!file) return null
  return steps.do(`read ${path}`, [file.text], () => {
    const reporter = reporterFor(steps.problems, path)
    const content = readYaml(file.text, schema, reporter)
    return content && { path, reporter, ...content }
  })
}

/** Reports entries of a list that have an id which stands above already. */
export function checkIds(file: DataFile<readonly { id: string }[]> | null): void {
  const seen = new Map<string, number>()
  for (const [index, { id }] of (file?.data ?? []).entries()) {
    const line = file?.lineAt([index, 'id']) ?? 1
    const first = seen.get(id)
    if (first === undefined) seen.set(id, line)
    else file?.reporter.error(line, advice.duplicateId(id, `line ${first}`))
  }
}

/** The places that a text names as its sources. What is wrong is reported. */
export function sourcesOf(
  file: DataFile<unknown>,
  path: Path,
  written: string,
  sources: readonly Source[] | null,
): SourceRef[] {
  const { refs, problems } = parseSources(written, sources)
  for (const problem of problems) file.reporter.error(file.lineAt(path), problem)
  return refs
}

/** The figures in the words of the language, with their sources and dates. What is wrong is reported. */
export function figuresFrom(
  file: DataFile<z.infer<typeof records.figuresFile>>,
  words: DataFile<z.infer<typeof records.figureWordsFile>>,
  sources: readonly Source[] | null,
  language: Pick<CompileLanguage, 'locale' | 'numbers'>,
): Figure[] {
  const ids = file.data.map(({ id }) => id)
  for (const id of Object.keys(words.data)) {
    if (!ids.includes(id)) words.reporter.error(words.lineAt([id]), advice.wordsWithoutFigure(id, nearest(id, ids)))
  }
  return file.data.map(({ id, claim, value, unit, sensitive, source }, index) => {
    const refs = sourcesOf(file, [index, 'source'], source, sources)
    const asOf = asOfOf(refs, sources)
    if (unit === 'as-of' && sources && value !== asOf)
      file.reporter.error(file.lineAt([index, 'value']), advice.figureOtherDate(id, String(value), asOf))
    const text = words.data[id]
    if (text === undefined) file.reporter.error(file.lineAt([index, 'id']), advice.figureWithoutWords(id))
    else if (!saysValue(text, { value, unit }, language))
      words.reporter.error(words.lineAt([id]), advice.figureSaysOther(id, text, String(value)))
    return { id, text: text ?? '', claim, value, unit, sensitive, sources: refs, asOf }
  })
}

/** Reports names that stand for two medicines, or for a medicine and a glossary word. */
export function checkNames(
  medicines: DataFile<MedicineFacts[]> | null,
  words: DataFile<records.MedicineWords> | null,
  glossary: DataFile<z.infer<typeof records.glossaryFile>> | null,
): void {
  const owner = new Map<string, string>()
  const claim = (file: DataFile<unknown>, path: Path, name: string, id: string): void => {
    const key = name.toLowerCase()
    const other = owner.get(key)
    if (other !== undefined && other !== id) file.reporter.error(file.lineAt(path), advice.duplicateName(name, other))
    owner.set(key, id)
  }
  for (const [index, { id, brands }] of (medicines?.data ?? []).entries()) {
    if (medicines) for (const name of brands) claim(medicines, [index, 'brands'], name, id)
  }
  for (const [id, names] of Object.entries(words?.data ?? {})) {
    if (words) for (const name of namesOf({ id, brands: [], ...names })) claim(words, [id], name, id)
  }
  for (const [index, { id, term, also }] of (glossary?.data ?? []).entries()) {
    if (glossary) for (const name of [term, ...also]) claim(glossary, [index, 'id'], name, id)
  }
}

/** The warning of each risk, as it is printed. */
export function warningsFrom(file: DataFile<z.infer<typeof records.warningsFile>>, known: Known): Guide['warnings'] {
  const entries = Object.entries(file.data).map(([risk, { source, ...said }]) => {
    const refs = sourcesOf(file, [risk, 'source'], source, known.sources)
    const prose = (field: 'text' | 'withPartner' | 'ownNumber', text: string): string =>
      plainProse(text, false, known, file.reporter, file.lineAt([risk, field]))
    const warning: Guide['warnings'][Medicine['risks'][number]] = {
      text: prose('text', said.text),
      withPartner: prose('withPartner', said.withPartner),
      ownNumber: said.ownNumber === null ? null : prose('ownNumber', said.ownNumber),
      sources: refs,
      asOf: asOfOf(refs, known.sources),
    }
    return [risk, warning]
  })
  return Object.fromEntries(entries) as Guide['warnings']
}

type WrittenNote = records.MedicineWords[string]['notes'][number]

/** Reports a note that is lost where the sex is not known, or that does not say whom it concerns. */
function checkNote({ text, organ, sex }: WrittenNote, line: number, { language }: Known, reporter: Reporter): void {
  const named = organIn(text, language.warnings)
  if (sex !== undefined) reporter.error(line, advice.noteBySex())
  else if (organ !== null && !namesOrgan(text, organ, language.warnings))
    reporter.error(line, advice.noteWithoutOrgan(organ))
  else if (organ === null && named !== null) reporter.error(line, advice.organNotMarked(named))
}

/** Reports a medicine whose texts tell of a risk that its facts do not list: the warning would be missing beside it. */
function checkRisks(medicine: Medicine, lineOf: (path: Path) => number, { language }: Known, reporter: Reporter): void {
  if (medicine.risks.includes('infection') || raisesWhiteCells(medicine)) return
  const { what, how, sideEffects, checks, notes, warnings } = medicine
  const lists = Object.entries({ sideEffects, checks, notes, warnings })
  const texts: (readonly [string, Path])[] = [
    [what, ['what']],
    [how ?? '', ['how']],
    ...lists.flatMap(([field, list]) => list.map(({ text }, at) => [text, [field, at]] as const)),
  ]
  for (const [text, path] of texts) {
    const told = infectionRiskIn(text, language)
    if (told !== null) reporter.error(lineOf(path), advice.riskNotMarked('infection', told))
  }
}

/** The medicines: their facts with the words of this language. Their sources include those of the warnings that their risks bring. */
export function medicinesFrom(
  facts: DataFile<MedicineFacts[]>,
  words: DataFile<records.MedicineWords>,
  known: Known,
): Medicine[] {
  const ids = facts.data.map((medicine) => medicine.id)
  for (const id of Object.keys(words.data)) {
    if (!ids.includes(id)) words.reporter.error(words.lineAt([id]), advice.wordsWithoutMedicine(id, nearest(id, ids)))
  }
  return facts.data.flatMap((medicine, index): Medicine[] => {
    const { id, source, indications, risks, contains, notAgainAfter, brands, therapy, sideEffectsScope } = medicine
    const said = words.data[id]
    if (!said) {
      facts.reporter.error(facts.lineAt([index, 'id']), advice.medicineWithoutWords(id))
      return []
    }
    checkOwnName(id, said, words)
    const prose = (text: string, path: Path): string =>
      plainProse(text, false, known, words.reporter, words.lineAt([id, ...path]))
    const notes = (field: 'sideEffects' | 'checks' | 'notes' | 'warnings'): Medicine['notes'] =>
      said[field].map((note, at) => {
        checkNote(note, words.lineAt([id, field, at]), known, words.reporter)
        return { text: prose(note.text, [field, at]), organ: note.organ }
      })
    const risked = risks.flatMap((risk) => known.warnings[risk] ?? [])
    for (const [at, risk] of risks.entries()) {
      if (!known.warnings[risk])
        facts.reporter.error(facts.lineAt([index, 'risks', at]), advice.riskWithoutWarning(risk))
    }
    const useIds = indications.map((indication) => indication.id)
    for (const use of Object.keys(said.uses)) {
      if (!useIds.includes(use))
        words.reporter.error(words.lineAt([id, 'uses', use]), advice.wordsWithoutUse(id, use, nearest(use, useIds)))
    }
    const refs = sourcesOf(facts, [index, 'source'], source, known.sources)
    checkContents(facts, index, contains?.medicines ?? [])
    for (const [field, rule] of Object.entries({ contains, notAgainAfter }))
      if (rule) sourcesOf(facts, [index, field, 'source'], rule.source, known.sources)
    const made: Medicine = {
      id,
      generic: said.generic,
      shortName: said.shortName,
      brands,
      aliases: said.aliases,
      therapy,
      sideEffectsScope,
      className: said.className === null ? null : prose(said.className, ['className']),
      indications: indications.map((indication, at) => {
        const { source: where, prior, rarely, estrogenReceptors, ...use } = indication
        const notAgain = notAgainFor(facts, index, at, known)
        const useRefs = uniqueRefs([
          ...sourcesOf(facts, [index, 'indications', at, 'source'], where, known.sources),
          ...notAgain.refs,
        ])
        checkIndication(facts, index, at)
        const priorPath = [index, 'indications', at, 'prior']
        const count = countOf(facts, priorPath, prior, known)
        const treatments = { all: prior.all, none: [...new Set([...prior.none, ...notAgain.treatments])] }
        for (const key of historyConditions({ prior: treatments }, emptyProfile))
          if (!isMessageKey(key))
            facts.reporter.error(facts.lineAt(priorPath), advice.conditionWithoutWords(use.id, key))
        const saying = said.uses[use.id]
        if (saying === undefined) words.reporter.error(words.lineAt([id, 'uses']), advice.useWithoutWords(id, use.id))
        return {
          ...use,
          ...(rarely && { rarely }),
          ...(estrogenReceptors && { estrogenReceptors }),
          prior: treatments,
          ...(count === null ? {} : { count }),
          sources: useRefs,
          asOf: asOfOf(useRefs, known.sources),
          use: saying === undefined ? '' : prose(saying, ['uses', use.id]),
        }
      }),
      what: prose(said.what, ['what']),
      how: said.how === null ? null : prose(said.how, ['how']),
      sideEffects: notes('sideEffects'),
      checks: notes('checks'),
      notes: notes('notes'),
      warnings: notes('warnings'),
      risks,
      sources: uniqueRefs([...refs, ...risked.flatMap(({ sources }) => sources)]),
      // A warning is as old as its own sources. It does not date the facts about the medicine.
      asOf: asOfOf(refs, known.sources),
    }
    checkRisks(made, (path) => words.lineAt([id, ...path]), known, words.reporter)
    return [made]
  })
}

/** Reports names of a medicine of which none is its id and one nearly is: either is misspelt. */
function checkOwnName(id: string, said: MedicineNames, words: DataFile<unknown>): void {
  const lettersOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  const names = namesOf({ id, brands: [], ...said })
  const distances = names.map((name) => spellingDistance(lettersOf(name), lettersOf(id)))
  const near = names.find((_, index) => (distances[index] ?? 0) <= 2)
  if (near !== undefined && !distances.includes(0))
    words.reporter.error(words.lineAt([id, 'generic']), advice.nameOtherThanId(near, id))
}

/** Reports contents that are no medicine of the guide. */
function checkContents(facts: DataFile<MedicineFacts[]>, index: number, contents: readonly string[]): void {
  const ids = facts.data.map(({ id }) => id)
  for (const [at, id] of contents.entries()) {
    if (!ids.includes(id))
      facts.reporter.error(
        facts.lineAt([index, 'contains', 'medicines', at]),
        advice.unknownContents(id, nearest(id, ids)),
      )
  }
}

/**
 * The earlier treatments after which a use is out, with their sources: those of the medicine, of what it contains, and of
 * the medicines it is given with. A first treatment for metastatic cancer needs no such rule.
 */
function notAgainFor(
  facts: DataFile<MedicineFacts[]>,
  index: number,
  at: number,
  known: Known,
): { treatments: Prior[]; refs: SourceRef[] } {
  const medicine = facts.data[index]
  const use = medicine?.indications[at]
  if (!medicine || !use || use.line === 'first') return { treatments: [], refs: [] }
  const withContents = (id: string): string[] => [
    id,
    ...(facts.data.find((other) => other.id === id)?.contains?.medicines ?? []),
  ]
  const given = new Set([medicine.id, ...use.givenWith].flatMap(withContents))
  const rules = facts.data.flatMap(({ id, notAgainAfter }) => (given.has(id) && notAgainAfter ? [notAgainAfter] : []))
  return {
    treatments: rules.flatMap(({ treatments }) => treatments),
    // What is wrong with these sources is reported once, where they stand.
    refs: rules.flatMap(({ source }) => parseSources(source, known.sources).refs),
  }
}

const supportive = new Set<Medicine['therapy']>(['bone-modifying', 'growth-factor'])

/** Names its partners right; and a cancer medicine is never for a subtype that is not known (docs/rules.md D16). */
function checkIndication(facts: DataFile<MedicineFacts[]>, index: number, at: number): void {
  const medicine = facts.data[index]
  const use = medicine?.indications[at]
  if (!medicine || !use) return
  const ids = medicine.indications.map((indication) => indication.id)
  if (ids.indexOf(use.id) !== at)
    facts.reporter.error(facts.lineAt([index, 'indications', at]), advice.duplicateId(use.id, medicine.id))
  const partners = [...facts.data.map(({ id }) => id), ...partnerClasses]
  for (const [place, id] of use.givenWith.entries()) {
    if (!partners.includes(id))
      facts.reporter.error(
        facts.lineAt([index, 'indications', at, 'givenWith', place]),
        advice.unknownGivenWith(id, nearest(id, partners)),
      )
  }
  if (use.subtypes.includes('not-known') && !supportive.has(medicine.therapy)) {
    facts.reporter.error(facts.lineAt([index, 'indications', at, 'subtypes']), advice.cancerMedicineForNotKnown(use.id))
  }
}

/** How many treatments must have gone before, as their figure prints it; the figure must say what the rule counts. */
function countOf(
  { reporter, lineAt }: DataFile<unknown>,
  path: Path,
  { all, none, figure }: MedicineFacts['indications'][number]['prior'],
  known: Known,
): string | null {
  const line = lineAt(path)
  const token = [...all, ...none].find((one) => countIn(one) !== null)
  if (token === undefined || figure === null) {
    if (token !== undefined) reporter.error(line, advice.countWithoutFigure(token))
    if (figure !== null) reporter.error(line, advice.figureWithoutCount(figure))
    return null
  }
  const printed = figureText(figure, false, known, reporter, line)
  const value = figureOf(figure, known)?.value
  if (printed !== null && value !== countIn(token))
    reporter.error(line, advice.countOtherThanFigure(token, figure, String(value)))
  return printed
}

/** The words of the glossary, with their meanings as they are printed. */
export function glossaryFrom(file: DataFile<z.infer<typeof records.glossaryFile>>, known: Known): Guide['glossary'] {
  return file.data.map(({ id, term, also, meaning, when, source }, index) => {
    const refs = sourcesOf(file, [index, 'source'], source, known.sources)
    return {
      id,
      term,
      also,
      meaning: plainProse(meaning, false, known, file.reporter, file.lineAt([index, 'meaning'])),
      when: readWhen(when, file.lineAt([index, 'when']), file.reporter),
      sources: refs,
      asOf: asOfOf(refs, known.sources),
    }
  })
}

/** The questions to ask, and the groups they stand in. */
export function questionsFrom(
  file: DataFile<z.infer<typeof records.questionsFile>>,
  known: Known,
): Pick<Guide, 'questionGroups' | 'questions'> {
  const groups = new Map(file.data.groups.map((group) => [group.id, group]))
  const questions = file.data.questions.map(({ source, when, text, ...question }, index) => {
    const at = (field: string): number => file.lineAt(['questions', index, field])
    const refs = sourcesOf(file, ['questions', index, 'source'], source, known.sources)
    const group = groups.get(question.group)
    if (!group)
      file.reporter.error(at('group'), advice.unknownGroup(question.group, nearest(question.group, groups.keys())))
    const sensitive = question.sensitive || (group?.sensitive ?? false)
    return {
      ...question,
      sensitive,
      text: plainProse(text, sensitive, known, file.reporter, at('text')),
      when: readWhen(when, at('when'), file.reporter),
      sources: refs,
      asOf: asOfOf(refs, known.sources),
    }
  })
  const questionGroups = file.data.groups.map((group, index) => ({
    ...group,
    title: plainProse(group.title, group.sensitive, known, file.reporter, file.lineAt(['groups', index, 'title'])),
  }))
  return { questionGroups, questions }
}

/** The symptoms of each place of spread, as they are printed. */
export function symptomsFrom(file: DataFile<z.infer<typeof records.symptomsFile>>, known: Known): Guide['symptoms'] {
  return file.data.map(({ site, title, symptoms, source }, index) => {
    const refs = sourcesOf(file, [index, 'source'], source, known.sources)
    const prose = (text: string, path: Path): string =>
      plainProse(text, false, known, file.reporter, file.lineAt([index, ...path]))
    return {
      site,
      title: prose(title, ['title']),
      symptoms: symptoms.map((symptom, at) => prose(symptom, ['symptoms', at])),
      sources: refs,
      asOf: asOfOf(refs, known.sources),
    }
  })
}

/** The sheets to fill in by hand. */
export function sheetsFrom(file: DataFile<z.infer<typeof records.sheetsFile>>, known: Known): Guide['sheets'] {
  return file.data.map(({ source, ...sheet }, index) => {
    const refs = sourcesOf(file, [index, 'source'], source, known.sources)
    const prose = (text: string, path: Path): string =>
      plainProse(text, false, known, file.reporter, file.lineAt([index, ...path]))
    return {
      ...sheet,
      title: prose(sheet.title, ['title']),
      columns: sheet.columns.map((column, at) => ({
        ...column,
        title: prose(column.title, ['columns', at]),
        hint: column.hint === null ? null : prose(column.hint, ['columns', at]),
      })),
      instructions: sheet.instructions.map((text, at) => prose(text, ['instructions', at])),
      rows: sheet.rows.map((text, at) => prose(text, ['rows', at])),
      prompts: sheet.prompts.map((prompt, at) => ({ ...prompt, label: prose(prompt.label, ['prompts', at]) })),
      sources: refs,
      asOf: asOfOf(refs, known.sources),
    }
  })
}

/** Titles and introductions of the sections. */
export function sectionsFrom(
  file: DataFile<z.infer<typeof records.guideFile>>,
  known: Known,
): z.infer<typeof records.guideFile>['sections'] {
  return file.data.sections.map((section, index) => {
    const prose = (field: 'title' | 'intro'): string =>
      plainProse(section[field], false, known, file.reporter, file.lineAt(['sections', index, field]))
    return { ...section, title: prose('title'), intro: prose('intro') }
  })
}
