import { type Condition, conditionKeys, conditionSchema } from '../../schema/condition.ts'
import { biomarkers } from '../../schema/profile.ts'
import type { ConditionKey } from '../../tailor/conditions.ts'
import { scaleOf } from '../../vocabulary/biomarkers.ts'
import { advice } from '../report/messages.ts'
import type { Advice } from '../report/problem.ts'
import { wordsOf } from '../files/schema-shape.ts'
import { nearest } from '../words/spelling.ts'

/** The values each key may have, read off the schema so that there is one list only. A score shows a cut-off as an example. */
export const allowedValues: ReadonlyMap<string, readonly string[]> = new Map(
  conditionKeys.map((key) => [key, [...cutOffExamples(key), ...wordsOf(conditionSchema.shape[key])]]),
)

function cutOffExamples(key: ConditionKey): string[] {
  const biomarker = biomarkers.find((id) => id === key)
  const scale = biomarker && scaleOf(biomarker)
  if (scale?.kind !== 'score') return []
  const middle = Math.ceil(scale.max / 2)
  return [`>=${middle}`, `<${middle}`]
}

/** Reads `her2=positive menopause="pre|unknown"`; a key or value that is not known is reported with the nearest one. */
export function parseCondition(written: Readonly<Record<string, unknown>>): {
  condition: Condition | null
  problems: Advice[]
} {
  const problems: Advice[] = []
  const read: Record<string, string[]> = {}
  for (const [key, value] of Object.entries(written)) {
    const allowed = allowedValues.get(key)
    if (!allowed) {
      problems.push(advice.unknownCondition(key, nearest(key, conditionKeys), conditionKeys))
      continue
    }
    // Curly quotes are reported for all braces at once.
    if (typeof value === 'string' && /[“”„‘’]/.test(value)) return { condition: null, problems: [] }
    const values = (Array.isArray(value) ? value.map(wordOf) : wordOf(value).split('|')).map((one) => one.trim())
    for (const one of values) {
      if (one === '') problems.push(advice.conditionWithoutValue(key, allowed))
      else if (!accepts(key, one))
        problems.push(
          /,| or /.test(one)
            ? advice.conditionWithComma(key, allowed)
            : advice.unknownConditionValue(key, one, nearest(one, allowed), allowed),
        )
    }
    read[key] = values
  }
  if (Object.keys(written).length === 0) problems.push(advice.emptyCondition())
  if (problems.length > 0) return { condition: null, problems }
  return { condition: conditionSchema.parse(read), problems }
}

function accepts(key: string, value: string): boolean {
  return conditionSchema.safeParse({ [key]: [value] }).success
}

/** What stands in YAML or braces as text: a missing value is empty, and anything but a word is shown as it is. */
function wordOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** A condition as it is written: `her2=positive menopause="pre|unknown"`. */
export function conditionText(condition: Condition): string {
  return Object.entries(condition)
    .map(([key, values]) => (values.length === 1 ? `${key}=${values.join('')}` : `${key}="${values.join('|')}"`))
    .join(' ')
}
