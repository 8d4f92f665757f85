import { type Block, type Inline, plainText } from '../../schema/block.ts'
import type { Condition } from '../../schema/condition.ts'
import { parseCondition } from '../people/condition.ts'
import { directiveColons } from './inlines.ts'
import { compileLeafDirective } from './leaf-directives.ts'
import { type BlockNode, lineOf, type NodeOf, wordsIn } from './markdown.ts'
import { advice } from '../report/messages.ts'
import type { PageBlocks, Surroundings } from './page-blocks.ts'
import type { Reporter } from '../report/problem.ts'
import { nearest } from '../words/spelling.ts'

const mostPoints = 7
const deepest = 8
const tones = ['note', 'ask', 'tell'] as const

/** A condition and where it is written, with all that stand around it. */
export interface PlacedCondition {
  inner: Condition
  outer: readonly Condition[]
  line: number
}

/** Turns the Markdown of one page into the flat list of blocks, in reading order. */
export class BlockCompiler {
  readonly #page: PageBlocks
  readonly #lines: readonly string[]
  readonly #reporter: Reporter
  readonly #pageWhen: readonly Condition[]
  readonly #conditions: PlacedCondition[] = []
  #sawSectionHeading = false
  #caption: { text: string; line: number } | null = null

  /** @param when Whom the whole page concerns. */
  constructor(page: PageBlocks, lines: readonly string[], when: readonly Condition[]) {
    this.#page = page
    this.#lines = lines
    this.#reporter = page.reporter
    this.#pageWhen = when
  }

  compile(nodes: readonly BlockNode[]): void {
    this.#compileAll(nodes, { when: [], depth: 'short', sensitive: false, colons: 0, unclear: false }, 0)
  }

  /** Line of each `:::when`, with all that stand around it. */
  get conditions(): readonly PlacedCondition[] {
    return this.#conditions
  }

  #compileAll(nodes: readonly BlockNode[], around: Surroundings, depth: number): void {
    for (const node of nodes) {
      if (this.#caption && node.type !== 'table') this.#dropCaption()
      this.#compileNode(node, around, depth)
    }
    if (this.#caption) this.#dropCaption()
  }

  #dropCaption(): void {
    if (this.#caption) this.#reporter.error(this.#caption.line, advice.captionWithoutTable())
    this.#caption = null
  }

  #compileNode(node: BlockNode, around: Surroundings, depth: number): void {
    const line = lineOf(node)
    const refuse = (problem: Parameters<Reporter['error']>[1]): void => this.#reporter.error(line, problem)
    switch (node.type) {
      case 'heading':
        return this.#heading(node, around)
      case 'paragraph':
        return this.#paragraph(node, around)
      case 'list':
        return this.#list(node, around)
      case 'table':
        return this.#table(node, around)
      case 'leafDirective':
        return this.#leafDirective(node, around)
      case 'containerDirective':
        return depth > deepest ? refuse(advice.nestedTooDeep()) : this.#containerDirective(node, around, depth)
      case 'html':
        return refuse(advice.rawHtml())
      case 'blockquote':
        return refuse(advice.quote())
      case 'code':
        return refuse(advice.code())
      case 'thematicBreak':
        return refuse(advice.ruler())
      default:
        return refuse(advice.notSupported(node.type))
    }
  }

  #heading(node: NodeOf<'heading'>, around: Surroundings): void {
    const line = lineOf(node)
    this.#page.closePending()
    if (!/^\s*#/.test(this.#lines[line - 1] ?? '')) this.#reporter.error(line, advice.headingUnderline())
    if (node.depth === 1) return this.#reporter.error(line, advice.headingOne())
    if (node.depth > 3) return this.#reporter.error(line, advice.headingDeep())
    const level = node.depth === 2 ? 2 : 3
    if (level === 3 && !this.#sawSectionHeading) this.#reporter.error(line, advice.headingGap())
    this.#sawSectionHeading = true
    const inlines = this.#page.inlines(node.children, around, 'heading')
    const words = plainText(inlines)
    if (words === '') return this.#reporter.error(line, advice.emptyHeading())
    this.#page.note(
      this.#page.add({ type: 'heading', level, inlines }, line, around, this.#page.nextId(words)),
      inlines,
      line,
    )
  }

