import type { Page } from '../../content/schema/guide.ts'
import { tryMessage } from '../language/language.svelte.ts'

/**
 * The questions of the attract screens, in the guide's order: each is answered by a page that this guide has, and that
 * anyone in the waiting room may see the title of.
 */
export function attractQuestions(pages: readonly Page[]): string[] {
  return pages.flatMap(({ id, sensitive, when }) => {
    const question = sensitive || when.length > 0 ? null : tryMessage(`visit.attract.ask.${id}`)
    return question === null ? [] : [question]
  })
}
