import type { Organ } from '../schema/medicine.ts'
import type { Subtype } from '../schema/profile.ts'
import type { Language } from './language.ts'

/**
 * A language with what the compiler needs to check its texts. Only the compiler, the command line and the build import it:
 * the window and the shell carry no word lists of checks.
 */
export interface CompileLanguage extends Language {
  spelling: SpellingWords
  terms: TermForms
  numbers: NumberWords
  names: NameWords
  medicines: MedicineWords
  sensitive: SensitiveWords
  subtypes: SubtypeWords
  reader: ReaderWords
  figures: FigureWords
  warnings: WarningWords
  readability: Readability
}

export interface SpellingWords {
  /** Package with the Hunspell dictionary, `index.aff` and `index.dic`; it must be installed. */
  dictionary: string
}

/** The forms in which a word of the glossary, or the name of a class of medicines, may be in a text. */
export interface TermForms {
  /** What a word in lower case may be a form of, the word itself not among them: "biopsies" gives "biopsie". */
  baseForms: (word: string) => readonly string[]
  /** Endings that a term may have in a text ("s"). */
  endings: readonly string[]
  /** Endings that stay behind where a name before them was covered: "Ibrance’s". A pattern for the end of a word. */
  possessive: string
}

/** Numbers in words. All patterns that find something have the flags `g` and `i`, and no `y`. */
export interface NumberWords {
  /** Endings of digits: "1st". Alternatives of a pattern. */
  ordinalEndings: string
  /** Finds texts with any number at all, so that most texts are done with at once; without the flag `g`. */
  any: RegExp
  /** What is measured or given: a number of these always is a figure. Tried in their order. */
  measures: readonly RegExp[]
  /** A measure of `measures` that counts as one only with what it measures ("once a day", but not "once"). */
  notAlone: RegExp
  /** A count in words. */
  count: RegExp
  /** Counts that may be free: those up to twelve. Matches the whole count. */
  few: RegExp
  /** The end of a text after which a count points back ("the two"). */
  pointsBack: RegExp
  /** What a word in lower case counts: compares the words of a figure with its value. */
  values: ReadonlyMap<string, number>
}

/** Capitals inside a sentence. */
export interface NameWords {
  /** Words in small letters that may be inside a name ("of"). */
  joiners: readonly string[]
  /** Words with a capital that are no names ("I"). Matches the whole word. */
  notNames: RegExp
  /** The end of a text after which a sentence, a point or a quotation begins with a capital. With the flag `u`. */
  opensSentence: RegExp
}

/** Words that name medicines, so that one without a record is found. */
export interface MedicineWords {
  /** Endings that medicines have and everyday words do not. Parts of a pattern. */
  endings: readonly string[]
  /** Medicines, and kinds of them, that everyday dictionaries have, and that do not end so. */
  everyday: ReadonlySet<string>
  /** Words that end so and are no medicines. */
  others: ReadonlySet<string>
}

/** Words of survival, prognosis and the end of life. */
export interface SensitiveWords {
  words: RegExp
  /** A text that says where such matter is, and gives none. */
  pointsElsewhere: RegExp
}

/** How a sentence says for whom a medicine is. */
export interface SubtypeWords {
  /** What a text may call a subtype, and the subtypes meant; a medicine must be for one of them. With the flag `g`. */
  named: readonly { words: RegExp; subtypes: readonly Subtype[] }[]
  /** Says "each kind of breast cancer": a medicine must be for each of them, and without a test. */
  every: RegExp
  negation: RegExp
  /** The opening of a sentence about what was named before it ("They"). */
  pointsBack: RegExp
  /** Ties a sentence to the test that a heading above it names ("then"). */
  follows: RegExp
  /** Between two subtypes of a heading: either is meant. */
  or: RegExp
}

/** How a sentence tells the reader something about their own cancer, which a reader who has told nothing must not be told. */
export interface ReaderWords {
  /** Claims on a receptor, a biomarker, an earlier treatment or menopause, and "yours is the second one". Without the flag `g`. */
  claims: readonly RegExp[]
  /** Claims only at the start of a text, where nothing was named before: "It is HER2-positive." Without the flag `g`. */
  openingClaims: readonly RegExp[]
  /** A sentence that carries its own condition, or asks. Without the flag `g`. */
  conditional: RegExp
}

/** What a text says around a figure. */
export interface FigureWords {
  /** Words that a figure brings along and a writer may have put before it as well. */
  bringsAlong: ReadonlySet<string>
  /** A word after "%" that says it once more. */
  percent: RegExp
  /** The end of a figure, and the word that must not follow it once more. */
  shares: readonly { ending: string; word: string }[]
}

/** What a text warns of. */
export interface WarningWords {
  /** What a text may call an organ that not everyone has. */
  organs: Readonly<Record<Organ, RegExp>>
  /** Low white cells, and infections in general. */
  infection: RegExp
  /** What is taken out before `infection` is looked for. With the flag `g`. */
  notInfection: RegExp
  /** Where an infection is a danger of its own, with a warning of its own. */
  infectionOfOnePlace: RegExp
  /** What is to be watched for, reported or checked. */
  warns: RegExp
}

/** What a text is made of. */
export interface TextCounts {
  sentence: number
  word: number
  syllable: number
  /** Characters of its words. */
  character: number
}

/** How hard texts are to read. */
export interface Readability {
  /** Formulas with the heading of their column in the report; a text's score is their mean. Higher = harder. */
  formulas: readonly { short: string; of: (counts: TextCounts) => number }[]
  syllablesOf: (word: string) => number
  /** Highest score that a page may have, without and with the names of medicines and the words of the glossary. */
  limits: { without: number; with: number }
  /** The word that takes the place of a name: a short one. */
  shortWord: string
  /** What a score is ("grade"), as the report says it. */
  scoreName: string
  /** The formulas and the limits, as the head of the report says them. */
  stated: readonly string[]
}
