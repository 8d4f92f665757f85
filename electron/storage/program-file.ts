import { lstatSync, readFileSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { lstat, readFile } from 'node:fs/promises'
import path from 'node:path'

/** Several times what the largest file of the program has. */
const maxBytes = 50_000_000

/**
 * Reads a file that was installed with the program. Rejects unless it is a regular file of at most 50 MB.
 * Files from outside go through `readRegularFile`. That one opens them first, and Electron would copy each file out of its
 * archive for that.
 */
export async function readProgramFile(file: string): Promise<Uint8Array> {
  mustBeRegular(file, await lstat(file))
  return readFile(file)
}

/**
 * The same without waiting.
 * @throws Error unless it is a regular file of at most 50 MB.
 */
export function readProgramFileSync(file: string): Uint8Array {
  mustBeRegular(file, lstatSync(file))
  return readFileSync(file)
}

function mustBeRegular(file: string, stats: Stats): void {
  const name = path.basename(file)
  if (!stats.isFile()) throw new Error(`${name} is no regular file`)
  if (stats.size > maxBytes) throw new Error(`${name} is larger than ${maxBytes / 1e6} MB`)
}
