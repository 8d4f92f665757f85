import {
  type Document,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type Scalar,
  visit,
  type YAMLError,
} from 'yaml'
import type { z } from 'zod'
import { advice } from '../report/messages.ts'
import type { Advice, Reporter } from '../report/problem.ts'
import { type Cut, hashCuts } from './yaml-cuts.ts'
import { keysOf, schemaAt } from './schema-shape.ts'
import { nearest } from '../words/spelling.ts'
import { yamlSlip } from './yaml-slips.ts'

export type Path = readonly PropertyKey[]

/** A YAML text that fits its schema, with the line of each part of it. */
export interface YamlContent<T> {
  data: T
  /** Line of the value at `path`, or of the nearest thing around it that is there. */
  lineAt(path: Path): number
}

/**
 * Parses YAML and checks it against a schema. Reports every problem with its line; gives null if there was any.
 * Anchors and aliases are refused: no text of the guide needs them, and they can be made to grow without end.
 * @param firstLine Line of the file that the YAML text starts on (front matter starts on 2).
 */
export function readYaml<T>(
  text: string,
  schema: z.ZodType<T>,
  reporter: Reporter,
  firstLine = 1,
): YamlContent<T> | null {
  const counter = new LineCounter()
  const lineOf = (offset: number): number => counter.linePos(offset).line + firstLine - 1
  let document: Document
  let data: unknown
  try {
    document = parseDocument(text, { lineCounter: counter, uniqueKeys: true })
    const cuts = hashCuts(text)
    for (const { offset, problem } of cuts) reporter.error(lineOf(offset), problem)
    // What follows the first thing that cannot be read is mostly its echo.
    const [broken] = [...document.errors, ...document.warnings]
    if (cuts.length > 0) return null
    if (broken) {
      reportUnreadable(broken, document, text, lineOf, reporter)
      return null
    }
    const slips = slipsIn(document, text)
    for (const { offset, problem } of slips) reporter.error(lineOf(offset), problem)
    if (slips.length > 0) return null
    data = document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    reporter.error(firstLine, error instanceof RangeError ? advice.nestedTooDeep() : advice.yamlAlias())
    return null
  }
  const lineAt = (path: Path): number => lineOf(offsetOf(document, path))
  const parsed = schema.safeParse(data)
  if (parsed.success) return { data: parsed.data, lineAt }
  const seen = new Set<string>()
  for (const issue of parsed.error.issues) {
    const place = JSON.stringify(issue.path)
    // A second complaint on one field is mostly the echo of the first.
    if (!seen.has(place)) reportIssue(issue, data, schema, lineAt, reporter)
    seen.add(place)
  }
  return null
}

/** What YAML reads without complaint and no writer means: curly quotes, characters by number, a field that only holds a remark. */
function slipsIn(document: Document, text: string): Cut[] {
  const slips: Cut[] = []
  visit(document, {
    Scalar: (_, node) => {
      const [offset = 0, end = 0] = node.range ?? []
      if (typeof node.value === 'string' && isCurlyQuoted(node.value, node.type))
        slips.push({ offset, problem: advice.curlyQuotes() })
      const escape = node.type === 'QUOTE_DOUBLE' ? characterEscape.exec(text.slice(offset, end))?.[1] : undefined
      if (escape !== undefined) slips.push({ offset, problem: advice.yamlEscape(escape) })
    },
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !key.range || (value !== null && !(isScalar(value) && value.value === null))) return
      const rest = text.slice(key.range[1]).split('\n', 1)[0] ?? ''
      if (/^ *:[ \t]+#/.test(rest))
        slips.push({ offset: key.range[0], problem: advice.nothingWritten(String(key.value)) })
    },
  })
  return slips
}

/** An escape for a character, after an even number of backslashes. */
const characterEscape = /(?<!\\)(?:\\\\)*(\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[abefnrtvNLP_0]))/i

/** Whether a text, or a part of a list that a comma cut, is in quotes that YAML takes for letters. */
function isCurlyQuoted(text: string, type: Scalar.Type | undefined): boolean {
  if (/^[“„”][^“”]*[“”]$/.test(text)) return true
  return type === 'PLAIN' && (/^[“„‟][^”]*$/.test(text) || /^[^“„‟]*”$/.test(text))
}

function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const key = path[length - 1]
    const parent = document.getIn(path.slice(0, length - 1), true)
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && String(item.key) === String(key))
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    }
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? 0) : 0
}

function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  )
}

