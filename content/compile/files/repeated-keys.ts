import { advice } from '../report/messages.ts'
import type { Reporter } from '../report/problem.ts'

const braces = /\{([^{}]*)\}/g
const keys = /([\w-]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'}]*)/g

/**
 * Reports a key that stands twice in the braces of a directive. The Markdown parser would keep the last one in silence,
 * and a text would be for other people than its writer meant.
 * @param firstLine Line that the text of the page starts on, after its front matter.
 */
export function checkRepeatedKeys(lines: readonly string[], firstLine: number, reporter: Reporter): void {
  for (const [index, line] of lines.entries()) {
    if (index + 1 < firstLine) continue
    for (const [, inside = ''] of line.matchAll(braces)) {
      if (/[“”„‘’]/.test(inside)) reporter.error(index + 1, advice.curlyQuotes())
      const written = [...inside.matchAll(keys)].map(([, key = '']) => key)
      const twice = new Set(written.filter((key, at) => written.indexOf(key) !== at))
      for (const key of twice) reporter.error(index + 1, advice.repeatedKey(key))
    }
  }
}
