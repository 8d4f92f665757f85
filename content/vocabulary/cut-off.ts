/** What a condition asks of a score: at least a number, or less than it. */
export type CutOff = `>=${number}` | `<${number}`

export const cutOffPattern = /^(>=|<)(0|[1-9]\d*)$/

/** `>=10` as `{ from: 10 }`, `<10` as `{ below: 10 }`; null for anything else. */
export function cutOffOf(written: string): { from: number } | { below: number } | null {
  const [, sign, digits] = cutOffPattern.exec(written) ?? []
  if (sign === undefined) return null
  return sign === '<' ? { below: Number(digits) } : { from: Number(digits) }
}

/** Whether some scores from 0 to `max` reach a cut-off and others do not. */
export function isCutOffFor(max: number, written: string): boolean {
  const cutOff = cutOffOf(written)
  const number = cutOff && ('from' in cutOff ? cutOff.from : cutOff.below)
  return number !== null && number >= 1 && number <= max
}

/**
 * Whether a value is what a condition asks for.
 * @param value A result or level, a score, or undefined where nothing is known.
 * @param asked `positive`, `low`, `>=10`, `<10` or `unknown`.
 */
export function isAsked(value: string | number | undefined, asked: string): boolean {
  if (typeof value !== 'number') return (value ?? 'unknown') === asked
  const cutOff = cutOffOf(asked)
  if (!cutOff) return false
  return 'from' in cutOff ? value >= cutOff.from : value < cutOff.below
}
