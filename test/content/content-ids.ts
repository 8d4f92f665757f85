import { parse } from 'svelte/compiler'

/** A place in the program's code that names something of the guide by its id. */
export interface NamedId {
  line: number
  id: string
}

/** Fields and variables that hold an id of the guide: a plain word compared with one of these is an id, too. */
const idHolder = /^(?:id|page|section|drawing|medicine|question|group|term|entry|figure|sheet)$/i
/** An id that no code would hold by chance: with a hyphen or a digit. */
const isDistinctive = (id: string): boolean => /[-\d]/.test(id)

type Node = Record<string, unknown> & { type: string; start: number }

/**
 * The ids of the guide that code names: as a text or a key if they are distinctive (`risk-factors`, `F079`), plain words
 * (`subtypes`) if they are compared with, given to or asked of something that holds an id, or if most keys of a table are ids.
 * @param code TypeScript, or a Svelte component.
 * @param ids Ids of the guide that are no words of the program's own.
 */
export function contentIdsIn(code: string, isComponent: boolean, ids: ReadonlySet<string>): NamedId[] {
  const opening = '<script lang="ts">'
  const source = isComponent ? code : `${opening}${code}\n</script>`
  const found = new Map<string, NamedId>()
  const note = (node: Node, id: string): void => {
    const line = source.slice(0, node.start).split('\n').length
    found.set(`${line} ${id}`, { line, id })
  }
  const known = (node: unknown): string | null => {
    const text = textOf(node)
    return text !== null && ids.has(text) ? text : null
  }
  walk(parse(source, { modern: true }), (node) => {
    const text = known(node)
    if (text !== null && isDistinctive(text)) note(node, text)
    for (const [holder, value] of pairsIn(node)) {
      const id = known(value)
      if (id !== null && idHolder.test(holder)) note(node, id)
    }
    const keys = node.type === 'ObjectExpression' ? keysOf(node) : []
    const named = keys.filter((key) => ids.has(key))
    // The rest may be words of the program's own, such as `treatment`.
    if (named.length > 1 && named.length > keys.length / 2) for (const key of named) note(node, key)
  })
  return [...found.values()]
}

/** What is compared, given or asked: the name of the holder, and the value. */
function pairsIn(node: Node): [string, unknown][] {
  switch (node.type) {
    case 'BinaryExpression':
      return [
        [nameOf(node['left']), node['right']],
        [nameOf(node['right']), node['left']],
      ]
    case 'Property':
      return [[nameOf(node['key']), node['value']]]
    case 'SwitchStatement':
      return listOf(node['cases']).map((one) => [nameOf(node['discriminant']), one['test']])
    case 'CallExpression':
      return listOf(node['arguments']).map((one) => [nameOf(node['callee']), one])
    default:
      return []
  }
}

function keysOf(node: Node): string[] {
  return listOf(node['properties']).flatMap((property) => nameOf(property['key']) || [])
}

/** `page.id` and `id` are called id; a text in quotes, as a key, by itself. */
function nameOf(value: unknown): string {
  if (!isNode(value)) return ''
  if (value.type === 'MemberExpression') return nameOf(value['property'])
  if (value.type === 'ChainExpression') return nameOf(value['expression'])
  return typeof value['name'] === 'string' ? value['name'] : (textOf(value) ?? '')
}

function textOf(value: unknown): string | null {
  if (!isNode(value)) return null
  if (value.type === 'Literal') return typeof value['value'] === 'string' ? value['value'] : null
  const [only] = value.type === 'TemplateLiteral' ? listOf(value['quasis']) : []
  if (!only || listOf(value['expressions']).length > 0) return null
  const { value: written } = only as { value?: { cooked?: string } }
  return written?.cooked ?? null
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function listOf(value: unknown): Node[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) walk(one, visit)
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) visit(value)
    for (const one of Object.values(value)) walk(one, visit)
  }
}
