import { asOfOf } from '../../schema/as-of.ts'
import { type Block, type Inline, plainText } from '../../schema/block.ts'
import { type SourceRef, uniqueRefs } from '../../schema/provenance.ts'
import { compileInlines, type PageLink } from './inlines.ts'
import type { Known, NamedMedicineFacts } from '../facts/known.ts'
import { linkNames, Mentions, type Standing } from './link-names.ts'
import type { PhrasingNode } from './markdown.ts'
import { advice } from '../report/messages.ts'
import type { Risk } from '../../schema/medicine.ts'
import type { Reporter } from '../report/problem.ts'
import { checkSensitiveWords } from '../words/sensitive-words.ts'
import { parseSources } from '../facts/sources.ts'

/** A medicine named on a page. */
export interface Mention {
  medicine: string
  words: string
  /** Null: in the title or the summary of the page, which concern all whom the page concerns and do not print. */
  block: Block | null
  line: number
  /**
   * `label`: in a title, a caption, a link or a text alternative, which a handout prints whole or not at all.
   * `card`: one of `::medicines`, of which a handout prints those that fit.
   */
  place: 'text' | 'label' | 'card'
}

/** A run of text in reading order. `label`: a caption, the title of a remark, a text alternative. */
export interface TextRun {
  kind: 'heading' | 'text' | 'point' | 'label'
  text: string
  line: number
  /** Of a heading; the title of the page is 1. */
  level?: 1 | 2 | 3
  /** What it stands under besides headings: the title of its remark, the caption of its table. */
  under?: string
  /** What each of its sentences begins with: the headings of its column and its row. */
  lead?: string
}

type Content<T extends Block['type']> = Omit<
  Extract<Block, { type: T }>,
  'id' | 'when' | 'depth' | 'sensitive' | 'sources' | 'asOf'
>
type BlockContent = { [T in Block['type']]: Content<T> }[Block['type']]

/** What stands around a block: the directives it is in. */
export interface Surroundings extends Standing {
  /** Colons of the directive this stands in; 0 = in none. */
  colons: number
  /** Stands in a `:::when` that could not be read: nobody knows yet whom it concerns. */
  unclear: boolean
}

/** The blocks of a page as they are found, with what they mention and the sources that close them. */
export class PageBlocks {
  readonly known: Known
  readonly reporter: Reporter
  readonly links: PageLink[] = []
  readonly #page: string
  readonly #whole: Standing
  readonly #blocks: Block[] = []
  readonly #ids = new Map<string, number>()
  readonly #mentioned = new Mentions()
  readonly #mentions: Mention[] = []
  readonly #runs: TextRun[] = []
  /** Blocks since the last source or heading, waiting for theirs. */
  #pending: { block: Block; line: number; needsSource: boolean }[] = []
  readonly #unclear = new Set<Block>()
  readonly #warned: { block: Block; risk: Risk }[] = []

  /** @param whole Whom the whole page concerns. */
  constructor(page: string, known: Known, reporter: Reporter, whole: Standing) {
    this.#page = page
    this.known = known
    this.reporter = reporter
    this.#whole = whole
  }

  isSensitive(around: Pick<Surroundings, 'sensitive'>): boolean {
    return this.#whole.sensitive || around.sensitive
  }

