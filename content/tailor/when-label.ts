import type { WhenKey } from '../languages/message-keys.ts'
import type { Translate } from '../messages/messages.ts'
import { type Condition, conditionKeys } from '../schema/condition.ts'
import { joinList } from '../text/lists.ts'
import { cutOffOf } from '../vocabulary/cut-off.ts'
import type { ConditionKey } from './conditions.ts'

/** Values that say what is not known, or what does not apply: a reader is not shown them. */
const unsaid: Partial<Record<ConditionKey, readonly string[]>> = { site: ['none'] }

/** What a condition is put into words with. */
interface Words {
  locale: string
  translate: Translate
}

/**
 * Who a passage is for, in plain words: 'If your cancer is HER2-positive and you have been through menopause'.
 * Where a condition also names 'unknown', the words say only what is known; a condition on nothing but unknown is silent.
 * Null when there is nothing to say.
 */
export function whenLabel(when: readonly Condition[], { locale, translate: t }: Words): string | null {
  const phrases = when.flatMap((condition) =>
    conditionKeys.flatMap((key) => {
      const values: readonly string[] = condition[key] ?? []
      const said = values.filter(
        (value) => value !== 'unknown' && value !== 'not-applicable' && unsaid[key]?.includes(value) !== true,
      )
      const words = said.map((value) => sayValue(key, value, t))
      return words.length > 0 ? [joinList(locale, words, 'or')] : []
    }),
  )
  const distinct = [...new Set(phrases)]
  return distinct.length > 0 ? t('screens.when', { conditions: joinList(locale, distinct, 'and') }) : null
}

function sayValue(key: ConditionKey, value: string, t: Translate): string {
  const cutOff = cutOffOf(value)
  if (!cutOff) return t(wordsFor(key, value))
  return 'from' in cutOff
    ? t(wordsFor(key, 'at-least'), { score: cutOff.from })
    : t(wordsFor(key, 'below'), { score: cutOff.below })
}

/** The key of a value's words. The type check holds the catalog to all of them (`VocabularyKey`). */
function wordsFor(key: ConditionKey, value: string): WhenKey {
  return `screens.when.${key}.${value}` as WhenKey
}
