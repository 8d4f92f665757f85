import { type Withholding, withholdPages } from '../../content/review/withhold-pages.ts'
import type { Guide } from '../../content/schema/guide.ts'
import { readGuide } from './read-guide.ts'

/** The guide of this kiosk, and what the window gets of it. */
export interface GuideSource {
  guide: Guide
  /** How many of its pages are withheld. */
  withheld: number
  /** The guide as JSON: one text goes to the window many times faster than its thousands of objects. */
  text: () => Promise<string>
  /** The packed search index of the guide on the disk; empty where the window must build its own. */
  searchIndex: Uint8Array
}

export interface GuideOptions {
  /** Which pages are left out. */
  withholding: Withholding
  /** Whether the window gets the guide as the disk has it each time that it asks; for development. */
  again: boolean
}

/** Opens the compiled guide, or says in one line what is the matter with it. Never throws. */
export async function openGuide(
  file: string,
  { withholding, again }: GuideOptions,
): Promise<GuideSource | { guide: null; problem: string }> {
  const shown = (guide: Guide) => withholdPages(guide, withholding)
  const read = await readGuide(file)
  if (!read.guide) return read
  const guide = shown(read.guide)
  const withheld = read.guide.pages.length - guide.pages.length
  // Writing the whole guide as JSON anew takes its time at the start, and is seldom needed.
  const text = withheld > 0 ? JSON.stringify(guide) : read.text
  const textNow = async () => {
    const now = await readGuide(file)
    return now.guide ? JSON.stringify(shown(now.guide)) : text
  }
  return {
    guide,
    withheld,
    text: again ? textNow : () => Promise.resolve(text),
    searchIndex: withheld > 0 || again ? new Uint8Array() : read.searchIndex,
  }
}
