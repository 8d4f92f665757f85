import type { Page } from '../../content/schema/guide.ts'
import { language, tryMessage } from '../language/language.svelte.ts'

const prefix = 'visit.attract.ask.'

/**
 * The questions of the attract screens, in the guide's order: each is answered by a page that this guide has, and that
 * anyone in the waiting room may see the title of. Without a guide, because it is still on its way, all of the catalog.
 */
export function attractQuestions(pages: readonly Page[] | null): string[] {
  const asked = pages
    ? pages.filter(({ sensitive, when }) => !sensitive && when.length === 0).map(({ id }) => prefix + id)
    : Object.keys(language.current.messages).filter((key) => key.startsWith(prefix))
  return asked.flatMap((key) => tryMessage(key) ?? [])
}
