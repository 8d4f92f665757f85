import { whenLabel as labelIn } from '../../content/messages/when-label.ts'
import type { Condition } from '../../content/schema/condition.ts'
import { language, t } from '../language/language.svelte.ts'

/** Whom a passage is for, in the window's language: 'If your cancer is HER2-positive'. Null when there is nothing to say. */
export function whenLabel(when: readonly Condition[]): string | null {
  return labelIn(when, language.current, t)
}
