import { parse, type ValueNode } from '@humanwhocodes/momoa'
import type { z } from 'zod'
import { decodeUtf8 } from '../text/decode.ts'
import { type KeyPath, meantKey } from './known-keys.ts'

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

/** A problem of one key, with its place for programs. */
export interface KeyProblem extends JsonProblem {
  path: KeyPath
  what: 'twice' | 'unknown' | 'missing' | 'wrong'
  /** The known key that was most likely meant by one that is not known; null = none, or the key is known. */
  meant: KeyPath | null
}
/** JSON as it is written, with every problem of its keys; or why it is no JSON. */
export type InspectedJson = { ok: true; data: unknown; problems: KeyProblem[] } | { ok: false; problem: JsonProblem }

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
  const inspected = inspectJson(source, schema)
  if (!inspected.ok) return refused([inspected.problem])
  // Of a key that is written twice no one knows which value to check.
  const twice = inspected.problems.filter(({ what }) => what === 'twice')
  const problems = (twice.length > 0 ? twice : inspected.problems).map(({ field, line, fix }) => ({ field, line, fix }))
  if (problems.length > 0) return refused(problems)
  const parsed = schema.safeParse(inspected.data)
  return parsed.success ? { ok: true, value: parsed.data } : refused([whole('It does not fit.')])
}

/**
 * Reads JSON as `readJson` does, and gives it also where some of its keys are wrong, for readers that go on with the rest.
 * Keys that are written twice have their last value in `data` and a problem of their own. Never throws.
 */
export function inspectJson(source: string | Uint8Array, schema: z.ZodType): InspectedJson {
  const decoded = typeof source === 'string' ? { text: source, problem: null } : decodeUtf8(source)
  if (decoded.text === null) return { ok: false, problem: whole(decoded.problem) }
  const text = decoded.text.replace(/^\uFEFF/, '')
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    return { ok: false, problem: brokenAt(text, error) }
  }
  try {
    const tree = isCanonical(text, data) ? null : parse(text, { mode: 'json' }).body
    const repeated = tree === null ? [] : repeatedKeys(tree)
    const parsed = schema.safeParse(data)
    if (parsed.success) return { ok: true, data, problems: repeated }
    const root = tree ?? parse(text, { mode: 'json' }).body
    const others = parsed.error.issues
      .flatMap((issue) => problemsOf(issue, data, root, schema))
      .filter(({ path }) => !repeated.some((twice) => isWithin(path, twice.path)))
      // One fix a key is enough: with it the next one may be gone.
      .filter(
        ({ field, what }, index, all) => what !== 'wrong' || all.findIndex((each) => each.field === field) === index,
      )
    // Missing keys last: a key that is not known is often one of them, spelled wrong.
    const isMissing = ({ what }: KeyProblem) => what === 'missing'
    return {
      ok: true,
      data,
      problems: [...repeated, ...others.filter((problem) => !isMissing(problem)), ...others.filter(isMissing)],
    }
  } catch (error) {
    // The parser and the schema call themselves for each level.
    if (error instanceof RangeError)
      return { ok: false, problem: whole('It is nested too deep. Write it with fewer brackets.') }
    return { ok: false, problem: brokenAt(text, error) }
  }
}

/** Whether a path is another one or lies within it. */
export function isWithin(path: KeyPath, outer: KeyPath): boolean {
  return outer.every((key, index) => path[index] === key)
}

/** The value at a path of JSON data; undefined where there is none. */
export function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    data,
  )
}

/** A path as people read it: "clinic.localResources[2].name", fit for one line of a log whatever was written. */
function fieldOf(path: KeyPath): string {
  return path.reduce<string>((field, key) => {
    if (typeof key === 'number') return `${field}[${key}]`
    return field ? `${field}.${sayKey(String(key))}` : sayKey(String(key))
  }, '')
}

