import { type Guide, onPaperOnly, type Page } from '../../content/schema/guide.ts'
import type { Profile } from '../../content/schema/profile.ts'
import { concernOf } from '../guide/concern.ts'

/** The pages written for people with this profile, in the guide's order: at most six, nothing sensitive among them. */
export function pagesForYou(guide: Guide, profile: Profile): Page[] {
  const { forEveryProfile } = guide.screen
  return guide.pages
    .filter((page) => !page.sensitive && !onPaperOnly(page))
    .filter((page) => concernOf(page.when, profile) === 'you' || forEveryProfile.includes(page.id))
    .slice(0, 6)
}
