import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { codeOf } from '../log/error-text.ts'

/** What a file holds; `missing` and `damaged` are states of their own, since only the first is harmless. */
export type SmallFile<T> = { state: 'good'; value: T } | { state: 'missing' } | { state: 'damaged' }

/** Reads a small JSON file of our own and checks it. Never throws. */
export async function readSmallFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<SmallFile<z.output<Schema>>> {
  try {
    const parsed = schema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    return parsed.success ? { state: 'good', value: parsed.data } : { state: 'damaged' }
  } catch (error) {
    return { state: codeOf(error) === 'ENOENT' ? 'missing' : 'damaged' }
  }
}

/**
 * Writes a small JSON file whole or not at all, also when the power goes in between; only the kiosk's user can read it.
 * Rejects where the disk does not take it; the old file then stays as it was.
 */
export async function writeSmallFile(file: string, value: unknown): Promise<void> {
  const draft = `${file}.new`
  await mkdir(path.dirname(file), { recursive: true })
  try {
    // A draft of a run that was cut off may have other rights.
    await rm(draft, { force: true })
    const handle = await open(draft, 'wx', 0o600)
    try {
      await handle.writeFile(`${JSON.stringify(value, null, 2)}\n`)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, file)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}
