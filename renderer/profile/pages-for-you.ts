import { type Guide, onPaperOnly, type Page } from '../../content/schema/guide.ts'
import type { Profile, Subtype } from '../../content/schema/profile.ts'
import { concernOf } from '../../content/tailor/concern.ts'

/** The pages written for people with this profile, in the guide's order: at most six, nothing sensitive among them. */
export function pagesForYou(guide: Guide, profile: Profile): Page[] {
  const { forEveryProfile } = guide.screen
  return guide.pages
    .filter((page) => !page.sensitive && !onPaperOnly(page))
    .filter((page) => concernOf(page.when, profile) === 'you' || forEveryProfile.includes(page.id))
    .slice(0, 6)
}

/** The first page that is written for people with this subtype; null where the guide has none, or it is withheld. */
export function pageOfSubtype(guide: Guide, subtype: Subtype): Page | null {
  const isFor = ({ when }: Page) => when.some((condition) => condition.subtype?.includes(subtype) === true)
  return guide.pages.find((page) => !page.sensitive && !onPaperOnly(page) && isFor(page)) ?? null
}
