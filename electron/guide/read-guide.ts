import path from 'node:path'
import { isUnchanged } from '../../content/compile/files/checksums.ts'
import { checksumsPath, loadGuide, searchIndexPath } from '../../content/compile/compiled-guide.ts'
import type { Guide } from '../../content/schema/guide.ts'
import { readProgramFile } from '../storage/program-file.ts'

/** The compiled guide, as its file has it and read, with its packed search index; or in one line what is the matter with its file. */
export type GuideRead = { guide: Guide; text: string; searchIndex: Uint8Array } | { guide: null; problem: string }

/**
 * Reads the compiled guide and checks that it is the file that was installed. Never throws: a damaged guide is a state the
 * kiosk must show.
 */
export async function readGuide(file: string): Promise<GuideRead> {
  try {
    const text = await readText(file)
    const name = path.basename(file)
    const checksums = await readText(checksumsPath(file)).catch(() => null)
    if (checksums === null) {
      loadGuide(JSON.parse(text))
      return { guide: null, problem: `${path.basename(checksumsPath(file))} is missing: ${name} cannot be checked` }
    }
    if (!isUnchanged(checksums, name, text))
      return { guide: null, problem: `${name} was changed: its checksum differs` }
    // The build writes the checksums after it has checked the guide by its schema, which takes long at the start.
    const guide = JSON.parse(text) as Guide
    return { guide, text, searchIndex: await readIndex(searchIndexPath(file), checksums) }
  } catch (error) {
    return { guide: null, problem: error instanceof Error ? error.message : 'could not be read' }
  }
}

/** Empty where the index is gone or changed: without it the guide is whole, and the window can build one. */
async function readIndex(file: string, checksums: string): Promise<Uint8Array> {
  const index = await readProgramFile(file).catch(() => null)
  return index && isUnchanged(checksums, path.basename(file), index) ? index : new Uint8Array()
}

async function readText(file: string): Promise<string> {
  return new TextDecoder().decode(await readProgramFile(file))
}