  #paragraph(node: NodeOf<'paragraph'>, around: Surroundings): void {
    const line = lineOf(node)
    const words = wordsIn(node)
    if (/^:{3,}$/.test(words.trim())) return this.#reporter.error(line, advice.strayFence())
    if (words.startsWith('Table:')) {
      const caption = plainText(this.#page.inlines(node.children, around, 'heading'))
        .slice('Table:'.length)
        .trim()
      this.#caption = { text: caption, line }
      return
    }
    const inlines = this.#page.inlines(node.children, around, 'text')
    if (inlines.length === 0) return
    if (inlines.length === 1 && inlines[0]?.type === 'strong') this.#reporter.error(line, advice.boldHeading())
    if (!/[.?!:;)…”"’]$/.test(plainText(inlines).trim())) this.#reporter.warning(line, advice.openEnd())
    this.#page.note(this.#page.add({ type: 'paragraph', inlines }, line, around, this.#page.blockId()), inlines, line)
  }

  #list(node: NodeOf<'list'>, around: Surroundings): void {
    const line = lineOf(node)
    if (node.children.length > mostPoints) this.#reporter.error(line, advice.listTooLong(node.children.length))
    const items: Inline[][] = []
    for (const item of node.children) {
      if (typeof item.checked === 'boolean') this.#reporter.error(lineOf(item), advice.checkbox())
      const [first, ...more] = item.children
      for (const extra of more) {
        if (extra.type === 'leafDirective' && extra.name === 'source')
          this.#reporter.error(lineOf(extra), advice.sourceInsideList())
        else this.#reporter.error(lineOf(extra), extra.type === 'list' ? advice.nestedList() : advice.listItemShape())
      }
      if (first?.type === 'paragraph') items.push(this.#page.inlines(first.children, around, 'text'))
      else this.#reporter.error(lineOf(item), first?.type === 'list' ? advice.nestedList() : advice.listItemShape())
    }
    const block = this.#page.add(
      { type: 'list', ordered: node.ordered ?? false, items },
      line,
      around,
      this.#page.blockId(),
    )
    for (const [index, item] of items.entries()) this.#page.note(block, item, lineOf(node.children[index] ?? node))
  }

