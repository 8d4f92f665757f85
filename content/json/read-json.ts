import { parse, type ValueNode } from '@humanwhocodes/momoa'
import type { z } from 'zod'

/** What is wrong with a JSON text, for the person who wrote it. */
export interface JsonProblem {
  /** The key with its path ("clinic.localResources[2].name"); null = the whole text. */
  field: string | null
  /** Line of the text, from 1; null where there is no such line. */
  line: number | null
  /** What is wrong and what to do, in plain sentences. It quotes nothing from the text. */
  fix: string
}
/** A value that fits its schema, or every problem of its text. */
export type JsonRead<T> = { ok: true; value: T } | { ok: false; problems: [JsonProblem, ...JsonProblem[]] }

type Path = readonly PropertyKey[]

const missing = 'This key is missing. Add it.'

/**
 * Reads JSON that comes from outside the program and checks it against a schema. A key that is written twice in one object
 * is refused: JSON.parse keeps the last one without a word. Accepts a byte order mark and any line ends. Never throws.
 * @param source The text, or its bytes in UTF-8.
 */
export function readJson<Schema extends z.ZodType>(
  source: string | Uint8Array,
  schema: Schema,
): JsonRead<z.output<Schema>> {
  const text = textOf(source)
  if (text === null) return refused([whole('The file is not UTF-8 text. Save it again with the encoding UTF-8.')])
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return refused([brokenAt(text, error)])
  }
  let tree: ValueNode | null = null
  try {
    if (!isCanonical(text, data)) {
      tree = parse(text, { mode: 'json' }).body
      const repeated = repeatedKeys(tree)
      if (repeated.length > 0) return refused(repeated)
    }
    const parsed = schema.safeParse(data)
    if (parsed.success) return { ok: true, value: parsed.data }
    const root = tree ?? parse(text, { mode: 'json' }).body
    const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, data, root))
    // Missing keys last: a key that is not known is often one of them, spelled wrong.
    return refused([...problems.filter(({ fix }) => fix !== missing), ...problems.filter(({ fix }) => fix === missing)])
  } catch (error) {
    // The parser and the schema call themselves for each level.
    if (error instanceof RangeError) return refused([whole('It is nested too deep. Write it with fewer brackets.')])
    return refused([brokenAt(text, error)])
  }
}

/** One line about a problem: "line 3, her2: It is written twice …". */
export function sayJsonProblem({ field, line, fix }: JsonProblem): string {
  const place = [...(line === null ? [] : [`line ${line}`]), ...(field === null ? [] : [field])].join(', ')
  return place === '' ? fix : `${place}: ${fix}`
}

function textOf(source: string | Uint8Array): string | null {
  if (typeof source === 'string') return source.replace(/^\uFEFF/, '')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(source)
  } catch {
    return null
  }
}

/**
 * Whether the program itself would write these data as this very text. Such a text has no key twice, and large files of our
 * own need not be parsed a second time, which takes many times longer.
 */
function isCanonical(text: string, data: unknown): boolean {
  return JSON.stringify(data, null, 2) === text.trimEnd() || JSON.stringify(data) === text
}

function whole(fix: string): JsonProblem {
  return { field: null, line: null, fix }
}

function refused(problems: readonly JsonProblem[]): { ok: false; problems: [JsonProblem, ...JsonProblem[]] } {
  const [first = whole('It does not fit.'), ...others] = problems
  return { ok: false, problems: [first, ...others] }
}

/** Why a text is no JSON. The tree's parser gives lines, but lets some texts pass that JSON.parse refuses. */
function brokenAt(text: string, error: unknown): JsonProblem {
  let found = error
  try {
    parse(text, { mode: 'json' })
  } catch (treeError) {
    found = treeError
  }
  if (found instanceof RangeError) found = error
  const offset = offsetOf(found)
  const line = lineOf(found) ?? (offset === null ? null : lineAtOffset(text, offset))
  // The parsers point at the character after the backslash, or at the backslash itself.
  const atBackslash = offset !== null && text.slice(Math.max(0, offset - 1), offset + 1).includes('\\')
  return {
    field: null,
    line,
    fix: atBackslash
      ? 'This is not valid JSON. Write each backslash twice: "C:\\\\Clinic\\\\logo.png".'
      : 'This is not valid JSON. Look for a missing comma, quote or brace here.',
  }
}

function lineOf(error: unknown): number | null {
  return error instanceof Error && 'line' in error && typeof error.line === 'number' ? error.line : null
}

function offsetOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null
  if ('offset' in error && typeof error.offset === 'number') return error.offset
  const position = /position (\d+)/.exec(error.message)?.[1]
  return position === undefined ? null : Number(position)
}

function lineAtOffset(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/).length
}

/** Every key that is written more than once in its object, however it is spelled: "her\u0032" is "her2". */
function repeatedKeys(root: ValueNode): JsonProblem[] {
  const problems: JsonProblem[] = []
  const visit = (node: ValueNode, path: Path): void => {
    if (node.type === 'Array') {
      node.elements.forEach(({ value }, index) => visit(value, [...path, index]))
    } else if (node.type === 'Object') {
      const lines = new Map<string, number>()
      for (const { name, value } of node.members) {
        const key = name.type === 'String' ? name.value : name.name
        const { line } = name.loc.start
        const first = lines.get(key)
        if (first === undefined) lines.set(key, line)
        else problems.push({ field: fieldOf([...path, key]), line, fix: sayTwice(first, line) })
        visit(value, [...path, key])
      }
    }
  }
  visit(root, [])
  return problems
}

function sayTwice(first: number, line: number): string {
  const where = first === line ? 'twice in this line' : `twice, first in line ${first}`
  return `This key is written ${where}. Keep one of the two.`
}

function problemsOf(issue: z.core.$ZodIssue, data: unknown, root: ValueNode): JsonProblem[] {
  const at = (path: Path, fix: string): JsonProblem => ({
    field: fieldOf(path) || null,
    line: lineAt(root, path),
    fix,
  })
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => at([...issue.path, key], 'There is no such key. Remove it, or check its spelling.'))
  if (issue.path.length > 0 && valueAt(data, issue.path) === undefined) return [at(issue.path, missing)]
  if (issue.code === 'invalid_value')
    return [at(issue.path, `Write one of these: ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`)]
  if (issue.code === 'invalid_type' && issue.path.length === 0)
    return [at(issue.path, `Write one ${issue.expected}, with nothing before or after it.`)]
  return [at(issue.path, `${issue.message}.`)]
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    data,
  )
}

/** Line of the key or element at a path, or of the nearest thing around it. */
function lineAt(root: ValueNode, path: Path): number {
  let { line } = root.loc.start
  let node: ValueNode | undefined = root
  for (const key of path) {
    if (node?.type === 'Array') {
      const element: ValueNode | undefined = node.elements[Number(key)]?.value
      node = element
      line = element?.loc.start.line ?? line
    } else if (node?.type === 'Object') {
      const member = node.members.find(({ name }) => (name.type === 'String' ? name.value : name.name) === key)
      node = member?.value
      line = member?.loc.start.line ?? line
    }
  }
  return line
}

function fieldOf(path: Path): string {
  return path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`
    return field ? `${field}.${sayKey(String(key))}` : sayKey(String(key))
  }, '')
}

/** A key fit for one line of a log, whatever was written. */
function sayKey(key: string): string {
  return /^[$\w-]{1,60}$/.test(key) ? key : JSON.stringify(key.slice(0, 60))
}
