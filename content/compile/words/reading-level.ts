import type { CompileLanguage, TextCounts } from '../../languages/compile-language.ts'
import { type Block, plainText } from '../../schema/block.ts'
import type { Guide, Page } from '../../schema/guide.ts'
import { Names } from './names.ts'

/** The formulas say nothing on a few words. */
const fewestWords = 10

/** How hard a text is by each formula of its language, and by their mean. Higher = harder. */
export interface Score {
  byFormula: number[]
  mean: number
}

/** What measuring needs of a language. */
export type Measures = Pick<CompileLanguage, 'readability' | 'terms' | 'locale'>

export interface Reading {
  words: number
  /** Medicine names and glossary words replaced by a short word. */
  without: Score
  with: Score
}

export interface TextReading extends Reading {
  /** Number and id of a page, or the name of a YAML file. */
  number: string
  id: string
  title: string
  /** Ids of the sources it rests on. */
  sources: string[]
  /** Parts that are over the limit by themselves, hardest first. */
  hard: (Reading & { id: string; text: string })[]
}

/**
 * Measures how hard each page is to read, and then the texts of the YAML files.
 * @param before The texts counted for a guide before: those that are the same are not counted again.
 */
export function readingLevels(guide: Guide, language: Measures, before = new CountedTexts()): TextReading[] {
  const names = new Names(guide.medicines, guide.glossary, language.terms)
  before.begin(guide)
  const measure = (parts: readonly Part[]): Pick<TextReading, 'words' | 'with' | 'without' | 'hard'> => {
    const counted = parts.map((part) => ({ part, counts: before.of(part.texts, names, language) }))
    return {
      // Each text is counted by itself, so a page is the sum of its parts.
      ...readingFrom(sum(counted.map(({ counts }) => counts)), language),
      hard: counted
        .map(({ part, counts }) => ({ id: part.id, text: part.texts.join(' '), ...readingFrom(counts, language) }))
        .filter((part) => part.words >= fewestWords && isTooHard(part, language))
        .sort((left, right) => right.without.mean - left.without.mean),
    }
  }
  const pages = guide.pages.map((page) => ({
    number: page.number,
    id: page.id,
    title: page.title,
    sources: sourceIds([page]),
    ...measure(partsOf(page)),
  }))
  const files = dataTexts(guide).map(({ id, title, records, parts }) => ({
    number: '',
    id,
    title,
    sources: sourceIds(records),
    ...measure(parts),
  }))
  return [...pages, ...files]
}

/** Whether a text is above one of the two limits of its language. */
export function isTooHard(reading: Reading, { readability: { limits } }: Measures): boolean {
  return reading.without.mean > limits.without || reading.with.mean > limits.with
}

interface Part {
  id: string
  texts: string[]
}

function partsOf(page: Page): Part[] {
  return [
    { id: `${page.id}--summary`, texts: [plainText(page.summary)] },
    ...page.blocks.map((block) => ({ id: block.id, texts: sentencesOf(block) })),
  ].filter((part) => part.texts.length > 0)
}

/** Running text of a block; headings, tables and pictures have none. */
function sentencesOf(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return [plainText(block.inlines)]
    case 'list':
      return block.items.map(plainText)
    case 'callout':
      return block.paragraphs.map(plainText)
    case 'heading':
    case 'table':
    case 'drawing':
    case 'medicines':
    case 'questions':
      return []
  }
}

function dataTexts(
  guide: Guide,
): { id: string; title: string; records: { sources: { source: string }[] }[]; parts: Part[] }[] {
  const medicines = guide.medicines.map((medicine) => ({
    id: medicine.id,
    texts: [
      medicine.what,
      ...(medicine.how === null ? [] : [medicine.how]),
      ...[...medicine.checks, ...medicine.notes, ...medicine.warnings].map((note) => note.text),
    ],
  }))
  return [
    { id: 'medicines.yaml', title: 'Medicines', records: guide.medicines, parts: medicines },
    {
      id: 'glossary.yaml',
      title: 'Glossary',
      records: guide.glossary,
      parts: guide.glossary.map(({ id, meaning }) => ({ id, texts: [meaning] })),
    },
    {
      id: 'questions.yaml',
      title: 'Questions',
      records: guide.questions,
      parts: guide.questions.map(({ id, text }) => ({ id, texts: [text] })),
    },
    {
      id: 'symptoms.yaml',
      title: 'Symptoms',
      records: guide.symptoms,
      parts: guide.symptoms.map(({ site, symptoms }) => ({ id: site, texts: symptoms })),
    },
    {
      id: 'sheets.yaml',
      title: 'Sheets',
      records: guide.sheets,
      parts: guide.sheets.map(({ id, instructions }) => ({ id, texts: instructions })),
    },
  ]
}

