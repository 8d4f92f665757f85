import { filesIn, readGuideFile } from '../files/guide-files.ts'
import { advice } from '../report/messages.ts'
import { type Problems, type Reporter, reporterFor } from '../report/problem.ts'

/** Elements a drawing is made of. It is put into the page and the PDF as it stands, so nothing else is let in. */
const elements = new Set(
  (
    'svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan ' +
    'clipPath mask marker pattern linearGradient radialGradient stop'
  ).split(' '),
)

const forbiddenAttributes: readonly [RegExp, string][] = [
  [/^on/i, 'an event handler'],
  [/^style$/i, 'a style; use attributes such as fill="#1f4e5f"'],
  [/^xml:base$/i, 'a base address'],
]

const tag = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Reads the drawings of the guide by name; one that is broken or not safe is reported and left out. */
export function readDrawings(root: string, problems: Problems): Record<string, string> {
  const drawings: Record<string, string> = {}
  for (const path of filesIn(root, 'drawings', '.svg')) {
    const file = readGuideFile(root, path, problems)
    if (file && isSafe(file.text, reporterFor(problems, path))) {
      drawings[path.replace(/^drawings\/|\.svg$/g, '')] = withoutPreamble(file.text).trim()
    }
  }
  return drawings
}

/** Without XML declaration and comments. */
function withoutPreamble(text: string): string {
  return text.replace(/^\s*<\?xml[^>]*\?>/, '').replace(/<!--[\s\S]*?-->/g, '')
}

function isSafe(text: string, reporter: Reporter): boolean {
  let safe = true
  const refuse = (line: number, problem: ReturnType<typeof advice.svgBroken>): void => {
    safe = false
    reporter.error(line, problem)
  }
  // Blanked, not cut, so that lines stay where they are.
  const body = text.replace(/^\s*<\?xml[^>]*\?>|<!--[\s\S]*?-->/g, (part) => part.replace(/[^\n]/g, ' '))
  const lineAt = (offset: number): number => body.slice(0, offset).split('\n').length
  const open: string[] = []
  for (const match of body.matchAll(tag)) {
    const [, closing, name = '', attributes = '', alone] = match
    const line = lineAt(match.index)
    if (closing === '/') {
      if (open.pop() !== name) refuse(line, advice.svgBroken())
      continue
    }
    if (!elements.has(name)) refuse(line, advice.svgForbidden(`<${name}>`))
    for (const problem of attributeProblems(attributes)) refuse(line, advice.svgForbidden(problem))
    if (alone !== '/') open.push(name)
  }
  const rest = body.replace(tag, (part) => part.replace(/[^\n]/g, ' '))
  const stray = rest.search(/[<]|&(?!(?:amp|lt|gt|quot|apos);)/)
  if (stray >= 0) refuse(lineAt(stray), advice.svgBroken())
  if (open.length > 0 || !/^\s*<svg\s[^>]*xmlns=/.test(body)) refuse(1, advice.svgBroken())
  return safe
}

function attributeProblems(attributes: string): string[] {
  return [...attributes.matchAll(attribute)].flatMap(([, name = '', double, single]) => {
    const value = double ?? single ?? ''
    const forbidden = forbiddenAttributes.find(([pattern]) => pattern.test(name))
    if (forbidden) return forbidden[1]
    const isReference = /(?:^|:)(?:href|src)$/i.test(name) && !value.startsWith('#')
    const pointsOut = /url\(\s*["']?(?!["']?#)/i.test(value) || /script\s*:/i.test(value)
    if (isReference || pointsOut) return 'a reference to something outside of it'
    return value.includes('&#') ? 'characters written as numbers' : []
  })
}
