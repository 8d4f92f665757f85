import type { Page } from '@playwright/test'

/** What a screen reader is told of one thing on the screen. */
export interface AxNode {
  role: string
  name: string
  /** Its name with the white space around it. */
  text: string
  /** Of a heading; 0 = none. */
  level: number
  focused: boolean
  /** Where a link leads; null = it is none. */
  url: string | null
  /** What it stands in, outermost first. */
  path: AxNode[]
}

/** The window's accessibility tree, as the browser hands it to screen readers, in reading order. */
export async function accessibilityTree(window: Page): Promise<AxNode[]> {
  const session = await window.context().newCDPSession(window)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const found: AxNode[] = []
  const walk = (id: string, path: AxNode[]): void => {
    const raw = byId.get(id)
    if (!raw) return
    const property = (name: string): unknown => raw.properties?.find((one) => one.name === name)?.value.value
    const node: AxNode = {
      role: String(raw.role?.value ?? ''),
      name: String(raw.name?.value ?? '').trim(),
      text: String(raw.name?.value ?? ''),
      level: Number(property('level') ?? 0),
      focused: property('focused') === true,
      url: (property('url') as string | undefined) ?? null,
      path,
    }
    if (!raw.ignored) found.push(node)
    for (const child of raw.childIds ?? []) walk(child, raw.ignored ? path : [...path, node])
  }
  if (nodes[0]) walk(nodes[0].nodeId, [])
  return found
}

const roles = {
  named: ['button', 'link', 'checkbox', 'radio', 'textbox', 'searchbox', 'combobox', 'tab', 'dialog', 'alertdialog'],
  dialog: ['dialog', 'alertdialog'],
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ').trim()
const noSpace = (text: string) => text.replace(/\s+/g, '')

/** What is wrong in a tree, in words. */
function problemsOf(tree: readonly AxNode[]): string[] {
  const problems: string[] = []
  const seen = new Map<string, string | null>()
  let level = tree.some(({ role }) => roles.dialog.includes(role)) ? 1 : 0
  for (const node of tree) {
    const { role, name, path } = node
    if (roles.named.includes(role) && name === '')
      problems.push(
        `${role} without a name in ${path.at(-1)?.role ?? ''} ${
          path
            .map(({ name }) => name)
            .filter(Boolean)
            .at(-1) ?? ''
        }`,
      )
    if (['banner', 'contentinfo'].includes(role) && path.some((outer) => roles.dialog.includes(outer.role)))
      problems.push(`${role} in a dialog: it is no part of the page`)
    if (roles.named.includes(role)) {
      // Some screen readers read the pieces of text, not the name.
      const pieces = tree.filter((other) => other.role === 'StaticText' && other.path.includes(node))
      const read = oneSpace(pieces.map(({ text }) => text).join(''))
      if (read !== oneSpace(name) && noSpace(read) === noSpace(name)) problems.push(`words run together: ${read}`)
    }
    if (role === 'LabelText') {
      const pieces = tree.filter((other) => other.role === 'StaticText' && other.path.includes(node))
      const read = oneSpace(pieces.map(({ text }) => text).join(''))
      const labeled = tree.filter((other) => noSpace(other.name) === noSpace(read) && roles.named.includes(other.role))
      if (labeled.some((other) => oneSpace(other.name) !== read)) problems.push(`words run together: ${read}`)
    }
    if (role === 'heading') {
      if (name === '') problems.push('heading without words')
      if (node.level > level + 1) problems.push(`heading "${name}" of level ${node.level} after ${level}`)
      level = node.level
    }
    if (role === 'list' && !tree.some((other) => other.role === 'listitem' && other.path.includes(node))) {
      problems.push(`list "${name}" without items`)
    }
    if (role === 'table') {
      if (name === '') problems.push('table without a caption')
      const has = (wanted: string) => tree.some((other) => other.role === wanted && other.path.includes(node))
      if (!has('columnheader') || !has('rowheader')) problems.push(`table "${name}" without headers`)
    }
    if (['button', 'link', 'checkbox', 'radio', 'textbox'].includes(role)) {
      const place = path.filter(
        ({ role, name }) => ['group', 'region', 'radiogroup', 'list', 'navigation'].includes(role) && name !== '',
      )
      const key = [role, name, ...place.map((ancestor) => ancestor.name)].join(' / ')
      const before = seen.get(key)
      // Links of one name may be many as long as they lead to one place.
      if (before !== undefined && (role !== 'link' || before !== node.url)) problems.push(`twice: ${key}`)
      seen.set(key, node.url)
    }
  }
  return problems
}

/**
 * What is wrong with the screen for a screen reader, in words: names, roles and order; in a dialog, where the focus is;
 * else the one title, which is the window's too.
 */
export async function screenProblems(window: Page): Promise<string[]> {
  const tree = await accessibilityTree(window)
  const problems = problemsOf(tree)
  const dialogs = tree.filter(({ role }) => roles.dialog.includes(role))
  const title = dialogs.length > 0 ? null : tree.filter(({ role, level }) => role === 'heading' && level === 1)
  if (title) {
    const shown = (await window.title()).toLowerCase()
    if (tree.filter(({ role }) => role === 'main').length !== 1) problems.push('not one main part')
    if (title.length !== 1) problems.push(`${title.length} titles`)
    if (!shown.includes(title[0]?.name.toLowerCase() ?? '')) problems.push(`the window is called ${shown}`)
  } else if (!tree.some((node) => node.focused && dialogs.some((dialog) => node.path.includes(dialog)))) {
    problems.push('the focus is not in the dialog')
  }
  return problems
}
