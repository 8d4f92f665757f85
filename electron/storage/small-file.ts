import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import type { JsonProblem } from '../../content/json/read-json.ts'
import { readJson } from '../../content/json/read-json.ts'
import { readRegularFile, sayRefusal } from './regular-file.ts'
import { replaceFile } from './replace-file.ts'

/** What a file holds. Only `missing` is harmless; `damaged` is a file that was refused, or whose content was. */
export type SmallFile<T> =
  { state: 'good'; value: T } | { state: 'missing' } | { state: 'damaged'; problem: JsonProblem }

/** More than a year of counts takes. */
const maxBytes = 10_000_000

/** Reads a small JSON file of our own and checks it. Never rejects. */
export async function readSmallFile<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<SmallFile<z.output<Schema>>> {
  const read = await readRegularFile(file, maxBytes)
  if (read.state === 'missing') return read
  if (read.state === 'refused')
    return { state: 'damaged', problem: { field: null, line: null, fix: sayRefusal(read.refusal) } }
  const found = readJson(read.bytes, schema)
  return found.ok ? { state: 'good', value: found.value } : { state: 'damaged', problem: found.problems[0] }
}

/**
 * Writes a small JSON file whole or not at all, also when the power goes in between; only the kiosk's user can read it.
 * Replaces a link or pipe of that name. Rejects where the disk does not take it; the old file then stays as it was.
 */
export async function writeSmallFile(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const draft = { before: `${path.basename(file)}.`, after: '.new' }
  await replaceFile(file, `${JSON.stringify(value, null, 2)}\n`, { ...draft, mode: 0o600 })
}
