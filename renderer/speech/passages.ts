import type { Language } from '../../content/languages/language.ts'
import { sentencesOf } from '../../content/text/sentences.ts'

/** One sentence to be read aloud; `place` is where it stands on the screen, null where it does not. */
export interface Sentence {
  text: string
  place: Range | null
}

/** Not read: what is only there to be touched, what is shut away, and what says so of itself. */
const unread = [
  'button',
  'summary',
  'nav',
  'input',
  'script',
  'style',
  '[hidden]',
  '[aria-hidden="true"]',
  '[data-unread]',
  '.visually-hidden',
].join(', ')
const isBlock = (element: Element) => !getComputedStyle(element).display.startsWith('inline')

/** Pieces of text that belong to one sentence or more: a paragraph, a point of a list, a heading, a cell. */
interface Passage {
  nodes: { node: Text; start: number }[]
  text: string
}

/** The sentences shown inside an element, in reading order. What stands behind a shut door or 'Show me' is not among them. */
export function sentencesIn(root: Element, language: Language): Sentence[] {
  return passagesIn(root).flatMap((passage) =>
    sentencesOf(passage.text, language).map(({ start, end }) => ({
      text: passage.text.slice(start, end),
      place: rangeOf(passage, start, end),
    })),
  )
}

/** The sentences of texts that do not stand on the screen as they are. */
export function sentencesOfTexts(texts: readonly string[], language: Language): Sentence[] {
  return texts.flatMap((text) =>
    sentencesOf(text, language).map(({ start, end }) => ({ text: text.slice(start, end), place: null })),
  )
}

function passagesIn(root: Element): Passage[] {
  const passages: Passage[] = []
  let open: Passage | null = null
  const shut = () => {
    if (open && open.text.trim() !== '') passages.push(open)
    open = null
  }
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      open ??= { nodes: [], text: '' }
      open.nodes.push({ node, start: open.text.length })
      open.text += node.data.replace(/\s/g, ' ')
    } else if (node instanceof HTMLElement && !node.matches(unread)) {
      const block = isBlock(node)
      if (block) shut()
      if (node instanceof HTMLDetailsElement && !node.open) return
      if (node.getAttribute('role') === 'img') passages.push(...labelOf(node))
      else node.childNodes.forEach(visit)
      if (block) shut()
    }
  }
  visit(root)
  shut()
  return passages
}

/** A drawing is read by its text alternative; it is marked as a whole. */
function labelOf(element: HTMLElement): Passage[] {
  const text = element.getAttribute('aria-label')
  return text ? [{ nodes: [], text }] : []
}

function rangeOf({ nodes }: Passage, start: number, end: number): Range | null {
  const at = (offset: number, isEnd: boolean) => {
    const index = nodes.findLastIndex((part) => (isEnd ? part.start < offset : part.start <= offset))
    const part = nodes[index]
    return part && { node: part.node, offset: Math.min(offset - part.start, part.node.length) }
  }
  const [from, to] = [at(start, false), at(end, true)]
  if (!from || !to) return null
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}