  #table(node: NodeOf<'table'>, around: Surroundings): void {
    const line = lineOf(node)
    const caption = this.#caption
    this.#caption = null
    if (!caption) this.#reporter.error(line, advice.tableWithoutCaption())
    const rows = node.children.map((row) =>
      row.children.map((cell) => this.#page.inlines(cell.children, around, 'text')),
    )
    const [header = [], ...body] = rows
    for (const [index, row] of body.entries()) {
      if (row.length !== header.length)
        this.#reporter.error(lineOf(node.children[index + 1] ?? node), advice.tableShape())
    }
    const block = this.#page.add(
      { type: 'table', caption: caption?.text ?? '…', header, rows: body },
      line,
      around,
      this.#page.blockId(),
    )
    this.#page.noteLabel(block, caption?.text ?? '', line)
    const under = caption?.text ?? ''
    for (const [index, row] of rows.entries()) {
      for (const [column, cell] of row.entries()) {
        const heads = index === 0 ? [] : [header[column] ?? [], column === 0 ? [] : (row[0] ?? [])]
        const lead = heads.map(plainText).filter(Boolean).join(', ')
        this.#page.note(block, cell, lineOf(node.children[index] ?? node), { under, lead })
      }
    }
  }

  #leafDirective(node: NodeOf<'leafDirective'>, around: Surroundings): void {
    if (!compileLeafDirective(node, this.#page, around))
      this.#reporter.error(lineOf(node), this.#directiveAdvice(node.name))
  }

  #directiveAdvice(name: string): Parameters<Reporter['error']>[1] {
    const colons = directiveColons[name]
    return colons === undefined
      ? advice.unknownDirective(name, nearest(name, Object.keys(directiveColons)), Object.keys(directiveColons))
      : advice.wrongColons(name, colons)
  }

  #containerDirective(node: NodeOf<'containerDirective'>, around: Surroundings, depth: number): void {
    const line = lineOf(node)
    const { name } = node
    if (directiveColons[name] !== ':::') return this.#reporter.error(line, this.#directiveAdvice(name))
    const lastLine = node.position?.end.line ?? line
    if (lastLine === line || !/^\s*:{3,}\s*$/.test(this.#lines[lastLine - 1] ?? '')) {
      this.#reporter.error(line, advice.unclosedDirective(name))
    }
    if (node.children.length === 0) return this.#reporter.error(line, advice.emptyDirective(name))
    const colons = /:{3,}/.exec(this.#lines[line - 1] ?? '')?.[0].length ?? 3
    if (around.colons > 0 && colons >= around.colons) this.#reporter.error(line, advice.tooManyColons(name, colons))
    const tone = tones.find((one) => one === name)
    if (tone) return this.#callout(node, tone, around)
    if (name === 'when') {
      const { condition, problems } = parseCondition(node.attributes ?? {})
      for (const problem of problems) this.#reporter.error(line, problem)
      if (condition) this.#conditions.push({ inner: condition, outer: [...this.#pageWhen, ...around.when], line })
      const when = condition ? [...around.when, condition] : around.when
      return this.#compileAll(
        node.children,
        { ...around, when, colons, unclear: around.unclear || !condition },
        depth + 1,
      )
    }
    const inner = name === 'more' ? { depth: this.#depthOf(node) } : { sensitive: true }
    for (const key of Object.keys(node.attributes ?? {})) {
      if (name !== 'more' || key !== 'on') this.#reporter.error(line, advice.unknownAttribute(`:::${name}`, key, null))
    }
    this.#compileAll(node.children, { ...around, ...inner, colons }, depth + 1)
  }

  #depthOf(node: NodeOf<'containerDirective'>): Block['depth'] {
    const on = node.attributes?.['on'] ?? null
    if (on !== null && on !== 'both') this.#reporter.error(lineOf(node), advice.moreOn(on))
    return on === 'both' ? 'folded' : 'more'
  }

  #callout(node: NodeOf<'containerDirective'>, tone: (typeof tones)[number], around: Surroundings): void {
    const line = lineOf(node)
    let title: string | null = null
    const paragraphs: Inline[][] = []
    const sources: { written: string; line: number }[] = []
    const lines: number[] = []
    for (const child of node.children) {
      if (child.type === 'paragraph' && child.data && 'directiveLabel' in child.data) {
        title = plainText(this.#page.inlines(child.children, around, 'heading')).trim() || null
      } else if (child.type === 'paragraph') {
        paragraphs.push(this.#page.inlines(child.children, around, 'text'))
        lines.push(lineOf(child))
      } else if (child.type === 'leafDirective' && child.name === 'source') {
        sources.push({ written: wordsIn(child), line: lineOf(child) })
      } else {
        this.#reporter.error(
          lineOf(child),
          child.type === 'containerDirective'
            ? advice.directiveInside(child.name, node.name)
            : advice.calloutShape(node.name),
        )
      }
    }
    if (paragraphs.length === 0) return this.#reporter.error(line, advice.emptyDirective(node.name))
    const block = this.#page.add({ type: 'callout', tone, title, paragraphs }, line, around, this.#page.blockId())
    this.#page.noteLabel(block, title ?? '', line)
    for (const [index, paragraph] of paragraphs.entries())
      this.#page.note(block, paragraph, lines[index] ?? line, { under: title ?? '' })
    for (const source of sources) this.#page.source(source.written, source.line)
  }
}
