import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { codeOf } from '../log/error-text.ts'
import { replaceFile } from './replace-file.ts'

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
  await mkdir(path.dirname(file), { recursive: true })
  const draft = { before: `${path.basename(file)}.`, after: '.new' }
  await replaceFile(file, `${JSON.stringify(value, null, 2)}\n`, { ...draft, mode: 0o600 })
}
