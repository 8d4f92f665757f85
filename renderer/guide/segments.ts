import type { Block, BlockOf, Condition } from '../../content/schema/block.ts'
import type { Profile } from '../../content/schema/profile.ts'
import { type Concern, concernOf } from '../../content/tailor/concern.ts'

/** A run of blocks that are shown in the same way: to the same people, on the same level, with the same care. */
export interface Segment {
  id: string
  when: Condition[]
  concern: Concern
  more: boolean
  sensitive: boolean
  blocks: Block[]
}

/** The blocks of a page as runs, for a reader of whom `profile` is known (null = nothing). What concerns only others is left out. */
export function segmentsOf(blocks: readonly Block[], profile: Profile | null): Segment[] {
  const segments: Segment[] = []
  for (const block of blocks) {
    const concern = concernOf(block.when, profile)
    if (concern === 'others') continue
    const when = concern === 'maybe' ? block.when : []
    const more = block.depth === 'more' || (block.depth === 'folded' && concern !== 'you')
    const last = segments.at(-1)
    if (
      last?.concern === concern &&
      last.more === more &&
      last.sensitive === block.sensitive &&
      JSON.stringify(last.when) === JSON.stringify(when)
    ) {
      last.blocks.push(block)
    } else {
      segments.push({
        id: block.id,
        when,
        concern,
        more,
        sensitive: block.sensitive,
        blocks: [block],
      })
    }
  }
  return segments
}

/** Neighbors on one level: what stands behind 'More about this' next to each other stands behind it together. */
export function levelsOf(segments: readonly Segment[]): { id: string; more: boolean; segments: Segment[] }[] {
  const levels: ReturnType<typeof levelsOf> = []
  for (const segment of segments) {
    const last = levels.at(-1)
    if (last?.more === segment.more) last.segments.push(segment)
    else levels.push({ id: segment.id, more: segment.more, segments: [segment] })
  }
  return levels
}

/** How many blocks of a page are meant for other people than this reader. */
export function countForOthers(blocks: readonly Block[], profile: Profile | null): number {
  return blocks.filter((block) => concernOf(block.when, profile) === 'others').length
}

/** The headings that a page's contents list names: those of the first level that stand in plain sight. */
export function contentsOf(segments: readonly Segment[]): BlockOf<'heading'>[] {
  return segments
    .filter((segment) => !segment.more && !segment.sensitive)
    .flatMap((segment) => segment.blocks)
    .filter((block): block is BlockOf<'heading'> => block.type === 'heading' && block.level === 2)
}
