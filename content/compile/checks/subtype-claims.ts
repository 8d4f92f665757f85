import { escapeRegExp } from '../../text/escape.ts'
import { sentenceTexts } from '../../text/sentences.ts'
import { biomarkerTerms } from '../../vocabulary/biomarkers.ts'
import type { Medicine } from '../../schema/medicine.ts'
import type { CompileLanguage, SubtypeWords } from '../../languages/compile-language.ts'
import type { Subtype } from '../../schema/profile.ts'
import { subtypes } from '../../vocabulary/receptors.ts'
import { advice } from '../report/messages.ts'
import type { Names } from '../words/names.ts'
import type { TextRun } from '../pages/page-blocks.ts'
import type { Reporter } from '../report/problem.ts'

const allFour: readonly Subtype[] = subtypes.filter((subtype) => subtype !== 'not-known')

const biomarkerNames = new RegExp(
  biomarkerTerms.flatMap(({ spellings }) => spellings.map((name) => `\\b${name}`)).join('|'),
  'i',
)

/** A medicine or a class of medicines as a text names it; a class is for whom any of its medicines is for. */
interface Subject {
  words: string
  medicines: readonly Medicine[]
}

/** Finds the medicines and classes of medicines (`className` of their records) that a sentence is about, and the subtypes it names. */
export class Subjects {
  readonly wording: SubtypeWords
  readonly #language: Pick<CompileLanguage, 'unfinishedSentence'>
  readonly #medicines: ReadonlyMap<string, Medicine>
  readonly #names: Names
  readonly #classes: readonly { pattern: RegExp; medicines: readonly Medicine[] }[]

