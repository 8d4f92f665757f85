import { z } from 'zod'
import { type Condition, conditionSchema } from './condition.ts'
import { asOfDate, sourceRef } from './provenance.ts'

/**
 * A run of text. Medicines, terms, figures and pages are named by id, so that one correction changes them everywhere.
 * `language`: words in another language than the guide's, which voices must know.
 */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong'; children: Inline[] }
  | { type: 'emphasis'; children: Inline[] }
  | { type: 'language'; language: string; children: Inline[] }
  | { type: 'medicine'; id: string; text: string }
  | { type: 'term'; id: string; text: string }
  | { type: 'figure'; id: string; text: string }
  | { type: 'page'; id: string; anchor: string | null; text: string }

/** A language as in HTML and PDF: `es`, `es-MX`. */
export const languageCode = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language such as "es"')

const text = z.string().min(1)
export const inlineSchema: z.ZodType<Inline> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('text'), text: z.string() }),
    z.strictObject({ type: z.literal('strong'), children: z.array(inlineSchema) }),
    z.strictObject({ type: z.literal('emphasis'), children: z.array(inlineSchema) }),
    z.strictObject({ type: z.literal('language'), language: languageCode, children: z.array(inlineSchema) }),
    z.strictObject({ type: z.literal('medicine'), id: text, text }),
    z.strictObject({ type: z.literal('term'), id: text, text }),
    z.strictObject({ type: z.literal('figure'), id: text, text }),
    z.strictObject({ type: z.literal('page'), id: text, anchor: text.nullable(), text }),
  ]),
)

const inlines = z.array(inlineSchema)

/**
 * What every block carries. `when`: all of these conditions must hold (nested directives add up; empty = for everyone).
 * `depth`: `more` stands behind 'More about this' on the screen and is left out of paper; `folded` stands there, too, save for
 * whom it is meant, and is printed. `sensitive`: shown only when asked for.
 */
const blockBase = {
  id: text,
  when: z.array(conditionSchema),
  depth: z.enum(['short', 'folded', 'more']),
  sensitive: z.boolean(),
  sources: z.array(sourceRef),
  asOf: asOfDate,
}

const heading = z.strictObject({
  ...blockBase,
  type: z.literal('heading'),
  level: z.union([z.literal(2), z.literal(3)]),
  inlines,
})
const paragraph = z.strictObject({ ...blockBase, type: z.literal('paragraph'), inlines })
const list = z.strictObject({ ...blockBase, type: z.literal('list'), ordered: z.boolean(), items: z.array(inlines) })
const table = z.strictObject({
  ...blockBase,
  type: z.literal('table'),
  caption: text,
  header: z.array(inlines),
  rows: z.array(z.array(inlines)),
})
/** A set-off remark. `ask`: something to ask the care team; `tell`: something to tell them; `note`: a plain remark. */
const callout = z.strictObject({
  ...blockBase,
  type: z.literal('callout'),
  tone: z.enum(['note', 'ask', 'tell']),
  title: text.nullable(),
  paragraphs: z.array(inlines),
})
/** A drawing of ours, by name (`content/guide/drawings/`), with its text alternative. `on: 'screen'`: too large for paper. */
const drawing = z.strictObject({
  ...blockBase,
  type: z.literal('drawing'),
  drawing: text,
  alt: text,
  caption: text.nullable(),
  on: z.literal('screen').exactOptional(),
})
/** Medicines shown in this place as cards; on paper `tailor()` keeps those that fit. */
const medicines = z.strictObject({ ...blockBase, type: z.literal('medicines'), ids: z.array(text) })
/** Questions of one group (`questions.yaml`) shown in this place. */
const questions = z.strictObject({ ...blockBase, type: z.literal('questions'), group: text })

export const blockSchema = z.discriminatedUnion('type', [
  heading,
  paragraph,
  list,
  table,
  callout,
  drawing,
  medicines,
  questions,
])
export type Block = z.infer<typeof blockSchema>
export type BlockOf<T extends Block['type']> = Extract<Block, { type: T }>
export type { Condition }

/** The words of a run of text, without markup. */
export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((inline) => ('children' in inline ? plainText(inline.children) : inline.text)).join('')
}

/** A block's words, one string a piece (point, row, paragraph). Cards and lists of questions hold none of their own. */
export function blockTexts(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return [plainText(block.inlines)]
    case 'list':
      return block.items.map(plainText)
    case 'callout':
      return [...(block.title === null ? [] : [block.title]), ...block.paragraphs.map(plainText)]
    case 'table':
      return [block.caption, ...[block.header, ...block.rows].map((row) => row.map(plainText).join(' | '))]
    case 'drawing':
      return [block.alt, ...(block.caption === null ? [] : [block.caption])]
    case 'medicines':
    case 'questions':
      return []
  }
}

/** Whether a block can stand on paper, as far as its kind and depth go. */
export function standsOnPaper(block: Block): boolean {
  return block.depth !== 'more' && block.type !== 'questions' && !(block.type === 'drawing' && block.on === 'screen')
}
