import path from 'node:path'
import type { Linter, Rule } from 'eslint'

/**
 * The order of the folders inside a folder: each may import what stands before it, and nothing that stands after it. So no
 * two folders import each other. `.` is the folder's own files. A new folder is added here, after all that it imports.
 */
export const folderOrder: Readonly<Record<string, readonly string[]>> = {
  electron: [
    'contract',
    'log',
    'storage',
    'protocol',
    'environment',
    'lockdown',
    'session',
    'settings',
    'guide',
    'bundles',
    'counts',
    'diagnostics',
    'print',
    'handout',
    'staff',
    'services',
    'ipc',
    'window',
    'startup',
    'cli',
    '.',
  ],
  renderer: [
    'shell',
    'visit',
    'language',
    'design',
    'keyboard',
    'guide',
    'profile',
    'navigation',
    'print',
    'ways-out',
    'dialog',
    'comfort',
    'speech',
    'questions',
    'reading',
    'search',
    'counts',
    'attract',
    'preview',
    'staff',
    'handout',
    'nurse',
    'recall',
    'frame',
    'screens',
    '.',
  ],
  'electron/handout': ['pdf', 'letterhead', 'typesetting', 'parts', '.', 'make'],
  'electron/print': ['spooler', 'cups', 'windows', 'jobs', '.'],
  'electron/staff': ['drives', '.'],
  'renderer/reading': ['sources', 'words', 'body', 'medicines', 'blocks', '.'],
  'renderer/staff': ['mode', 'pin', 'parts', 'screens', '.'],
}

/** Why one file may not import another, by the order of the deepest folder that both are in; null = it may. Paths use `/`. */
export function orderProblem(importer: string, imported: string, order = folderOrder): string | null {
  const shared = sharedFolder(importer, imported)
  const folders = order[shared]
  if (!folders) return null
  const from = partIn(shared, importer)
  const to = partIn(shared, imported)
  const unknown = [from, to].find((part) => !folders.includes(part))
  if (unknown !== undefined)
    return `${shared}/${unknown} has no place in the order yet: add it to scripts/lint/folder-order.ts.`
  if (folders.indexOf(to) <= folders.indexOf(from)) return null
  const named = (part: string) => (part === '.' ? `the files of ${shared}` : `${shared}/${part}`)
  return `${named(from)} may not import ${named(to)}, which stands above it in scripts/lint/folder-order.ts. Move the piece to where it belongs.`
}

/** The deepest folder that both files are in. */
function sharedFolder(one: string, other: string): string {
  const parts = path.posix.dirname(one).split('/')
  const others = path.posix.dirname(other).split('/')
  const differ = parts.findIndex((part, index) => part !== others[index])
  return parts.slice(0, differ < 0 ? parts.length : differ).join('/')
}

/** The folder directly inside `folder` that a file is in; `.` if it is in none. */
function partIn(folder: string, file: string): string {
  const [first = '', ...rest] = path.posix.relative(folder, file).split('/')
  return rest.length === 0 ? '.' : first
}

const rule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = path.relative(context.cwd, context.filename).replaceAll(path.sep, '/')
    const check = (node: Rule.Node, source: unknown) => {
      if (typeof source !== 'string' || !source.startsWith('.')) return
      const imported = path.posix.join(path.posix.dirname(file), source.replace(/\?.*/, ''))
      const message = orderProblem(file, imported)
      if (message !== null) context.report({ node, message })
    }
    return {
      'ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, ImportExpression'(
        node: Rule.Node & { source?: { value?: unknown } | null },
      ) {
        check(node, node.source?.value)
      },
      TSImportType(node: Rule.Node & { argument?: { literal?: { value?: unknown } }; source?: { value?: unknown } }) {
        check(node, node.source?.value ?? node.argument?.literal?.value)
      },
    }
  },
}

/** Holds the order of the folders in every import, of types too. */
export const folderOrderRule: Linter.Config = {
  files: ['electron/**/*.ts', 'renderer/**/*.ts', 'renderer/**/*.svelte'],
  plugins: { structure: { rules: { 'folder-order': rule } } },
  rules: { 'structure/folder-order': 'error' },
}