/** One line about a problem: "line 3, her2: It is written twice …". */
export function sayJsonProblem({ field, line, fix }: JsonProblem): string {
  const place = [...(line === null ? [] : [`line ${line}`]), ...(field === null ? [] : [field])].join(', ')
  return place === '' ? fix : `${place}: ${fix}`
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
function repeatedKeys(root: ValueNode): KeyProblem[] {
  const problems: KeyProblem[] = []
  const visit = (node: ValueNode, path: KeyPath): void => {
    if (node.type === 'Array') {
      node.elements.forEach(({ value }, index) => visit(value, [...path, index]))
    } else if (node.type === 'Object') {
      const lines = new Map<string, number>()
      for (const { name, value } of node.members) {
        const key = name.type === 'String' ? name.value : name.name
        const { line } = name.loc.start
        const first = lines.get(key)
        if (first === undefined) lines.set(key, line)
        else {
          const at = [...path, key]
          problems.push({ field: fieldOf(at), line, fix: sayTwice(first, line), path: at, what: 'twice', meant: null })
        }
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

function problemsOf(issue: z.core.$ZodIssue, data: unknown, root: ValueNode, schema: z.ZodType): KeyProblem[] {
  const at = (path: KeyPath, what: KeyProblem['what'], fix: string, meant: KeyPath | null = null): KeyProblem => ({
    field: fieldOf(path) || null,
    line: lineAt(root, path),
    fix,
    path,
    what,
    meant,
  })
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const path = [...issue.path, key]
      const meant = meantKey(schema, path)
      return at(path, 'unknown', sayUnknown(path, meant), meant)
    })
  if (issue.path.length > 0 && valueAt(data, issue.path) === undefined) return [at(issue.path, 'missing', missing)]
  return [at(issue.path, 'wrong', sayIssue(issue))]
}

function sayUnknown(path: KeyPath, meant: KeyPath | null): string {
  if (meant === null) return 'There is no such key. Remove it, or check its spelling.'
  const name = `"${String(meant.at(-1))}"`
  if (meant.length === path.length && isWithin(meant, path.slice(0, -1)))
    return `There is no such key. Write ${name} instead.`
  const outside = fieldOf(meant.slice(0, -1))
  return `There is no such key here. ${name} belongs ${outside === '' ? 'outside, beside the other keys of the file' : `inside "${outside}"`}.`
}

/** How a kind of value is written in JSON. */
const howToWrite: Readonly<Record<string, string>> = {
  string: 'Write a text in quotes.',
  boolean: 'Write true or false, without quotes.',
  number: 'Write a number, without quotes.',
  int: 'Write a whole number, without quotes.',
  array: 'Write a list in brackets: [ ].',
  object: 'Write an object in braces: { }.',
}

/** What is wrong with a value and what to write. It quotes nothing of the value. */
function sayIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value')
    return `Write one of these: ${issue.values.map((value) => JSON.stringify(value)).join(', ')}.`
  if (issue.code === 'invalid_type' && issue.path.length === 0)
    return `Write one ${issue.expected}, with nothing before or after it.`
  if (issue.code === 'invalid_type') return howToWrite[issue.expected] ?? `${issue.message}.`
  if (issue.code === 'too_big' || issue.code === 'too_small') return saySize(issue)
  return `${issue.message}.`
}

function saySize(issue: z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall): string {
  const limit = issue.code === 'too_big' ? `at most ${issue.maximum}` : `at least ${issue.minimum}`
  switch (issue.origin) {
    case 'string':
      return issue.code === 'too_small' && issue.minimum === 1
        ? 'It is empty. Write a text, or remove the key.'
        : `Write ${limit} characters.`
    case 'number':
    case 'int':
      return `Write a number of ${limit}.`
    case 'array':
      return `Write ${limit} entries.`
    default:
      return `${issue.message}.`
  }
}

/** Line of the key or element at a path, or of the nearest thing around it. */
function lineAt(root: ValueNode, path: KeyPath): number {
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

/** A key fit for one line of a log, whatever was written. */
function sayKey(key: string): string {
  return /^[$\w-]{1,60}$/.test(key) ? key : JSON.stringify(key.slice(0, 60))
}
