import { type Block, type Inline, plainText } from '../schema/block.ts'
import type { Condition } from '../schema/condition.ts'
import { therapies } from '../schema/medicine.ts'
import type { SourceRef } from '../schema/provenance.ts'
import { parseCondition } from './condition.ts'
import { compileInlines, directiveColons, type PageLink } from './inlines.ts'
import type { Known } from './known.ts'
import { linkNames, Mentions } from './link-names.ts'
import { type BlockNode, lineOf, type NodeOf, type PhrasingNode, wordsIn } from './markdown.ts'
import { advice } from './messages.ts'
import type { Reporter } from './problem.ts'
import { plainProse } from './prose.ts'
import { asOfOf } from '../schema/as-of.ts'
import { parseSources, uniqueRefs } from './sources.ts'
import { nearest } from './spelling.ts'

/** A medicine named in a block of text. */
export interface Mention {
  medicine: string
  words: string
  block: Block
  line: number
  /** `label`: in a title, a caption, a link or a text alternative, which a handout prints whole or not at all. */
  place: 'text' | 'label'
}

type Content<T extends Block['type']> = Omit<
  Extract<Block, { type: T }>,
  'id' | 'when' | 'depth' | 'sensitive' | 'sources' | 'asOf'
>
type BlockContent = { [T in Block['type']]: Content<T> }[Block['type']]

interface Surroundings {
  when: readonly Condition[]
  depth: 'short' | 'more'
  sensitive: boolean
  /** Colons of the directive this stands in; 0 = in none. */
  colons: number
  /** Stands in a `:::when` that could not be read: nobody knows yet whom it concerns. */
  unclear: boolean
}

const mostPoints = 7
const deepest = 8
const tones = ['note', 'ask', 'tell'] as const

/** Turns the Markdown of one page into the flat list of blocks, in reading order. */
export class BlockCompiler {
  readonly #page: string
  readonly #lines: readonly string[]
  readonly #known: Known
  readonly #reporter: Reporter
  readonly #pageSensitive: boolean
  readonly #pageWhen: readonly Condition[]
  readonly #blocks: Block[] = []
  readonly #ids = new Map<string, number>()
  readonly #mentioned = new Mentions()
  readonly #mentions: Mention[] = []
  readonly #links: PageLink[] = []
  readonly #conditions: { inner: Condition; outer: readonly Condition[]; line: number }[] = []
  /** Blocks since the last source or heading, waiting for theirs. */
  #pending: { block: Block; line: number; needsSource: boolean }[] = []
  readonly #unclear = new Set<Block>()
  #sawSectionHeading = false
  #caption: { text: string; line: number } | null = null

  constructor(
    page: string,
    lines: readonly string[],
    known: Known,
    reporter: Reporter,
    pageSensitive: boolean,
    pageWhen: readonly Condition[],
  ) {
    this.#page = page
    this.#lines = lines
    this.#known = known
    this.#reporter = reporter
    this.#pageSensitive = pageSensitive
    this.#pageWhen = pageWhen
  }

  compile(nodes: readonly BlockNode[]): void {
    this.#compileAll(nodes, { when: [], depth: 'short', sensitive: false, colons: 0, unclear: false }, 0)
  }

  finish(): {
    blocks: Block[]
    mentions: Mention[]
    links: PageLink[]
    conditions: { inner: Condition; outer: readonly Condition[]; line: number }[]
  } {
    this.#closePending()
    return {
      blocks: this.#withHeadingSources(),
      mentions: this.#mentions.filter(({ block }) => !this.#unclear.has(block)),
      links: this.#links,
      conditions: this.#conditions,
    }
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

  #add(content: BlockContent, line: number, around: Surroundings, id: string, needsSource = true): Block {
    const block: Block = {
      id,
      when: [...around.when],
      depth: around.depth,
      sensitive: around.sensitive,
      sources: [],
      asOf: null,
      ...content,
    }
    this.#blocks.push(block)
    if (around.unclear) this.#unclear.add(block)
    if (block.type !== 'heading') this.#pending.push({ block, line, needsSource })
    return block
  }