  /** Adds a block, which waits for its source. */
  add(content: BlockContent, line: number, around: Surroundings, id: string, needsSource = true): Block {
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
  nextId(words: string): string {
    const slug = words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
    const base = `${this.#page}--${slug === '' ? 'part' : slug}`
    const count = (this.#ids.get(base) ?? 0) + 1
    this.#ids.set(base, count)
    return count === 1 ? base : `${base}-${count}`
  }

  /** Id of the next block that is no heading. */
  blockId(): string {
    const heading = this.#blocks.findLast((block) => block.type === 'heading')
    return this.nextId(heading ? `${heading.id.slice(this.#page.length + 2)} text` : 'text')
  }

  /** A run of text with its names linked. */
  inlines(nodes: readonly PhrasingNode[], around: Surroundings, place: 'heading' | 'text'): Inline[] {
    const inlines = compileInlines(nodes, {
      known: this.known,
      reporter: this.reporter,
      sensitive: this.isSensitive(around),
      links: this.links,
      counts: place === 'heading' ? 'free' : 'figures',
    })
    const here = {
      when: [...this.#whole.when, ...around.when],
      depth: around.depth,
      sensitive: this.isSensitive(around),
    }
    return linkNames(trimmed(inlines), place, this.#mentioned, here, this.known)
  }

  /** Notes a run of text, with the medicines that it names. */
  note(block: Block, inlines: readonly Inline[], line: number, place: Pick<TextRun, 'under' | 'lead'> = {}): void {
    const kind = block.type === 'heading' ? 'heading' : block.type === 'list' ? 'point' : 'text'
    const text = plainText(inlines)
    this.#runs.push({ kind, text, line, ...(block.type === 'heading' ? { level: block.level } : {}), ...place })
    if (!this.isSensitive(block)) checkSensitiveWords(text, line, this.reporter, this.known.language.sensitive)
    this.#noteMentions(block, inlines, line)
  }

  #noteMentions(block: Block, inlines: readonly Inline[], line: number): void {
    for (const inline of inlines) {
      if (inline.type === 'medicine')
        this.#mentions.push({ medicine: inline.id, words: inline.text, block, line, place: 'text' })
      else if ('children' in inline) this.#noteMentions(block, inline.children, line)
      else if (inline.type === 'page' || inline.type === 'term') this.#noteMentionsOfLabel(block, inline.text, line)
    }
  }

  /** The same for a label, which prints whole or not at all. */
  noteLabel(block: Block, label: string, line: number): void {
    this.#runs.push({ kind: 'label', text: label, line })
    this.#noteMentionsOfLabel(block, label, line)
  }

  /** The same for a medicine that has a card of its own. */
  noteCard(block: Block, medicine: NamedMedicineFacts, line: number): void {
    this.#runs.push({ kind: 'point', text: medicine.generic, line })
    this.#mentions.push({ medicine: medicine.id, words: medicine.generic, block, line, place: 'card' })
  }

  #noteMentionsOfLabel(block: Block, label: string, line: number): void {
    if (!this.isSensitive(block)) checkSensitiveWords(label, line, this.reporter, this.known.language.sensitive)
    for (const { from, to, name } of this.known.names.find(label)) {
      if (name.kind === 'medicine')
        this.#mentions.push({ medicine: name.id, words: label.slice(from, to), block, line, place: 'label' })
    }
  }

  /** Notes that a block is the warning of a risk. */
  warnOf(block: Block, risk: Risk): void {
    this.#warned.push({ block, risk })
  }

  /** Closes the blocks that wait with their sources. */
  source(written: string, line: number): void {
    const { refs, problems } = parseSources(written, this.known.sources)
    for (const problem of problems) this.reporter.error(line, problem)
    if (this.#pending.length === 0) this.reporter.error(line, advice.sourceWithoutStatement())
    for (const { block } of this.#pending) this.setSources(block, refs)
    // A source that cannot be read is reported once, not once more for each statement above it.
    this.#pending = []
  }

  /** Adds to the sources of a block, and dates it anew. */
  setSources(block: Block, refs: readonly SourceRef[]): void {
    block.sources = uniqueRefs([...block.sources, ...refs])
    block.asOf = asOfOf(block.sources, this.known.sources)
  }

  /** Reports what waits in vain for a source. */
  closePending(): void {
    const first = this.#pending.find((one) => one.needsSource)
    if (first) this.reporter.error(first.line, advice.statementWithoutSource())
    this.#pending = []
  }

  /** All blocks in reading order; what still waits for a source is reported. */
  finish(): { blocks: Block[]; mentions: Mention[]; runs: TextRun[]; warned: { block: Block; risk: Risk }[] } {
    this.closePending()
    return {
      blocks: this.#withHeadingSources(),
      mentions: this.#mentions.filter(({ block }) => block === null || !this.#unclear.has(block)),
      runs: this.#runs,
      warned: this.#warned,
    }
  }

  /** A heading bears the sources of what stands under it. */
  #withHeadingSources(): Block[] {
    let heading: Block | null = null
    for (const block of this.#blocks) {
      if (block.type === 'heading') heading = block
      else if (heading) this.setSources(heading, block.sources)
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
