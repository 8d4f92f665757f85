import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { guideSchema } from '../../content/schema/guide.ts'
import type { Guide } from '../../content/schema/guide.ts'

/** The compiled guide with its packed search index. */
export interface GoodGuide {
  guide: Guide
  searchIndex: Uint8Array
}
/** The guide, or in one line what is the matter with its file. */
export type GuideRead = GoodGuide | { guide: null; problem: string }

/** Reads and checks the compiled guide. Never throws: a damaged guide is a state the kiosk must show. */
export async function readGuide(file: string): Promise<GuideRead> {
  try {
    const parsed = guideSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (parsed.success) return { guide: parsed.data, searchIndex: await readSearchIndex(file) }
    return { guide: null, problem: z.prettifyError(parsed.error).split('\n').slice(0, 6).join(' ') }
  } catch (error) {
    return { guide: null, problem: error instanceof Error ? error.message : 'could not be read' }
  }
}

/** The index that was built with the guide; empty when it is missing, since the window can build its own. */
function readSearchIndex(guideFile: string): Promise<Uint8Array> {
  return readFile(guideFile.replace(/\.json$/, '.search.bin')).catch(() => new Uint8Array())
}
