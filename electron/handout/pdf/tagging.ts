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
 * pdfkit's own elements look through all that is below them each time one ends, and are written piece by piece; these
 * take less than half of that. `enabled: false` writes no structure at all (a benchmark's yardstick).
 */
export class Tagger {
  readonly #document: PDFKit.PDFDocument
  readonly #enabled: boolean
  readonly #elements = new Map<Tag, Element>()
  #open: Tag | 'artifact' | null = null
  /** The page that is drawn, and the elements of its marked passages by their numbers. */
  #page: { page: PDFKit.PDFPage; owners: PDFKit.PDFKitReference[] } | null = null

  constructor(document: PDFKit.PDFDocument, enabled: boolean) {
    this.#document = document
    this.#enabled = enabled
  }

  /** From here on, what is drawn belongs to this tag. `box` is where a figure stands, in points from the upper left corner. */
  open(tag: Tag, box: Box | null = null): void {
    if (!this.#enabled || this.#open === tag) return
    this.close()
    const element = this.#element(tag, box)
    const { page, owners } = this.#current()
    const number = owners.push(element.reference) - 1
    element.addPassage(page.dictionary, number)
    this.#document.addContent(`/${tag.type} <</MCID ${number}>> BDC`)
    this.#open = tag
  }

  /** From here on, what is drawn is no content: `Pagination` comes again on each page, `Layout` are lines and fields. */
  artifact(type: 'Pagination' | 'Layout'): void {
    if (!this.#enabled || this.#open === 'artifact') return
    this.close()
    this.#document.addContent(`/Artifact <</Type /${type}>> BDC`)
    this.#open = 'artifact'
  }

  /** Ends what is open, at the latest with its page; what is drawn now belongs to nothing until something is opened. */
  close(): void {
    if (this.#open === null) return
    this.#document.addContent('EMC')
    this.#open = null
  }

  /** An empty place in the structure: a cell to be filled in by hand. */
  empty(tag: Tag): void {
    if (this.#enabled) this.#element(tag, null)
  }

  /** A link's active area, with the words that say where it leads. */
  link(tag: Tag, destination: string, description: string, x: number, y: number, width: number, height: number): void {
    const contents = new String(description) as string
    if (!this.#enabled) {
      this.#document.goTo(x, y, width, height, destination, { Contents: contents })
      return
    }
    const element = this.#element(tag, null)
    const key = this.#document.createStructParentTreeNextKey()
    this.#document.getStructParentTree().add(key, element.reference)
    this.#document.goTo(x, y, width, height, destination, { Contents: contents, StructParent: key })
    const { page } = this.#document
    const area = (page.annotations as readonly PDFKit.PDFKitReference[]).at(-1)
    if (area) element.addArea(page.dictionary, area)
  }

  /** Completes the structure when all is drawn; nothing can be opened afterwards. */
  end(): void {
    if (!this.#enabled) return
    const elements = [...this.#elements.values()]
    const roots = elements.filter(({ parent }) => parent === null).map(({ reference }) => reference)
    Object.assign(this.#document.getStructTreeRoot().data, { K: roots })
    for (const { reference } of elements) reference.end()
  }

  #current(): { page: PDFKit.PDFPage; owners: PDFKit.PDFKitReference[] } {
    const { page } = this.#document
    if (this.#page?.page !== page) {
      this.#page = { page, owners: this.#document.getStructParentTree().get(page.structParentTreeKey) }
    }
    return this.#page
  }

  /** The element of a tag, made with all above it if there is none yet. */
  #element(tag: Tag, box: Box | null): Element {
    const known = this.#elements.get(tag)
    if (known) return known
    const parent = tag.parent ? this.#element(tag.parent, null) : null
    const bottomUp =
      box && ([box[0], this.#document.page.height - box[3], box[2], this.#document.page.height - box[1]] as const)
    const element = new Element(this.#document, tag, parent?.reference ?? null, bottomUp)
    parent?.addChild(element.reference)
    this.#elements.set(tag, element)
    return element
  }
}

/** An element of the file's structure. pdfkit writes an object of a class of its own as the text that it gives. */
class Element {
  readonly [Symbol.toStringTag] = 'Element'
  readonly reference: PDFKit.PDFKitReference
  readonly parent: PDFKit.PDFKitReference | null
  readonly #document: PDFKit.PDFDocument
  readonly #start: string
  /** The page on which its first passage stands: those of other pages say theirs. */
  #page: PDFKit.PDFKitReference | null = null
  #content = ''

  constructor(
    document: PDFKit.PDFDocument,
    tag: Tag,
    parent: PDFKit.PDFKitReference | null,
    box: Readonly<Box> | null,
  ) {
    this.#document = document
    this.parent = parent
    this.#start = `<</S /${tag.type}${attributes(tag, box)}`
    this.reference = document.ref(this)
  }

  addChild(child: PDFKit.PDFKitReference): void {
    this.#content += `${reference(child)} `
  }

  addPassage(page: PDFKit.PDFKitReference, number: number): void {
    this.#page ??= page
    this.#content += this.#page === page ? `${number} ` : `<</Type /MCR /Pg ${reference(page)} /MCID ${number}>> `
  }

  addArea(page: PDFKit.PDFKitReference, area: PDFKit.PDFKitReference): void {
    this.#content += `<</Type /OBJR /Obj ${reference(area)} /Pg ${reference(page)}>> `
  }

  toString(): string {
    const parent = reference(this.parent ?? this.#document.getStructTreeRoot())
    const page = this.#page === null ? '' : ` /Pg ${reference(this.#page)}`
    return `${this.#start} /P ${parent}${page} /K [${this.#content}]>>`
  }
}

function reference({ id }: PDFKit.PDFKitReference): string {
  return `${id} 0 R`
}

function attributes({ alt, scope, lang }: Tag, box: Readonly<Box> | null): string {
  return [
    lang === undefined ? '' : ` /Lang ${textString(lang)}`,
    alt === undefined ? '' : ` /Alt ${textString(alt)}`,
    box === null ? '' : ` /A <</O /Layout /Placement /Block /BBox [${box.map(thousandths).join(' ')}]>>`,
    scope === undefined ? '' : ` /A <</O /Table /Scope /${scope}>>`,
  ].join('')
}

/** A text as a string of a PDF, in UTF-16 and written in digits, so that nothing in it means anything to a reader of files. */
function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`
}

function thousandths(value: number): number {
  return Math.round(value * 1000) / 1000
}
