import { english } from '../../../content/languages/en/language.ts'
import type { Language } from '../../../content/languages/language.ts'
import type { Catalog } from '../../../content/languages/message-keys.ts'
import type { Block, Inline } from '../../../content/schema/block.ts'
import type { Guide, Page } from '../../../content/schema/guide.ts'
import type { Medicine } from '../../../content/schema/medicine.ts'
import { Pseudo } from './pseudo-text.ts'

/** The code of the pseudo-language: BCP 47 keeps it for private use. */
export const qpsCode = 'qps'

/** Names of the medicines of a guide, which stay in the pseudo-language. */
export function pseudoNames({ medicines }: Pick<Guide, 'medicines'>): string[] {
  return medicines.flatMap(({ generic, shortName, brands, aliases }) => [
    generic,
    ...(shortName === null ? [] : [shortName]),
    ...brands,
    ...aliases,
  ])
}

/** What writes the texts of this guide in the pseudo-language. */
export function pseudoFor(guide: Pick<Guide, 'medicines'>): Pseudo {
  return new Pseudo(pseudoNames(guide))
}

/** The English catalog in the pseudo-language. */
function pseudoCatalog(pseudo: Pseudo): Catalog {
  const written = Object.entries(english.messages).map(([key, message]): [string, string] => [
    key,
    pseudo.message(message),
  ])
  return { ...english.messages, ...Object.fromEntries(written) }
}

/**
 * What differs from English in the pseudo-language, as plain data. Dates and lists are those of Czech, so that a locale that
 * the code names itself is seen.
 */
function pseudoParts(pseudo: Pseudo): Pick<Language, 'code' | 'htmlLang' | 'locale' | 'messages'> {
  return { code: qpsCode, htmlLang: qpsCode, locale: 'cs', messages: pseudoCatalog(pseudo) }
}

/** The pseudo-language: it searches and speaks as English does, and has its keys. */
export function pseudoLanguage(pseudo: Pseudo): Language {
  const { receptors } = english.search
  return {
    ...english,
    ...pseudoParts(pseudo),
    search: {
      ...english.search,
      receptors: { ...receptors, named: (name, result) => pseudo.words(receptors.named(name, result)) },
    },
  }
}

const months = Array.from({ length: 12 }, (_, month) => new Date(2026, month, 1))

/** Words that `Intl` writes for the pseudo-language's locale: months with and without a day, and what joins lists. */
export const localeWords: readonly string[] = [
  ...months.flatMap((date) => [
    new Intl.DateTimeFormat('cs', { month: 'long' }).format(date),
    new Intl.DateTimeFormat('cs', { day: 'numeric', month: 'long' }).format(date).replace(/[\d.\s]/g, ''),
  ]),
  'nebo',
]