  constructor(
    medicines: ReadonlyMap<string, Medicine>,
    names: Names,
    language: Pick<CompileLanguage, 'subtypes' | 'terms' | 'unfinishedSentence'>,
  ) {
    const { subtypes, terms } = language
    this.wording = subtypes
    this.#language = language
    this.#medicines = medicines
    this.#names = names
    const byClass = new Map<string, Medicine[]>()
    for (const medicine of medicines.values()) {
      if (medicine.className !== null)
        byClass.set(medicine.className, [...(byClass.get(medicine.className) ?? []), medicine])
    }
    const ending = `(?:${terms.endings.join('|')})?`
    this.#classes = [...byClass].map(([name, members]) => ({
      pattern: new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(name)}${ending}(?![\\p{L}\\p{N}])`, 'iu'),
      medicines: members,
    }))
  }

  /** The sentences of a text. What a semicolon parts is judged like two sentences. */
  statementsIn(text: string): string[] {
    return sentenceTexts(text, this.#language).flatMap((sentence) => sentence.split(/(?<=;[”’)"]?)\s+/))
  }

  in(sentence: string): Subject[] {
    const named = new Map<string, Subject>()
    for (const { from, to, name } of this.#names.find(sentence)) {
      const medicine = name.kind === 'medicine' ? this.#medicines.get(name.id) : undefined
      if (medicine && !named.has(name.id))
        named.set(name.id, { words: sentence.slice(from, to), medicines: [medicine] })
    }
    const classes = this.#classes.flatMap(({ pattern, medicines }): Subject[] => {
      const words = pattern.exec(sentence)?.[0]
      return words === undefined ? [] : [{ words, medicines }]
    })
    return [...named.values(), ...classes]
  }

  /** What a text says of subtypes, word by word. */
  saidIn(text: string): { written: string; subtypes: readonly Subtype[] }[] {
    return this.wording.named.flatMap(({ words, subtypes }) =>
      [...text.matchAll(words)].map(([written]) => ({ written, subtypes })),
    )
  }

  /** The subtypes that a heading is about: those of which all its words are true, with ‘or’ any of them. */
  meantBy(heading: string): Subtype[] {
    const said = this.saidIn(heading)
    const all = allFour.filter((subtype) => said.every(({ subtypes }) => subtypes.includes(subtype)))
    if (all.length > 0 && !this.wording.or.test(heading)) return all
    return allFour.filter((subtype) => said.some(({ subtypes }) => subtypes.includes(subtype)))
  }
}

type Heading = Pick<TextRun, 'text'> & { level: number }

/** The medicine that a text belongs to: what it is about unless it names another. */
export interface Owner {
  medicine: Medicine
  /** The text is about it whatever else it names. */
  always?: boolean
}

/**
 * Reports sentences that name a medicine together with a subtype that none of its uses is for. This looks at the words, whoever
 * the text is for: a page for everybody may tell of all subtypes, each with its own medicines. A sentence with a negation is
 * left alone; ‘they’ is what was named before; points of a list are read with the line that introduces them, cells with the
 * headings of their column and row. A sentence that names no subtype is about the one that it stands under: of the title of
 * its remark, of the caption, of the headings.
 */
export function checkSubtypeClaims(
  runs: readonly TextRun[],
  subjects: Subjects,
  reporter: Reporter,
  owner?: Owner,
): void {
  const owned = owner ? [{ words: owner.medicine.generic, medicines: [owner.medicine] }] : []
  let before: readonly Subject[] = owned
  /** The innermost first. */
  let headings: readonly Heading[] = []
  let introduction = ''
  for (const { text, line, kind, level = 1, under = '', lead = '' } of runs) {
    if (kind === 'heading') {
      before = []
      headings = [{ text, level }, ...headings.filter((one) => one.level < level)]
    }
    if (kind !== 'point') introduction = ''
    let last = ''
    for (const sentence of subjects.statementsIn(text)) {
      const opening = kind === 'point' && last === '' ? introduction : lead === '' ? '' : `${lead}:`
      const whole = `${opening} ${sentence}`.trim()
      const named = subjects.in(whole)
      const meant = named.length > 0 ? named : subjects.wording.pointsBack.test(whole) ? before : owned
      const about = owner?.always ? [...owned, ...named] : meant
      checkSentence(whole, about, [under, ...headings.map((heading) => heading.text)], line, subjects, reporter)
      if (named.length > 0 && kind !== 'point') before = named
      last = sentence
    }
    if (kind === 'text' && last.endsWith(':')) introduction = withSubjects(last, before, subjects)
  }
}

/** The words that introduce a list, with what ‘they’ in it are. */
function withSubjects(sentence: string, before: readonly Subject[], subjects: Subjects): string {
  if (subjects.in(sentence).length > 0 || !subjects.wording.pointsBack.test(sentence)) return sentence
  return `${before.map(({ words }) => words).join(', ')}: ${sentence}`
}

function checkSentence(
  sentence: string,
  about: readonly Subject[],
  above: readonly string[],
  line: number,
  subjects: Subjects,
  reporter: Reporter,
): void {
  const { negation, every: everySubtype, follows } = subjects.wording
  const asksForTest =
    biomarkerNames.test(sentence) || (follows.test(sentence) && above.some((words) => biomarkerNames.test(words)))
  if (about.length === 0 || negation.test(sentence)) return
  const said = subjects.saidIn(sentence)
  const over = said.length > 0 ? undefined : above.find((words) => subjects.saidIn(words).length > 0)
  for (const { words, medicines } of about) {
    for (const { written, subtypes } of said)
      if (!haveUse(medicines, subtypes)) reporter.error(line, advice.medicineOtherSubtype(words, written))
    if (over !== undefined && !negation.test(over) && !haveUse(medicines, subjects.meantBy(over)))
      reporter.error(line, advice.medicineUnderSubtype(words, over))
    const [every] = everySubtype.exec(sentence) ?? []
    if (every !== undefined && !asksForTest && !medicines.some(isForEverybody))
      reporter.error(line, advice.medicineOtherSubtype(words, every))
  }
}

function haveUse(medicines: readonly Medicine[], subtypes: readonly Subtype[]): boolean {
  return medicines.some(({ indications }) =>
    indications.some((use) => use.subtypes.some((one) => subtypes.includes(one))),
  )
}

function isForEverybody({ indications }: Medicine): boolean {
  return allFour.every((subtype) =>
    indications.some((use) => use.biomarkers.length === 0 && use.subtypes.includes(subtype)),
  )
}
