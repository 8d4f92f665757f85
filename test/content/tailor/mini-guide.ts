import type { Block } from '../../../content/schema/block.ts'
import { type Guide, guideSchema, type Page } from '../../../content/schema/guide.ts'
import type { Indication, Medicine } from '../../../content/schema/medicine.ts'
import type { Review } from '../../../content/schema/provenance.ts'

// A guide of a few made-up lines, for rules that the real text must never be able to break.

const draft: Review = { state: 'draft', role: null, date: null, due: null }
const provenance = { sources: [{ source: 'asco-guide', place: 'L1' }], asOf: '2021' }

export function use(changes: Partial<Indication> = {}): Indication {
  return {
    id: 'use',
    subtypes: [
      'hr-positive-her2-negative',
      'her2-positive-hr-positive',
      'her2-positive-hr-negative',
      'triple-negative',
    ],
    biomarkers: [],
    menopause: 'any',
    men: 'yes',
    line: 'any',
    prior: { all: [], none: [] },
    sites: [],
    givenWith: [],
    use: 'in a test',
    ...provenance,
    ...changes,
  }
}

export function medicine(id: string, indications: Indication[], changes: Partial<Medicine> = {}): Medicine {
  return {
    id,
    generic: id,
    shortName: null,
    brands: [],
    aliases: [],
    therapy: 'targeted',
    className: null,
    indications,
    what: 'A medicine.',
    how: null,
    sideEffects: [],
    sideEffectsScope: 'medicine',
    checks: [],
    notes: [],
    warnings: [],
    risks: [],
    ...provenance,
    ...changes,
  }
}

/** A paragraph; medicines are named in it by id, in square brackets: 'Take [planted].' */
export function paragraph(id: string, text: string, changes: Partial<Block> = {}): Block {
  const inlines = text
    .split(/(\[[^\]]+\])/)
    .filter(Boolean)
    .map((part) => {
      const name = /^\[(.+)\]$/.exec(part)?.[1]
      return name === undefined
        ? { type: 'text' as const, text: part }
        : { type: 'medicine' as const, id: name, text: name }
    })
  const base = { id, when: [], depth: 'short' as const, sensitive: false, ...provenance }
  const { when, depth, sensitive } = changes
  return {
    ...base,
    ...(when && { when }),
    ...(depth && { depth }),
    ...(sensitive !== undefined && { sensitive }),
    type: 'paragraph',
    inlines,
  }
}

export function page(id: string, blocks: Block[], changes: Partial<Page> = {}): Page {
  return {
    id,
    number: '1.1',
    section: 'treatment',
    title: id,
    summary: [],
    keywords: [],
    related: [],
    sensitive: false,
    when: [],
    handout: { part: 'treatment', order: 1 },
    review: draft,
    blocks,
    ...provenance,
    ...changes,
  }
}

export function miniGuide(changes: Partial<Guide>): Guide {
  return guideSchema.parse({
    format: 1,
    language: 'en',
    title: 'Test guide',
    version: '2026-01-01.000000000000',
    hash: '000000000000',
    date: '2026-01-01',
    reviews: { medicines: draft, glossary: draft, questions: draft, symptoms: draft, sheets: draft },
    sources: [],
    sections: [],
    pages: [],
    medicines: [],
    glossary: [],
    questionGroups: [],
    questions: [],
    figures: [],
    symptoms: [],
    sheets: [],
    synonyms: [],
    drawings: {},
    ...changes,
  })
}
