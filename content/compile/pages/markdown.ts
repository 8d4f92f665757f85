import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter, ['yaml'])
  .use(remarkGfm)
  .use(remarkDirective)
  .freeze()

export type Root = ReturnType<typeof processor.parse>
export type BlockNode = Root['children'][number]
export type NodeOf<T extends BlockNode['type']> = Extract<BlockNode, { type: T }>
export type PhrasingNode = NodeOf<'paragraph'>['children'][number]

const mostMarkers = 40
/** Signs of markup in a line, and in a file. */
const mostSigns = { line: 400, file: 4_000 }

/** Parses Markdown; throws RangeError where it is nested so deeply that reading it could exhaust the machine. */
export function parseMarkdown(text: string): Root {
  let signs = 0
  for (const line of text.split('\n')) {
    const markers = /^[\s>*+-]*/.exec(line)?.[0].replace(/\s/g, '').length ?? 0
    const signsInLine = line.match(/[[\]*_`~]/g)?.length ?? 0
    signs += signsInLine
    if (markers > mostMarkers || signsInLine > mostSigns.line || signs > mostSigns.file)
      throw new RangeError('nested too deeply')
  }
  if ((text.match(/^ *:{3,}\w/gm)?.length ?? 0) > 500) throw new RangeError('too many directives')
  return processor.parse(text)
}

/** First line of a node in its file. */
export function lineOf(node: { position?: { start: { line: number } } | undefined }): number {
  return node.position?.start.line ?? 1
}

/** The words of a node without markup. */
export function wordsIn(node: unknown): string {
  if (typeof node !== 'object' || node === null) return ''
  if ('value' in node && typeof node.value === 'string') return node.value
  return 'children' in node && Array.isArray(node.children) ? node.children.map(wordsIn).join('') : ''
}
