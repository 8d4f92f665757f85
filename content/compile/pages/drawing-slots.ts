import { escapeXml } from '../../text/escape.ts'

/** A `<text id="…"/>` of a drawing: the place for words, which each language has in `drawings.yaml`. */
export interface TextSlot {
  /** Id of the element, or null where it has none. */
  id: string | null
  /** Offset of the element in the drawing. */
  at: number
  /** Lines that fit into its place (`data-lines`). */
  lines: number
}

const textElement = /<text\b((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(?:\/>|>\s*<\/text>)/g
const ownAttribute = /\s+(id|data-lines|data-line-height)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const top = /(\sy\s*=\s*["'])([\d.]+)/

/** The places for words in a drawing, in its order. A `<text>` with words of its own is none of them. */
export function textSlots(svg: string): TextSlot[] {
  return [...svg.matchAll(textElement)].map((match) => {
    const own = ownAttributes(match[1] ?? '')
    return { id: own.get('id') ?? null, at: match.index, lines: Number(own.get('data-lines') ?? 1) }
  })
}

/**
 * The drawing with its places filled: one `<text>` for each line, `data-line-height` below the one before.
 * @param linesOf The lines for the place with this id; null leaves the place as it is.
 */
export function fillSlots(svg: string, linesOf: (id: string) => readonly string[] | null): string {
  return svg.replace(textElement, (element: string, attributes: string, at: number) => {
    const own = ownAttributes(attributes)
    const lines = linesOf(own.get('id') ?? '')
    if (!lines) return element
    const kept = attributes.replace(ownAttribute, '')
    const height = Number(own.get('data-line-height') ?? 0)
    const indent = /\n[ \t]*$/.exec(svg.slice(0, at))?.[0] ?? ''
    return lines
      .map((line, index) => {
        const place = kept.replace(top, (_, name: string, y: string) => `${name}${Number(y) + index * height}`)
        return `<text${place}>${escapeXml(line)}</text>`
      })
      .join(indent)
  })
}

function ownAttributes(attributes: string): ReadonlyMap<string, string> {
  return new Map([...attributes.matchAll(ownAttribute)].map((match) => [match[1] ?? '', match[2] ?? match[3] ?? '']))
}
