import { renameSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes a file beside its place and then moves it there: a reader sees the old one or the new one, never half of one.
 * @throws as writing does; the old file is left, and nothing beside it
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${process.pid}`
  try {
    writeFileSync(beside, content)
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true, recursive: true })
    throw error
  }
}