  /** Ids are the heading's words; what follows a heading is counted from it, so that a new paragraph leaves other parts of the page alone. */
  #nextId(words: string): string {
    const slug = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
    const base = `${this.#page}--${slug === '' ? 'part' : slug}`
    const count = (this.#ids.get(base) ?? 0) + 1
    this.#ids.set(base, count)
    return count === 1 ? base : `${base}-${count}`
  }

  #blockId(): string {
    const heading = this.#blocks.findLast((block) => block.type === 'heading')
    return this.#nextId(heading ? `${heading.id.slice(this.#page.length + 2)} text` : 'text')
  }

  #inlines(nodes: readonly PhrasingNode[], around: Surroundings, place: 'heading' | 'text'): Inline[] {
    const inlines = compileInlines(nodes, {
      known: this.#known,
      reporter: this.#reporter,
      sensitive: this.#pageSensitive || around.sensitive,
      links: this.#links,
      counts: place === 'heading' ? 'free' : 'figures',
    })
    return linkNames(trimmed(inlines), place, this.#mentioned, this.#known)
  }

  #note(block: Block, inlines: readonly Inline[], line: number): void {
    for (const inline of inlines) {
      if (inline.type === 'medicine')
        this.#mentions.push({ medicine: inline.id, words: inline.text, block, line, place: 'text' })
      else if ('children' in inline) this.#note(block, inline.children, line)
      else if (inline.type === 'page' || inline.type === 'term') this.#noteLabel(block, inline.text, line)
    }
  }

  #noteLabel(block: Block, label: string, line: number): void {
    for (const { from, to, name } of this.#known.names.find(label)) {
      if (name.kind === 'medicine')
        this.#mentions.push({ medicine: name.id, words: label.slice(from, to), block, line, place: 'label' })
    }
  }

  #heading(node: NodeOf<'heading'>, around: Surroundings): void {
    const line = lineOf(node)
    this.#closePending()
    if (!/^\s*#/.test(this.#lines[line - 1] ?? '')) this.#reporter.error(line, advice.headingUnderline())
    if (node.depth === 1) return this.#reporter.error(line, advice.headingOne())
    if (node.depth > 3) return this.#reporter.error(line, advice.headingDeep())
    const level = node.depth === 2 ? 2 : 3
    if (level === 3 && !this.#sawSectionHeading) this.#reporter.error(line, advice.headingGap())
    this.#sawSectionHeading = true
    const inlines = this.#inlines(node.children, around, 'heading')
    const words = plainText(inlines)
    if (words === '') return this.#reporter.error(line, advice.emptyHeading())
    this.#note(this.#add({ type: 'heading', level, inlines }, line, around, this.#nextId(words)), inlines, line)
  }

  #paragraph(node: NodeOf<'paragraph'>, around: Surroundings): void {
    const line = lineOf(node)
    const words = wordsIn(node)
    if (/^:{3,}$/.test(words.trim())) return this.#reporter.error(line, advice.strayFence())
    if (words.startsWith('Table:')) {
      const caption = plainText(this.#inlines(node.children, around, 'heading'))
        .slice('Table:'.length)
        .trim()
      this.#caption = { text: caption, line }
      return
    }
    const inlines = this.#inlines(node.children, around, 'text')
    if (inlines.length === 0) return
    if (!/[.?!:;)…”"’]$/.test(plainText(inlines).trim())) this.#reporter.warning(line, advice.openEnd())
    this.#note(this.#add({ type: 'paragraph', inlines }, line, around, this.#blockId()), inlines, line)
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
      if (first?.type === 'paragraph') items.push(this.#inlines(first.children, around, 'text'))
      else this.#reporter.error(lineOf(item), first?.type === 'list' ? advice.nestedList() : advice.listItemShape())
    }
    const block = this.#add({ type: 'list', ordered: node.ordered ?? false, items }, line, around, this.#blockId())
    for (const [index, item] of items.entries()) this.#note(block, item, lineOf(node.children[index] ?? node))
  }

  #table(node: NodeOf<'table'>, around: Surroundings): void {
    const line = lineOf(node)
    const caption = this.#caption
    this.#caption = null
    if (!caption) this.#reporter.error(line, advice.tableWithoutCaption())
    const rows = node.children.map((row) => row.children.map((cell) => this.#inlines(cell.children, around, 'text')))
    const [header = [], ...body] = rows
    for (const [index, row] of body.entries()) {
      if (row.length !== header.length)
        this.#reporter.error(lineOf(node.children[index + 1] ?? node), advice.tableShape())
    }
    const block = this.#add(
      { type: 'table', caption: caption?.text ?? '…', header, rows: body },
      line,
      around,
      this.#blockId(),
    )
    this.#noteLabel(block, caption?.text ?? '', line)
    for (const [index, row] of rows.entries()) {
      for (const cell of row) this.#note(block, cell, lineOf(node.children[index] ?? node))
    }
  }

  #leafDirective(node: NodeOf<'leafDirective'>, around: Surroundings): void {
    const line = lineOf(node)
    switch (node.name) {
      case 'source':
        return this.#source(wordsIn(node), line)
      case 'drawing':
        return this.#drawing(node, around)
      case 'medicines':
        return this.#medicines(node, around)
      case 'questions':
        return this.#questions(node, around)
      default:
        return this.#reporter.error(line, this.#directiveAdvice(node.name))
    }
  }

  #directiveAdvice(name: string): Parameters<Reporter['error']>[1] {
    const colons = directiveColons[name]
    return colons === undefined
      ? advice.unknownDirective(name, nearest(name, Object.keys(directiveColons)), Object.keys(directiveColons))
      : advice.wrongColons(name, colons)
  }

  #source(written: string, line: number): void {
    const { refs, problems } = parseSources(written, this.#known.sources)
    for (const problem of problems) this.#reporter.error(line, problem)
    if (this.#pending.length === 0) this.#reporter.error(line, advice.sourceWithoutStatement())
    for (const { block } of this.#pending) this.#setSources(block, refs)
    // A source that cannot be read is reported once, not once more for each statement above it.
    this.#pending = []
  }

  #setSources(block: Block, refs: readonly SourceRef[]): void {
    block.sources = uniqueRefs([...block.sources, ...refs])
    block.asOf = asOfOf(block.sources, this.#known.sources)
  }

  #closePending(): void {
    const first = this.#pending.find((one) => one.needsSource)
    if (first) this.#reporter.error(first.line, advice.statementWithoutSource())
    this.#pending = []
  }

  #attributes(node: NodeOf<'leafDirective'>, allowed: readonly string[]): Record<string, string> {
    const read: Record<string, string> = {}
    for (const [key, value] of Object.entries(node.attributes ?? {})) {
      if (allowed.includes(key)) read[key] = value ?? ''
      else this.#reporter.error(lineOf(node), advice.unknownAttribute(`::${node.name}`, key, nearest(key, allowed)))
    }
    return read
  }

  #drawing(node: NodeOf<'leafDirective'>, around: Surroundings): void {
    const line = lineOf(node)
    const { name = '', caption = '', on } = this.#attributes(node, ['name', 'caption', 'on'])
    const { drawings } = this.#known
    if (name === '') this.#reporter.error(line, advice.missingAttribute('::drawing', 'name'))
    else if (!drawings.has(name))
      this.#reporter.error(line, advice.unknownDrawing(name, nearest(name, drawings.keys())))
    const sensitive = this.#pageSensitive || around.sensitive
    const hidden = drawings.get(name)?.find((id) => this.#known.figures?.get(id)?.sensitive)
    if (hidden !== undefined && !sensitive) this.#reporter.error(line, advice.sensitiveFigure(hidden))
    const alt = plainText(this.#inlines(node.children, around, 'heading')).trim()
    if (alt === '') return this.#reporter.error(line, advice.drawingWithoutText())
    const printed = caption === '' ? null : plainProse(caption, sensitive, this.#known, this.#reporter, line)
    if (on !== undefined && on !== 'screen') this.#reporter.error(line, advice.drawingOn(on))
    const place = on === 'screen' ? ({ on } as const) : {}
    const block = this.#add(
      { type: 'drawing', drawing: name, alt, caption: printed, ...place },
      line,
      around,
      this.#blockId(),
    )
    this.#noteLabel(block, `${alt}\n${printed ?? ''}`, line)
  }

  #medicines(node: NodeOf<'leafDirective'>, around: Surroundings): void {
    const line = lineOf(node)
    const { ids, therapy } = this.#attributes(node, ['ids', 'therapy'])
    const { medicines } = this.#known
    if (ids === undefined && therapy === undefined)
      return this.#reporter.error(line, advice.missingAttribute('::medicines', 'ids'))
    if (!medicines) return
    if (therapy !== undefined && !therapies.some((known) => known === therapy)) {
      this.#reporter.error(line, advice.unknownTherapy(therapy, nearest(therapy, therapies), therapies))
    }
    const named = (ids ?? '').split(/[\s,]+/).filter((id) => id !== '')
    for (const id of named) {
      if (!medicines.has(id)) this.#reporter.error(line, advice.unknownMedicineId(id, nearest(id, medicines.keys())))
    }
    const ofTherapy = [...medicines.values()]
      .filter((medicine) => medicine.therapy === therapy)
      .map((medicine) => medicine.id)
    const found = [...named.filter((id) => medicines.has(id)), ...ofTherapy.filter((id) => !named.includes(id))]
    const block = this.#add({ type: 'medicines', ids: found }, line, around, this.#blockId(), false)
    this.#setSources(
      block,
      found.flatMap((id) => parseSources(medicines.get(id)?.source ?? '', this.#known.sources).refs),
    )
  }

  #questions(node: NodeOf<'leafDirective'>, around: Surroundings): void {
    const line = lineOf(node)
    const { group } = this.#attributes(node, ['group'])
    const { questionGroups } = this.#known
    if (group === undefined) return this.#reporter.error(line, advice.missingAttribute('::questions', 'group'))
    if (questionGroups && !questionGroups.has(group)) {
      this.#reporter.error(line, advice.unknownGroup(group, nearest(group, questionGroups)))
    }
    this.#add({ type: 'questions', group }, line, around, this.#blockId(), false)
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
    for (const key of Object.keys(node.attributes ?? {})) {
      this.#reporter.error(line, advice.unknownAttribute(`:::${name}`, key, null))
    }
    const inner: Surroundings = name === 'more' ? { ...around, depth: 'more' } : { ...around, sensitive: true }
    this.#compileAll(node.children, { ...inner, colons }, depth + 1)
  }

  #callout(node: NodeOf<'containerDirective'>, tone: (typeof tones)[number], around: Surroundings): void {
    const line = lineOf(node)
    let title: string | null = null
    const paragraphs: Inline[][] = []
    const sources: { written: string; line: number }[] = []
    const lines: number[] = []
    for (const child of node.children) {
      if (child.type === 'paragraph' && child.data && 'directiveLabel' in child.data) {
        title = plainText(this.#inlines(child.children, around, 'heading')).trim() || null
      } else if (child.type === 'paragraph') {
        paragraphs.push(this.#inlines(child.children, around, 'text'))
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
    const block = this.#add({ type: 'callout', tone, title, paragraphs }, line, around, this.#blockId())
    this.#noteLabel(block, title ?? '', line)
    for (const [index, paragraph] of paragraphs.entries()) this.#note(block, paragraph, lines[index] ?? line)
    for (const source of sources) this.#source(source.written, source.line)
  }

  /** A heading bears the sources of what stands under it. */
  #withHeadingSources(): Block[] {
    let heading: Block | null = null
    for (const block of this.#blocks) {
      if (block.type === 'heading') heading = block
      else if (heading) this.#setSources(heading, block.sources)
    }
    return this.#blocks
  }
}

/** Without the blanks around a run of text that line breaks and directives leave. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  return inlines
    .map((inline, index): Inline => {
      if (inline.type !== 'text') return inline
      const start = index === 0 ? inline.text.trimStart() : inline.text
      return { type: 'text', text: index === inlines.length - 1 ? start.trimEnd() : start }
    })
    .filter((inline) => inline.type !== 'text' || inline.text !== '')
}