function sourceIds(records: readonly { sources: readonly { source: string }[] }[]): string[] {
  return [...new Set(records.flatMap((record) => record.sources.map((ref) => ref.source)))]
}

/** Measures texts that each end a sentence. */
export function readingOf(texts: readonly string[], names: Names, language: Measures): Reading {
  return readingFrom(countsOf(texts, names, language), language)
}

/** Texts that were counted, for the next time that a guide is measured. */
export class CountedTexts {
  #names = ''
  #before = new Map<string, BothCounts>()
  #now = new Map<string, BothCounts>()

  /** Forgets texts that the guide measured last did not have, and all when names have changed: they count as short words. */
  begin({ medicines, glossary }: Guide): void {
    const names = JSON.stringify([
      medicines.map(({ generic, brands }) => [generic, brands]),
      glossary.map(({ term, also }) => [term, also]),
    ])
    this.#before = names === this.#names ? this.#now : new Map<string, BothCounts>()
    this.#now = new Map()
    this.#names = names
  }

  of(texts: readonly string[], names: Names, language: Measures): BothCounts {
    const key = texts.join('\n')
    const counts = this.#before.get(key) ?? countsOf(texts, names, language)
    this.#now.set(key, counts)
    return counts
  }
}

type BothCounts = Record<'with' | 'without', TextCounts>

function countsOf(texts: readonly string[], names: Names, language: Measures): BothCounts {
  const { shortWord } = language.readability
  const plain = texts.map((text) => names.replace(text, shortWord))
  return { with: count(texts, language), without: count(plain, language) }
}

function readingFrom(counts: BothCounts, language: Measures): Reading {
  return { words: counts.with.word, with: scoreOf(counts.with, language), without: scoreOf(counts.without, language) }
}

function sum(all: readonly BothCounts[]): BothCounts {
  const total = (kind: keyof BothCounts): TextCounts => {
    const of = (field: keyof TextCounts): number => all.reduce((up, counts) => up + counts[kind][field], 0)
    return { sentence: of('sentence'), word: of('word'), syllable: of('syllable'), character: of('character') }
  }
  return { with: total('with'), without: total('without') }
}

function count(texts: readonly string[], { locale, readability }: Measures): TextCounts {
  const { sentences, words } = segmentersOf(locale)
  const counts: TextCounts = { sentence: 0, word: 0, syllable: 0, character: 0 }
  for (const text of texts) {
    for (const { segment } of sentences.segment(text)) {
      const spoken = [...words.segment(segment)].filter((part) => part.isWordLike).map((part) => part.segment)
      if (spoken.length === 0) continue
      counts.sentence += 1
      counts.word += spoken.length
      for (const word of spoken) {
        counts.syllable += Math.max(1, readability.syllablesOf(word))
        counts.character += word.length
      }
    }
  }
  return counts
}

type Segmenters = Record<'sentences' | 'words', Intl.Segmenter>
/** Made once for a language: that takes longer than a text. */
const segmenters = new Map<string, Segmenters>()

function segmentersOf(locale: string): Segmenters {
  const known = segmenters.get(locale)
  if (known) return known
  const made = {
    sentences: new Intl.Segmenter(locale, { granularity: 'sentence' }),
    words: new Intl.Segmenter(locale, { granularity: 'word' }),
  }
  segmenters.set(locale, made)
  return made
}

function scoreOf(counts: TextCounts, { readability: { formulas } }: Measures): Score {
  if (counts.word === 0) return { byFormula: formulas.map(() => 0), mean: 0 }
  const byFormula = formulas.map(({ of }) => of(counts))
  return { byFormula, mean: byFormula.reduce((total, score) => total + score, 0) / byFormula.length }
}
