/** Structure types of PDF 1.7 that a handout uses. */
export type TagType =
  | 'Document'
  | 'Sect'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'P'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Figure'
  | 'Caption'
  | 'Link'
  | 'Span'
  | 'Reference'
  | 'TOC'
  | 'TOCI'

export interface TagOptions {
  /** Text alternative of a figure. */
  alt?: string
  scope?: 'Row' | 'Column'
  /** Language of what is in it, where it is not that of the document. */
  lang?: string
}

/** A place in the document's structure. The layout makes these; the file's own elements are made when they are drawn. */
export interface Tag extends TagOptions {
  readonly type: TagType
  readonly parent: Tag | null
}

/** A new place in the structure; `parent: null` = at the top of the document. */
export function tag(type: TagType, parent: Tag | null, options: TagOptions = {}): Tag {
  return { type, parent, ...options }
}

type Box = [left: number, top: number, right: number, bottom: number]

/**
 * Writes the structure while pages are drawn: everything drawn after `open(tag)` belongs to that tag, everything after
 * `artifact()` to none. An element joins its parent at the first thing drawn in it, so that reading order is drawing order.
 * `enabled: false` writes no structure at all (a benchmark's yardstick).
 */
export class Tagger {
  readonly #document: PDFKit.PDFDocument
  readonly #enabled: boolean
  readonly #elements = new Map<Tag, PDFKit.PDFStructureElement>()
  #roots: PDFKit.PDFStructureElement[] = []
  #links = new Set<Tag>()
  #open: Tag | 'artifact' | null = null

  constructor(document: PDFKit.PDFDocument, enabled: boolean) {
    this.#document = document
    this.#enabled = enabled
  }

  /** From here on, what is drawn belongs to this tag. `box` is where a figure stands, in points from the upper left corner. */
  open(tag: Tag, box: Box | null = null): void {
    if (!this.#enabled || this.#open === tag) return
    this.close()
    const element = this.element(tag, box)
    element.add(this.#document.markStructureContent(tag.type))
    this.#open = tag
  }

  /** From here on, what is drawn is no content: `Pagination` comes again on each page, `Layout` are lines and fields. */
  artifact(type: 'Pagination' | 'Layout'): void {
    if (!this.#enabled || this.#open === 'artifact') return
    this.close()
    // pdfkit's own `markContent()` looks through all that is open each time; nothing is.
    this.#document.addContent(`/Artifact <</Type /${type}>> BDC`)
    this.#open = 'artifact'
  }

  /** Ends what is open; what is drawn now belongs to nothing until something is opened. */
  close(): void {
    if (this.#open === null) return
    if (this.#open === 'artifact') this.#document.addContent('EMC')
    else this.#document.endMarkedContent()
    this.#open = null
  }

  /** The element of a tag, made with all above it if there is none yet: also for cells that stay empty. */
  element(tag: Tag, box: Box | null = null): PDFKit.PDFStructureElement {
    const known = this.#elements.get(tag)
    if (known) return known
    const element = this.#document.struct(tag.type, {
      ...(tag.alt === undefined ? {} : { alt: tag.alt }),
      ...(tag.scope === undefined ? {} : { scope: tag.scope }),
      ...(tag.lang === undefined ? {} : { lang: tag.lang }),
      ...(box === null ? {} : { bbox: box, placement: 'Block' }),
    })
    if (tag.parent) this.element(tag.parent).add(element)
    else {
      this.#document.addStructure(element)
      this.#roots.push(element)
    }
    this.#elements.set(tag, element)
    if (tag.type === 'Link') this.#links.add(tag)
    return element
  }

  /** An empty place in the structure. */
  empty(tag: Tag): void {
    if (this.#enabled) this.element(tag)
  }

  /** A link's active area, with the words that say where it leads. */
  link(tag: Tag, destination: string, description: string, x: number, y: number, width: number, height: number): void {
    const contents = new String(description) as string
    this.#document.goTo(x, y, width, height, destination, {
      Contents: contents,
      ...(this.#enabled ? { structParent: this.element(tag) } : {}),
    })
  }

  /** pdfkit binds a link to the page that is current when its element ends, so links end with their page. */
  endPage(): void {
    this.close()
    for (const link of this.#links) {
      this.#elements.get(link)?.end()
      this.#elements.delete(link)
    }
    this.#links.clear()
  }

  /** Completes the structure when all is drawn; nothing can be opened afterwards. */
  end(): void {
    for (const root of this.#roots) root.end()
  }
}