/** The guide with each text for people in the pseudo-language. Sources keep their titles. */
export function pseudoGuide(guide: Guide, pseudo: Pseudo): Guide {
  const say = (text: string) => pseudo.text(text)
  const sayIf = (text: string | null) => (text === null ? null : say(text))
  const noted = <Note extends { text: string }>(notes: readonly Note[]) =>
    notes.map((note) => ({ ...note, text: say(note.text) }))
  return {
    ...guide,
    language: qpsCode,
    title: say(guide.title),
    sections: guide.sections.map((section) => ({ ...section, title: say(section.title), intro: say(section.intro) })),
    pages: guide.pages.map((page) => pseudoPage(page, pseudo)),
    medicines: guide.medicines.map((medicine): Medicine => ({
      ...medicine,
      className: sayIf(medicine.className),
      indications: medicine.indications.map((indication) => ({
        ...indication,
        use: say(indication.use),
        ...(indication.count !== undefined && { count: say(indication.count) }),
      })),
      what: say(medicine.what),
      how: sayIf(medicine.how),
      sideEffects: noted(medicine.sideEffects),
      checks: noted(medicine.checks),
      notes: noted(medicine.notes),
      warnings: noted(medicine.warnings),
    })),
    warnings: Object.fromEntries(
      Object.entries(guide.warnings).map(([risk, warning]) => [
        risk,
        {
          ...warning,
          text: say(warning.text),
          withPartner: say(warning.withPartner),
          ownNumber: sayIf(warning.ownNumber),
        },
      ]),
    ),
    glossary: guide.glossary.map((entry) => ({
      ...entry,
      term: say(entry.term),
      also: entry.also.map(say),
      meaning: say(entry.meaning),
    })),
    questionGroups: guide.questionGroups.map((group) => ({ ...group, title: say(group.title) })),
    questions: noted(guide.questions),
    figures: noted(guide.figures),
    symptoms: guide.symptoms.map((one) => ({ ...one, title: say(one.title), symptoms: one.symptoms.map(say) })),
    sheets: guide.sheets.map((sheet) => ({
      ...sheet,
      title: say(sheet.title),
      instructions: sheet.instructions.map(say),
      columns: sheet.columns.map((column) => ({ ...column, title: say(column.title), hint: sayIf(column.hint) })),
      rows: sheet.rows.map(say),
      prompts: sheet.prompts.map((prompt) => ({ ...prompt, label: say(prompt.label) })),
    })),
    synonyms: guide.synonyms.map((synonym) => ({
      ...synonym,
      means: synonym.means.map((words) => pseudo.words(words)),
    })),
    urgent: {
      ...guide.urgent,
      topics: guide.urgent.topics.map((topic) => ({ ...topic, sign: say(topic.sign) })),
    },
    drawings: Object.fromEntries(
      Object.entries(guide.drawings).map(([name, svg]) => [name, pseudoDrawing(svg, pseudo)]),
    ),
    bundles: guide.bundles.map((bundle) => ({ ...bundle, name: say(bundle.name) })),
    screen: {
      ...guide.screen,
      attract: guide.screen.attract.map((one) => ({ ...one, question: say(one.question) })),
    },
  }
}

function pseudoPage(page: Page, pseudo: Pseudo): Page {
  return {
    ...page,
    title: pseudo.text(page.title),
    summary: page.summary.length === 0 ? [] : whole(page.summary, pseudo),
    keywords: page.keywords.map((word) => pseudo.words(word)),
    blocks: page.blocks.map((block) => pseudoBlock(block, pseudo)),
  }
}

function pseudoBlock(block: Block, pseudo: Pseudo): Block {
  const sayIf = (text: string | null) => (text === null ? null : pseudo.text(text))
  const each = (runs: readonly Inline[][]) => runs.map((inlines) => whole(inlines, pseudo))
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, inlines: whole(block.inlines, pseudo) }
    case 'list':
      return { ...block, items: each(block.items) }
    case 'table':
      return {
        ...block,
        caption: pseudo.text(block.caption),
        header: each(block.header),
        rows: block.rows.map(each),
      }
    case 'callout':
      return { ...block, title: sayIf(block.title), paragraphs: each(block.paragraphs) }
    case 'drawing':
      return { ...block, alt: pseudo.text(block.alt), caption: sayIf(block.caption) }
    case 'medicines':
    case 'questions':
      return block
  }
}

/** A whole run of text, in brackets. */
function whole(inlines: readonly Inline[], pseudo: Pseudo): Inline[] {
  const text = (text: string): Inline => ({ type: 'text', text })
  return [text('['), ...inlines.map((inline) => within(inline, pseudo)), text(']')]
}

function within(inline: Inline, pseudo: Pseudo): Inline {
  if ('children' in inline) return { ...inline, children: inline.children.map((child) => within(child, pseudo)) }
  return { ...inline, text: pseudo.words(inline.text) }
}

/** A drawing with its words in the pseudo-language. They are those of English, line by line, so that they may overlap. */
function pseudoDrawing(svg: string, pseudo: Pseudo): string {
  return svg.replace(
    /(<(?:text|tspan|title|desc)\b[^>]*>)([^<]+)/g,
    (_, tag: string, text: string) => tag + pseudo.words(text),
  )
}