function reportIssue(
  issue: z.core.$ZodIssue,
  data: unknown,
  schema: z.ZodType,
  lineAt: (path: Path) => number,
  reporter: Reporter,
): void {
  const path = issue.path
  const name = nameOf(path)
  const value = valueAt(data, path)
  const line = lineAt(path)
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysOf(schemaAt(schema, path))
      for (const key of issue.keys) {
        const near = nearest(key, known)
        // `{ meaning: Small, and round }`: what follows the comma looks like a field without a value.
        const isRest = near === null && /\s/.test(key) && valueAt(data, [...path, key]) === null
        const problem = isRest ? advice.yamlCommaInText(key) : advice.unknownKey(key, near, known)
        reporter.error(lineAt([...path, key]), problem)
      }
      return
    }
    case 'invalid_type':
      if (value === undefined) reporter.error(line, advice.missingKey(name))
      else if (value === null) reporter.error(line, advice.nothingWritten(name))
      else if (issue.expected === 'string' && isCutAtColon(value))
        reporter.error(line, advice.yamlColonInList(writtenAs(value)))
      else reporter.error(line, advice.wrongType(name, issue.expected, value))
      return
    case 'invalid_value': {
      const allowed = issue.values.map(String)
      const written = typeof value === 'string' ? value : JSON.stringify(value)
      if (value === undefined) reporter.error(line, advice.missingKey(name))
      else reporter.error(line, advice.unknownValue(name, written, nearest(written, allowed), allowed))
      return
    }
    case 'too_small':
      reporter.error(line, advice.emptyValue(name))
      return
    case 'too_big':
      reporter.error(line, advice.tooMany(name, Number(issue.maximum)))
      return
    case 'invalid_format':
      reporter.error(line, advice.badFormat(name, JSON.stringify(value), issue.format))
      return
    case 'invalid_union':
      if (value === undefined) reporter.error(line, advice.missingKey(name))
      else if (isCutAtColon(value) && !keysOf(schemaAt(schema, path)).includes(Object.keys(value)[0] ?? ''))
        reporter.error(line, advice.yamlColonInList(writtenAs(value)))
      else reporter.error(line, advice.badShape(name))
      return
    default:
      reporter.error(line, { ...advice.badShape(name), message: `\`${name}\`: ${issue.message}.` })
  }
}

/** Whether a value is what YAML makes of `tell your team: now` in a list. */
function isCutAtColon(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const entries = Object.entries(value)
  return entries.length === 1 && entries.every(([, inner]) => typeof inner !== 'object')
}

function writtenAs(value: Record<string, unknown>): string {
  return Object.entries(value)
    .map(([key, inner]) => `${key}: ${String(inner)}`)
    .join(', ')
}

/** `indications[1].menopause` as a person would point at it. */
function nameOf(path: Path): string {
  if (path.length === 0) return 'the file'
  return path.map((key) => (typeof key === 'number' ? `no. ${key + 1}` : String(key))).join(' › ')
}

function reportUnreadable(
  error: YAMLError,
  document: Document,
  text: string,
  lineOf: (offset: number) => number,
  reporter: Reporter,
): void {
  const [at] = error.pos
  const slip = yamlSlip(text.split('\n'), text.slice(0, at).split('\n').length - 1)
  const tab = text.search(/^ *\t/m)
  if (tab >= 0 && tab <= at) reporter.error(lineOf(tab), advice.yamlTab())
  else if (slip) reporter.error(lineOf(0) + slip.line, slip.problem)
  else reporter.error(lineOf(error.code === 'MISSING_CHAR' ? openingBefore(document, at) : at), yamlAdvice(error))
}

/** Where the quoted text or bracket opens that is still open at `offset`. */
function openingBefore(document: Document, offset: number): number {
  let opening = offset
  visit(document, (_, node) => {
    if (!isNode(node) || !node.range || node.range[0] > offset || node.range[1] < offset - 1) return
    const quoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
    if (quoted || (isCollection(node) && node.flow === true)) opening = node.range[0]
  })
  return opening
}

function yamlAdvice(error: YAMLError): Advice {
  switch (error.code) {
    case 'DUPLICATE_KEY':
      return advice.yamlDuplicateKey()
    case 'TAB_AS_INDENT':
      return advice.yamlTab()
    case 'BAD_INDENT':
      return advice.yamlIndent()
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
    case 'MULTILINE_IMPLICIT_KEY':
      return advice.yamlColon()
    case 'MISSING_CHAR':
      return advice.yamlUnclosed()
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
      return advice.yamlAlias()
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
      return advice.yamlTag()
    case 'BAD_SCALAR_START':
      return advice.yamlStart()
    default:
      return advice.yamlOther(error.message.split(' at line')[0] ?? error.message)
  }
}
