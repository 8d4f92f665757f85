import type { Condition } from '../../content/schema/condition.ts'
import { whenLabel as labelOf } from '../../content/tailor/when-label.ts'
import { language } from '../language/language.svelte.ts'

/** Who a passage is for, in the window's language; null when there is nothing to say. */
export function whenLabel(when: readonly Condition[]): string | null {
  return labelOf(when, language)
}
