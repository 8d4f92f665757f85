import { filesIn, readGuideFile } from './guide-files.ts'
import { advice } from './messages.ts'
import { type Problems, reporterFor } from './problem.ts'

/** What a drawing must not hold: it is put into the page and the PDF as it stands. */
const forbidden: readonly [RegExp, string][] = [
  [/<\s*script\b/i, 'a script'],
  [/<\s*foreignObject\b/i, 'foreignObject'],
  [/<\s*(?:iframe|object|embed|audio|video|link|meta)\b/i, 'a foreign element'],
  [/<\s*(?:image|feImage)\b/i, 'an embedded picture'],
  [/<\s*(?:animate|animateMotion|animateTransform|set)\b/i, 'an animation'],
  [/<\s*style\b|@import/i, 'a style sheet; use attributes such as fill="#1f4e5f"'],
  [/<\s*a[\s>]/i, 'a link'],
  [/\son[a-z]+\s*=/i, 'an event handler'],
  [/(?:java|vb)script\s*:/i, 'a script address'],
  [/(?:href|src)\s*=\s*["']?\s*(?!["']?#)/i, 'a reference to something outside of it'],
  [/url\(\s*["']?(?!["']?#)/i, 'a reference to something outside of it'],
  [/<!(?:DOCTYPE|ENTITY)/i, 'a document type'],
  [/<\?xml-stylesheet/i, 'a style sheet'],
  [/&#/, 'characters written as numbers'],
]

/** Reads the drawings of the guide by name; one that is not safe is reported and left out. */
export function readDrawings(root: string, problems: Problems): Record<string, string> {
  const drawings: Record<string, string> = {}
  for (const path of filesIn(root, 'drawings', '.svg')) {
    const file = readGuideFile(root, path, problems)
    if (!file) continue
    const reporter = reporterFor(problems, path)
    const text = file.text.replace(/^\s*<\?xml[^>]*\?>\s*/, '').trim()
    if (!/^<svg[\s>]/.test(text) || !text.endsWith('</svg>')) {
      reporter.error(1, advice.svgBroken())
      continue
    }
    let safe = true
    for (const [pattern, what] of forbidden) {
      const match = pattern.exec(file.text)
      if (!match) continue
      safe = false
      reporter.error(file.text.slice(0, match.index).split('\n').length, advice.svgForbidden(what))
    }
    if (safe) drawings[path.replace(/^drawings\/|\.svg$/g, '')] = text
  }
  return drawings
}
