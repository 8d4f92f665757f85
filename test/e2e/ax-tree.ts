import type { Page } from '@playwright/test'

/** What a screen reader is told of one thing on the screen. */
export interface AxNode {
  role: string
  name: string
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
