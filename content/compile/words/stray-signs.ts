import { advice } from '../report/messages.ts'
import type { Advice } from '../report/problem.ts'

/** Signs that open a point in word processors and on web pages, whatever follows; Word has its own in the private use area. */
const bullet = /^\s*(?:[•·∙▪◦‣⁃⁌⁍●○◘◙■□◆◇❖►▸▶➢➤➔→⇒✓✔✗✘★☆§¤¨\u{e000}-\u{f8ff}]|[-–—*+][\p{L}(])/u
/**
 * The same where they stand before a space: dashes, the letters that Word leaves of the bullets of its symbol fonts, and
 * those of a lettered list. They may also open a line inside a sentence, as `o` does in Spanish.
 */
const weakBullet =
  /^\s*(?:[-‐‑‒–—―−*+]|[oqvnlwxØüðþ]|\(?\p{L}\)|\p{Ll}\.|\p{Lu}\.(?=\s+\p{Lu})|\(?[ivx]{1,4}[.)])\s+\S/u
/** Pictures, arrows, geometric shapes and signs of symbol fonts: many faces have none of them. */
const pictures = /[\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u2bff\u{e000}-\u{f8ff}\u{1f000}-\u{1faff}•∙◦‣⁃]/u

/**
 * What is left of Markdown or of a word processor in a text, line by line: it would be printed as it stands.
 * @param before What stands before the text in its paragraph.
 */
export function straySignsIn(text: string, before: string): (Advice | null)[] {
  const lines = text.split('\n')
  const isLineStart = (index: number): boolean => index > 0 || before === ''
  const pasted = lines.map((line, index) => isLineStart(index) && weakBullet.test(line))
  const isList = pasted.filter(Boolean).length > 1
  return lines.map((line, index) => {
    const follows = index > 0 && !/[.:;!?]["’”)]?\s*$/.test(lines[index - 1] ?? '')
    const found = straySign(line, isLineStart(index))
    return found ?? (pasted[index] && (isList || !follows) ? advice.bulletSpace() : null)
  })
}

function straySign(line: string, startsLine: boolean): Advice | null {
  if (/^\s*:{3,}\s*$/.test(line)) return advice.strayFence()
  if (startsLine && /^\s*#{1,6}\p{L}/u.test(line)) return advice.headingSpace()
  if (startsLine && bullet.test(line)) return advice.bulletSpace()
  if (/:{2,}\s*[a-z]/i.test(line) || /:(?:fig|term)\b/.test(line)) return advice.brokenDirective()
  const sign = /[[\]{}|<>*\\`_~^#]/.exec(line)?.[0] ?? pictures.exec(line)?.[0] ?? /={2,}|\+{4,}/.exec(line)?.[0]
  return sign === undefined ? null : advice.straySign(sign)
}
