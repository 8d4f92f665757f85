import { biomarkerTerms } from '../../vocabulary/biomarkers.ts'
import type { Medicine } from '../../schema/medicine.ts'
import type { Subtype } from '../../schema/profile.ts'
import { advice } from '../report/messages.ts'
import type { Names } from '../words/names.ts'
import type { TextRun } from '../pages/page-blocks.ts'
import type { Reporter } from '../report/problem.ts'

const hrPositiveOnly: Subtype = 'hr-positive-her2-negative'
const bothPositive: Subtype = 'her2-positive-hr-positive'
const her2PositiveOnly: Subtype = 'her2-positive-hr-negative'
const tripleNegative: Subtype = 'triple-negative'
const allFour = [hrPositiveOnly, bothPositive, her2PositiveOnly, tripleNegative]

const hormoneReceptor = '(?:hormone(?:[- ]receptor)?|(?:o?estrogen|progesterone)[- ]receptor|HR|ER|PR)'
/** What a text may call a subtype, and the subtypes meant; a medicine must be for one of them. */
const subtypeWords: readonly { words: RegExp; subtypes: readonly Subtype[] }[] = [
  { words: /\bHER2[- ]?(?:positive|\+)/gi, subtypes: [bothPositive, her2PositiveOnly] },
  { words: /\bHER2[- ]negative/gi, subtypes: [hrPositiveOnly, tripleNegative] },
  { words: new RegExp(`\\b${hormoneReceptor}[- ]positive`, 'gi'), subtypes: [hrPositiveOnly, bothPositive] },
  { words: new RegExp(`\\b${hormoneReceptor}[- ]negative`, 'gi'), subtypes: [her2PositiveOnly, tripleNegative] },
  { words: /\btriple[- ]negative|\bTNBC\b/gi, subtypes: [tripleNegative] },
]
/** A medicine must be for each of them, and without a test. */
const everySubtype =
  /\b(?:every|all|any)(?: (?:kinds?|types?|subtypes?|forms?) of)?(?: metastatic)? (?:breast cancers?|subtypes?)\b|\bwhatever (?:the|your) subtype\b/i
const biomarkerNames = new RegExp(
  biomarkerTerms.flatMap(({ spellings }) => spellings.map((name) => `\\b${name}`)).join('|'),
  'i',
)
const negation = /\b(?:not|no|never|neither|nor|without|except|unless|cannot|other than)\b|n[’']t\b/i
/** A sentence about what was named before it. */
const pointsBack = /^(?:[“‘"(]\s*)?(?:they|these|both|each of|all of|it (?:is|can be|may be)|this medicine)\b/i

/** A medicine or a class of medicines as a text names it; a class is for whom any of its medicines is for. */
interface Subject {
  words: string
  medicines: readonly Medicine[]
}

/** Finds the medicines and classes of medicines (`className` of their records) that a sentence is about. */
export class Subjects {
  readonly #medicines: ReadonlyMap<string, Medicine>
  readonly #names: Names
  readonly #classes: readonly { pattern: RegExp; medicines: readonly Medicine[] }[]

  constructor(medicines: ReadonlyMap<string, Medicine>, names: Names) {
    this.#medicines = medicines
    this.#names = names
    const byClass = new Map<string, Medicine[]>()
    for (const medicine of medicines.values()) {
      if (medicine.className !== null)
        byClass.set(medicine.className, [...(byClass.get(medicine.className) ?? []), medicine])
    }
    this.#classes = [...byClass].map(([name, members]) => ({
      pattern: new RegExp(
        `(?<![\\p{L}\\p{N}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}s?(?![\\p{L}\\p{N}])`,
        'iu',
      ),
      medicines: members,
    }))
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
    for (const sentence of sentencesOf(text)) {
      const opening = kind === 'point' && last === '' ? introduction : lead === '' ? '' : `${lead}:`
      const whole = `${opening} ${sentence}`.trim()
      const named = subjects.in(whole)
      const meant = named.length > 0 ? named : pointsBack.test(whole) ? before : owned
      const about = owner?.always ? [...owned, ...named] : meant
      checkSentence(whole, about, [under, ...headings.map((heading) => heading.text)], line, reporter)
      if (named.length > 0 && kind !== 'point') before = named
      last = sentence
    }
    if (kind === 'text' && last.endsWith(':')) introduction = withSubjects(last, before, subjects)
  }
}

/** The words that introduce a list, with what ‘they’ in it are. */
function withSubjects(sentence: string, before: readonly Subject[], subjects: Subjects): string {
  if (subjects.in(sentence).length > 0 || !pointsBack.test(sentence)) return sentence
  return `${before.map(({ words }) => words).join(', ')}: ${sentence}`
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!;][”’)"]?)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

function checkSentence(
  sentence: string,
  about: readonly Subject[],
  above: readonly string[],
  line: number,
  reporter: Reporter,
): void {
  const asksForTest =
    biomarkerNames.test(sentence) || (/\bthen\b/i.test(sentence) && above.some((words) => biomarkerNames.test(words)))
  if (about.length === 0 || negation.test(sentence)) return
  const said = saidIn(sentence)
  const over = said.length > 0 ? undefined : above.find((words) => saidIn(words).length > 0)
  for (const { words, medicines } of about) {
    for (const { written, subtypes } of said)
      if (!haveUse(medicines, subtypes)) reporter.error(line, advice.medicineOtherSubtype(words, written))
    if (over !== undefined && !negation.test(over) && !haveUse(medicines, meantBy(over)))
      reporter.error(line, advice.medicineUnderSubtype(words, over))
    const [every] = everySubtype.exec(sentence) ?? []
    if (every !== undefined && !asksForTest && !medicines.some(isForEverybody))
      reporter.error(line, advice.medicineOtherSubtype(words, every))
  }
}

/** What a text says of subtypes, word by word. */
function saidIn(text: string): { written: string; subtypes: readonly Subtype[] }[] {
  return subtypeWords.flatMap(({ words, subtypes }) =>
    [...text.matchAll(words)].map(([written]) => ({ written, subtypes })),
  )
}

/** The subtypes that a heading is about: those of which all its words are true, with ‘or’ any of them. */
function meantBy(heading: string): Subtype[] {
  const said = saidIn(heading)
  const all = allFour.filter((subtype) => said.every(({ subtypes }) => subtypes.includes(subtype)))
  if (all.length > 0 && !/\bor\b/i.test(heading)) return all
  return allFour.filter((subtype) => said.some(({ subtypes }) => subtypes.includes(subtype)))
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
