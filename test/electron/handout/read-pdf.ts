import { z } from 'zod'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A tagged piece of a PDF as a screen reader meets it: the roles from the document down, its text or its alternative text. */
export interface Piece {
  roles: string[]
  text: string
  alt: string | null
  /** Language where it is not that of the document. */
  language: string | null
  page: number
}

export interface ReadPdf {
  pages: number
  pieces: Piece[]
  /** The structure's text, pieces parted by spaces. */
  text: string
  outline: string[]
  language: string | null
  title: string
  displaysTitle: boolean
  links: { page: number; contents: string; destination: string }[]
}

interface Node {
  role?: string
  alt?: string
  lang?: string
  type?: string
  id?: string
  children?: Node[]
}

/** Links are the only annotations a handout has. */
const annotations = z.array(
  z.object({ subtype: z.literal('Link'), contentsObj: z.object({ str: z.string() }), dest: z.string() }),
)

/** Opens a PDF. pdf.js takes the bytes over, so that it gets a copy. */
export function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: Uint8Array.from(bytes), useSystemFonts: false, verbosity: 0 }).promise
}

/** Reads the structure of a PDF back: tags, texts in reading order, bookmarks, properties. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await openPdf(bytes)
  const pieces: Piece[] = []
  const links: ReadPdf['links'] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const texts = await markedTexts(page)
    collect(await page.getStructTree(), [], number, texts, pieces)
    links.push(
      ...annotations
        .parse(await page.getAnnotations())
        .map(({ contentsObj, dest }) => ({ page: number, contents: contentsObj.str, destination: dest })),
    )
  }
  const outline = z
    .array(z.object({ title: z.string() }))
    .nullable()
    .parse(await pdf.getOutline())
  const { info, metadata } = await pdf.getMetadata()
  const properties = z.object({ Language: z.string().nullable() }).parse(info)
  const preferences = z
    .object({ DisplayDocTitle: z.boolean() })
    .nullable()
    .parse(await pdf.getViewerPreferences())
  const result: ReadPdf = {
    pages: pdf.numPages,
    pieces,
    text: pieces
      .map((piece) => piece.text)
      .join(' ')
      .replace(/\s+/g, ' '),
    outline: (outline ?? []).map((item) => item.title),
    language: properties.Language,
    title: z.string().parse(metadata.get('dc:title')),
    displaysTitle: preferences?.DisplayDocTitle ?? false,
    links,
  }
  await pdf.destroy()
  return result
}

async function markedTexts(page: Awaited<ReturnType<PDFDocumentProxy['getPage']>>): Promise<Map<string, string>> {
  const { items } = await page.getTextContent({ includeMarkedContent: true })
  const texts = new Map<string, string>()
  const open: (string | null)[] = []
  for (const item of items) {
    if ('str' in item) {
      const id = open.findLast((each) => each !== null)
      if (id) texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
    } else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.id)
  }
  return texts
}

function collect(node: Node, roles: string[], page: number, texts: ReadonlyMap<string, string>, into: Piece[]): void {
  const path = node.role === undefined || node.role === 'Root' ? roles : [...roles, node.role]
  const language = node.lang ?? null
  if (node.alt !== undefined) into.push({ roles: path, text: '', alt: node.alt, language, page })
  let text = ''
  const finish = (): void => {
    if (text.trim() !== '') into.push({ roles: path, text: text.trim(), alt: null, language, page })
    text = ''
  }
  for (const child of node.children ?? []) {
    if (child.type === 'content') text += texts.get(child.id ?? '') ?? ''
    else {
      finish()
      collect(child, path, page, texts, into)
    }
  }
  finish()
}
