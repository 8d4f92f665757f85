import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'svelte/compiler'
import ts from 'typescript'

/** All sources of the window that end like this; paths from the repository's root. */
export function sources(end: '.ts' | '.svelte'): string[] {
  const files = readdirSync('renderer', { recursive: true, encoding: 'utf8' })
  return files
    .filter((file) => file.endsWith(end))
    .map((file) => path.posix.join('renderer', file.replaceAll('\\', '/')))
}

export const textOf = (file: string): string => readFileSync(file, 'utf8')

const parsed = (text: string) => ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest, true)

/** Names at the top of a module that hold state neither `forgetting` nor `keeping` was told of. */
export function unregistered(text: string): string[] {
  return parsed(text).statements.flatMap((statement) => {
    if (!ts.isVariableStatement(statement)) return []
    const { declarations, flags } = statement.declarationList
    const constant = (flags & ts.NodeFlags.Const) !== 0
    return declarations
      .filter(({ type, initializer }) => {
        if (type && /^Readonly(Set|Map|Array)?</.test(type.getText())) return false
        return (!constant && !isProps(initializer)) || (initializer !== undefined && holdsState(initializer))
      })
      .map(({ name }) => name.getText())
  })
}

const isProps = (node: ts.Expression | undefined) => /^\$(props|derived|bindable)\b/.test(node?.getText() ?? '')

/** Whether an expression makes something that can change: an instance, a rune, or an empty list or record to be filled. */
function holdsState(node: ts.Node): boolean {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false
  if (ts.isCallExpression(node)) {
    const called = node.expression.getText()
    if (called === 'forgetting' || called === 'keeping' || /^\$derived\b/.test(called)) return false
    if (/^\$state\b/.test(called)) return true
  }
  if (ts.isNewExpression(node)) return true
  if (ts.isArrayLiteralExpression(node) && node.elements.length === 0) return true
  if (ts.isObjectLiteralExpression(node) && node.properties.length === 0) return true
  return ts.forEachChild(node, (child) => holdsState(child) || undefined) ?? false
}

type Classes = ReadonlyMap<string, ts.ClassDeclaration>

/** All classes of these modules by their names. */
export function classesOf(texts: readonly string[]): Classes {
  const classes = texts.flatMap((text) => parsed(text).statements.filter(ts.isClassDeclaration))
  return new Map(classes.map((each) => [each.name?.text ?? '', each]))
}

/** Names of the classes whose instances are registered to be forgotten. */
export function forgottenClasses(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(/forgetting\(\s*'\w+',\s*new (\w+)\(/g)].map(([, name]) => name ?? ''),
  )
}

/** Fields of a class, as `Class.field`, that a call of `method` neither sets nor empties. What it owns is followed. */
export function fieldsKept(classes: Classes, name: string, method = 'reset'): string[] {
  const declared = classes.get(name)
  if (!declared) throw new Error(`no class ${name}`)
  const touched = touchedBy(declared, method, new Map())
  return declared.members.filter(ts.isPropertyDeclaration).flatMap((field) => {
    const text = field.initializer?.getText() ?? ''
    if (text.startsWith('$derived') || (field.initializer && ts.isFunctionLike(field.initializer))) return []
    const how = touched.get(field.name.getText())
    if (how === undefined) return [`${name}.${field.name.getText()}`]
    const owned = /^new (\w+)\(/.exec(text)?.[1]
    return owned !== undefined && classes.has(owned) && how !== '' ? fieldsKept(classes, owned, how) : []
  })
}

/** Fields that a method, and those of its class that it calls, sets or empties; for the latter, by which of their methods. */
function touchedBy(declared: ts.ClassDeclaration, method: string, touched: Map<string, string>): Map<string, string> {
  const member = declared.members.find((each) => ts.isMethodDeclaration(each) && each.name.getText() === method)
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.expression.kind === ts.SyntaxKind.ThisKeyword) {
      const field = node.name.getText()
      const { parent } = node
      if (ts.isBinaryExpression(parent) && parent.left === node && parent.operatorToken.getText().endsWith('='))
        touched.set(field, '')
      else if (ts.isPostfixUnaryExpression(parent) || ts.isPrefixUnaryExpression(parent)) touched.set(field, '')
      else if (ts.isCallExpression(parent) && parent.expression.getText() === 'clearTimeout') touched.set(field, '')
      else if (ts.isPropertyAccessExpression(parent) && ts.isCallExpression(parent.parent))
        touched.set(field, parent.name.getText())
      else if (ts.isCallExpression(parent) && parent.expression === node) touchedBy(declared, field, touched)
    }
    ts.forEachChild(node, visit)
  }
  if (member) visit(member)
  return touched
}

/** Script of a component as text: what runs for each instance, and what runs once. */
export function scriptsOf(text: string): { instance: string; module: string } {
  const { instance, module } = parse(text, { modern: true })
  const inside = (script: typeof instance) =>
    script ? text.slice(script.start, script.end).replace(/^<script[^>]*>|<\/script>$/g, '') : ''
  return { instance: inside(instance), module: inside(module) }
}

/** Components that stay on the page from one visit to the next: those that these show whatever the state. */
export function outliving(roots: readonly string[]): string[] {
  return roots.flatMap((file) => {
    const text = textOf(file)
    const { fragment } = parse(text, { modern: true })
    const shown = fragment.nodes.flatMap((node) => (node.type === 'Component' ? [node.name] : []))
    const imports = new Map(
      [...text.matchAll(/import (\w+) from '(\.[^']+\.svelte)'/g)].map(([, name, from]) => [name, from]),
    )
    const files = shown.flatMap((name) => {
      const from = imports.get(name)
      return from === undefined ? [] : [path.posix.join(path.posix.dirname(file), from)]
    })
    return [file, ...outliving(files)]
  })
}
