import type { Guide } from '../schema/guide.ts'

/** The guide without the pages that no clinician has reviewed, and without the sections that are empty then. */
export function reviewedOnly(guide: Guide): Guide {
  const pages = guide.pages.filter(({ review }) => review.state === 'reviewed')
  const kept = new Set(pages.map(({ id }) => id))
  const only = (ids: readonly string[]) => ids.filter((id) => kept.has(id))
  return {
    ...guide,
    pages: pages.map((page) => ({ ...page, related: only(page.related) })),
    sections: guide.sections
      .map((section) => ({ ...section, pages: only(section.pages) }))
      .filter((section) => section.pages.length > 0),
  }
}
