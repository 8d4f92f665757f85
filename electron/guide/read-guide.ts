import { readFile } from 'node:fs/promises'
import { loadGuide, searchIndexPath } from '../../content/load.ts'
import type { Guide } from '../../content/schema/guide.ts'

/** The compiled guide with its packed search index, or in one line what is the matter with its file. */
export type GuideRead = { guide: Guide; searchIndex: Uint8Array } | { guide: null; problem: string }

/** Reads and checks the compiled guide. Never throws: a damaged guide is a state the kiosk must show. */
export async function readGuide(file: string): Promise<GuideRead> {
  try {
    const guide = loadGuide(JSON.parse(await readFile(file, 'utf8')))
    // Without its index the guide is whole: the window can build one.
    const searchIndex = await readFile(searchIndexPath(file)).catch(() => new Uint8Array())
    return { guide, searchIndex }
  } catch (error) {
    return { guide: null, problem: error instanceof Error ? error.message : 'could not be read' }
  }
}
