import type { Inline } from '../../schema/block.ts'
import { checkAroundFigure, figureText, inSentence } from '../checks/figure-use.ts'
import type { Known } from '../facts/known.ts'
import { lineOf, type PhrasingNode, wordsIn } from './markdown.ts'
import { advice } from '../report/messages.ts'
import type { Place } from '../report/place.ts'
import type { Reporter } from '../report/problem.ts'
import { nearest } from '../words/spelling.ts'
import { straySignsIn } from '../words/stray-signs.ts'
import { checkWords } from '../words/wording.ts'

export interface PageLink {
  page: string
  anchor: string | null
  line: number
}

/** What reading a run of text needs, and where it notes the links it found. */
export interface InlineContext {
  known: Known
  reporter: Reporter
  sensitive: boolean
  links: PageLink[]
  /** Whether the text may count what it shows: `place.ts`. */
  counts: Place['counts']
}

export const directiveColons: Readonly<Record<string, string>> = {
  fig: ':',
  term: ':',
  source: '::',
  drawing: '::',
  medicines: '::',
  questions: '::',
  warning: '::',
  when: ':::',
  more: ':::',
  sensitive: ':::',
  ask: ':::',
  tell: ':::',
  note: ':::',
}

/** Markdown inside a paragraph, as inlines; whatever the guide does not know is reported and left out. */
export function compileInlines(nodes: readonly PhrasingNode[], context: InlineContext, around = ''): Inline[] {
  const before = (index: number): string => around + nodes.slice(0, index).map(wordsIn).join('')
  return mergeTexts(
    nodes.flatMap((node, index) => compileInline(node, context, before(index), wordsIn(nodes[index + 1]))),
  )
}

function compileInline(node: PhrasingNode, context: InlineContext, before: string, after: string): Inline[] {
  const { known, reporter, counts } = context
  const line = lineOf(node)
  switch (node.type) {
    case 'text': {
      if (hasStraySigns(node.value, before, line, reporter))
        return [{ type: 'text', text: node.value.replace(/\s+/g, ' ') }]
      checkWords(
        node.value,
        known,
        reporter,
        (offset) => line + (node.value.slice(0, offset).match(/\n/g)?.length ?? 0),
        { counts, before },
      )
      return [{ type: 'text', text: node.value.replace(/\s+/g, ' ') }]
    }
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: compileInlines(node.children, context, before) }]
    case 'break':
      return [{ type: 'text', text: ' ' }]
    case 'link':
      return compileLink(node.url, node.children, context, line, before)
    case 'textDirective':
      return compileTextDirective(node, context, before, after)
    case 'html':
      reporter.error(line, advice.rawHtml())
      return []
    case 'image':
    case 'imageReference':
      reporter.error(line, advice.image())
      return []
    case 'inlineCode':
      reporter.error(line, advice.code())
      return []
    case 'delete':
      reporter.error(line, advice.strike())
      return []
    default:
      reporter.error(line, advice.notSupported(node.type))
      return []
  }
}

function compileLink(
  url: string,
  children: readonly PhrasingNode[],
  context: InlineContext,
  line: number,
  before: string,
): Inline[] {
  const text = wordsIn({ children })
  const target = /^page:([a-z0-9-]+)(?:#([a-z0-9-]+))?$/.exec(url)
  if (!target) {
    const toTheWeb = /^(?:https?|mailto|ftp):/i.test(url)
    context.reporter.error(line, toTheWeb ? advice.webLink(url) : advice.badLink(url))
    return [{ type: 'text', text }]
  }
  const [, page = '', anchor = null] = target
  context.links.push({ page, anchor, line })
  if (text.trim() === '') {
    context.reporter.error(line, advice.emptyLink())
    return []
  }
  checkWords(text, context.known, context.reporter, () => line, { counts: context.counts, before })
  return [
    { type: 'page', id: page, anchor: anchor === null ? null : `${page}--${anchor}`, text: text.replace(/\s+/g, ' ') },
  ]
}

function compileTextDirective(
  node: Extract<PhrasingNode, { type: 'textDirective' }>,
  { known, reporter, sensitive, counts }: InlineContext,
  before: string,
  after: string,
): Inline[] {
  const line = lineOf(node)
  const label = wordsIn(node).replace(/\s+/g, ' ').trim()
  if (node.name === 'fig') {
    const printed = figureText(label, sensitive, known, reporter, line)
    if (printed === null) return [{ type: 'text', text: label === '' ? '…' : label }]
    checkAroundFigure(before, printed, after, reporter, line, known.language.figures)
    return [{ type: 'figure', id: label, text: inSentence(before, printed) }]
  }
  if (node.name === 'term') {
    const id = node.attributes?.['id'] ?? ''
    if (id === '') reporter.error(line, advice.missingAttribute(':term', 'id'))
    else if (known.termIds && !known.termIds.has(id))
      reporter.error(line, advice.unknownTerm(id, nearest(id, known.termIds)))
    known.uses.add('term', id)
    checkWords(label, known, reporter, () => line, { counts, before })
    return label === '' ? [] : [{ type: 'term', id, text: label }]
  }
  const colons = directiveColons[node.name]
  reporter.error(line, colons === undefined ? advice.colonInText(node.name) : advice.wrongColons(node.name, colons))
  return [{ type: 'text', text: label }]
}

/** A directive or point with a mistake in it comes out of the parser as plain text: reports the signs of it. */
function hasStraySigns(text: string, before: string, firstLine: number, reporter: Reporter): boolean {
  const problems = straySignsIn(text, before)
  for (const [index, problem] of problems.entries()) if (problem) reporter.error(firstLine + index, problem)
  return problems.some((problem) => problem !== null)
}

/** Neighboring texts made one. */
export function mergeTexts(inlines: readonly Inline[]): Inline[] {
  const merged: Inline[] = []
  for (const inline of inlines) {
    const last = merged.at(-1)
    if (inline.type === 'text' && last?.type === 'text')
      merged[merged.length - 1] = { type: 'text', text: last.text + inline.text }
    else if (inline.type !== 'text' || inline.text !== '') merged.push(inline)
  }
  return merged
}
