import { escapeRegExp } from '../text/escape.ts'
import { type Block, blockTexts, type Inline } from '../schema/block.ts'
import type { Guide } from '../schema/guide.ts'

/** Ids of the medicines that a run of text names. */
export function medicinesIn(inlines: readonly Inline[]): string[] {
  return inlines.flatMap((inline) => {
    if (inline.type === 'medicine') return [inline.id]
    return 'children' in inline ? medicinesIn(inline.children) : []
  })
}

/**
 * The block without the pieces (points, rows, paragraphs) that name a medicine which may not be named; null when nothing
 * is left. The same block comes back when nothing had to go.
 */
export function withoutMedicines(block: Block, mayBeNamed: (id: string) => boolean): Block | null {
  const clean = (inlines: readonly Inline[]) => medicinesIn(inlines).every(mayBeNamed)
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return clean(block.inlines) ? block : null
    case 'list':
      return keepSome(block, block.items, clean, (items) => ({ ...block, items }))
    case 'callout':
      return keepSome(block, block.paragraphs, clean, (paragraphs) => ({ ...block, paragraphs }))
    case 'table':
      return keepSome(
        block,
        block.rows,
        (row) => row.every(clean),
        (rows) => ({ ...block, rows }),
      )
    case 'medicines':
      return keepSome(block, block.ids, mayBeNamed, (ids) => ({ ...block, ids }))
    case 'drawing':
    case 'questions':
      return block
  }
}

/** Medicines a block names, wherever in it. */
export function medicinesNamed(block: Block): string[] {
  const ids = new Set<string>()
  withoutMedicines(block, (id) => {
    ids.add(id)
    return true
  })
  return [...ids]
}

function keepSome<Piece>(
  block: Block,
  pieces: readonly Piece[],
  keep: (piece: Piece) => boolean,
  rebuild: (kept: Piece[]) => Block,
): Block | null {
  const kept = pieces.filter(keep)
  if (kept.length === pieces.length) return block
  return kept.length > 0 ? rebuild(kept) : null
}

/** Finds the glossary words that stand in a text. Texts are remembered: the same ones come back in every handout. */
export class WordFinder {
  readonly #glossary: Guide['glossary']
  /** Made when they are first needed: that takes longer than all else of a plan, and not every asker wants words. */
  #patterns: { id: string; pattern: RegExp }[] | null = null
  readonly #found = new Map<string, readonly string[]>()

  constructor(glossary: Guide['glossary']) {
    this.#glossary = glossary
  }

  /** Ids of the glossary entries whose word stands in `text`. */
  wordsIn(text: string): readonly string[] {
    let ids = this.#found.get(text)
    if (!ids) {
      this.#patterns ??= this.#glossary.map(({ id, term, also }) => ({ id, pattern: wordPattern([term, ...also]) }))
      ids = this.#patterns.filter(({ pattern }) => pattern.test(text)).map(({ id }) => id)
      this.#found.set(text, ids)
    }
    return ids
  }

  /** Ids of the glossary entries whose word stands in a block. */
  wordsInBlock(block: Block): string[] {
    return [...new Set(blockTexts(block).flatMap((text) => this.wordsIn(text)))]
  }
}

/** Whole words; small letters match both cases, abbreviations only as they are written. */
function wordPattern(spellings: readonly string[]): RegExp {
  const parts = spellings.map((spelling) => {
    const escaped = escapeRegExp(spelling)
    if (/[A-Z]{2}/.test(spelling)) return escaped
    return escaped.replace(/\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
  })
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${parts.join('|')})(?![\\p{L}\\p{N}-])`, 'u')
}
