import { type Condition, conditionKeys } from '../../content/schema/condition.ts'
import { joinWords, t, tryMessage } from '../language/language.svelte.ts'

/**
 * Whom a passage is for, in plain words: 'If your cancer is HER2-positive and you have been through menopause'.
 * Where a condition also names 'unknown', the words say only what is known; a condition on nothing but unknown is silent.
 * Null when there is nothing to say.
 */
export function whenLabel(when: readonly Condition[]): string | null {
  const phrases = when.flatMap((condition) =>
    conditionKeys.flatMap((key) => {
      const values = (condition[key] ?? []).filter((value) => value !== 'unknown' && value !== 'not-applicable')
      const words = values.map((value) => tryMessage(`screens.when.${key}.${value}`)).filter((word) => word !== null)
      return words.length > 0 ? [joinWords(words, 'or')] : []
    }),
  )
  const distinct = [...new Set(phrases)]
  return distinct.length > 0 ? t('screens.when', { conditions: joinWords(distinct, 'and') }) : null
}
