import { advice } from '../report/messages.ts'
import type { Advice } from '../report/problem.ts'

const indentOf = (line: string): number => /^ *(?:- +)*/.exec(line)?.[0].length ?? 0
const isField = (line: string): boolean => /^ *(?:- +)*[\w-]+:(?: |$)/.test(line)
const hasValue = (line: string): boolean => /^ *(?:- +)*[\w-]+: +[^\s|>#]/.test(line)

/**
 * The slip of the pen that most likely made a YAML text unreadable near a line: the parser's own words name what it
 * expected, not what was mistyped. Null when nothing of the kind is there.
 * @param at Line of the parser's error, from 0.
 */
export function yamlSlip(lines: readonly string[], at: number): { line: number; problem: Advice } | null {
  for (const index of [at, at + 1, at - 1]) {
    const line = lines[index]
    if (line === undefined || /^\s*(?:#|$)/.test(line)) continue
    const problem = slipIn(line, lines[index - 1] ?? '')
    if (problem) return { line: index, problem }
  }
  return null
}

function slipIn(line: string, above: string): Advice | null {
  if (/^ *-[A-Za-z][\w-]*:/.test(line)) return advice.yamlDash()
  if (/^ *(?:- +)*[A-Za-z][\w-]*:[^\s:/]/.test(line)) return advice.yamlColonSpace()
  if (/: +'(?:[^']|'')*'\p{L}/u.test(line)) return advice.yamlApostrophe()
  if (/: *(?:\[[^\]]*|\{[^}]*)$/.test(line)) return advice.yamlUnclosed()
  const isDeeper = isField(line) && isField(above) && hasValue(above) && indentOf(line) > indentOf(above)
  const isBetween = isField(line) && isField(above) && indentOf(line) < indentOf(above) && indentOf(line) % 2 === 1
  return isDeeper || isBetween ? advice.yamlIndent() : null
}
