import { isDeepStrictEqual } from 'node:util'
import { isWithheld, type Withholding, withholdPages } from '../../content/review/withhold-pages.ts'
import type { Guide, Page } from '../../content/schema/guide.ts'
import { readGuide } from './read-guide.ts'

/** The guide of this kiosk, and what the window gets of it. */
export interface GuideSource {
  /** The guide as visitors get it, without the pages that are withheld. */
  readonly guide: Guide
  /** The guide with all of its pages. */
  readonly whole: Guide
  readonly withheld: Page[]
  /** The guide as JSON: one text goes to the window many times faster than its thousands of objects. */
  text(): Promise<string>
  /** The packed search index of the guide on the disk; empty where the window must build its own. */
  readonly searchIndex: Uint8Array
  /** Withholds by another day or other settings from now on. Says whether visitors get other pages by that. */
  withhold(withholding: Withholding): boolean
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
  const read = await readGuide(file)
  if (!read.guide) return read
  const { guide: whole, text: wholeText, searchIndex } = read
  const withheldBy = (by: Withholding) => whole.pages.filter((page) => isWithheld(page, by))
  const shown = (by: Withholding) => {
    const guide = withholdPages(whole, by)
    // Writing the whole guide as JSON anew takes its time at the start, and is seldom needed.
    return { by, guide, text: guide === whole ? wholeText : JSON.stringify(guide), withheld: withheldBy(by) }
  }
  let now = shown(withholding)
  return {
    whole,
    get guide() {
      return now.guide
    },
    get withheld() {
      return now.withheld
    },
    get searchIndex() {
      return now.withheld.length > 0 || again ? new Uint8Array() : searchIndex
    },
    async text() {
      const changed = again ? await readGuide(file) : null
      return changed?.guide ? JSON.stringify(withholdPages(changed.guide, now.by)) : now.text
    },
    withhold(by) {
      if (isDeepStrictEqual(idsOf(withheldBy(by)), idsOf(now.withheld))) return false
      now = shown(by)
      return true
    },
  }
}

function idsOf(pages: readonly Page[]): string[] {
  return pages.map(({ id }) => id)
}
