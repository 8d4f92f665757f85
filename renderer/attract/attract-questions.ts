import { keysUnder } from '../../content/messages/messages.ts'
import type { Page } from '../../content/schema/guide.ts'
import { t } from '../language/language.svelte.ts'

const prefix = 'visit.attract.ask.'

/**
 * The questions of the attract screens, in the guide's order: each is answered by a page that this guide has, and that
 * anyone in the waiting room may see the title of. Without a guide, because it is still on its way, all of the catalog.
 */
export function attractQuestions(pages: readonly Page[] | null): string[] {
  const questions = new Map(keysUnder(prefix).map((key) => [key.slice(prefix.length), key]))
  const asked = pages
    ? pages
        .filter(({ sensitive, when }) => !sensitive && when.length === 0)
        .flatMap(({ id }) => questions.get(id) ?? [])
    : [...questions.values()]
  return asked.map((key) => t(key))
}
