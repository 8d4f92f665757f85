import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { jobTitle } from '../spooler/spooler.ts'

/**
 * Files that exist only until a spooler has copied them. They are in a folder that only the kiosk's user can open, and have
 * random names.
 */
export class PrivateFiles {
  readonly #folder: string
  /** Files that could not be removed yet. */
  readonly #left = new Set<string>()
  /** How their names begin. */
  readonly title: string

  constructor(folder: string, title: string = jobTitle) {
    this.#folder = folder
    this.title = title
  }

  /** Writes a PDF and returns its path. Rejects, leaving nothing behind, if it cannot be written whole. */
  async write(bytes: Uint8Array): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    await chmod(this.#folder, 0o700)
    const file = path.join(this.#folder, `${this.title}-${randomUUID()}.pdf`)
    try {
      await writeFile(file, bytes, { mode: 0o600, flag: 'wx' })
      return file
    } catch (error) {
      await this.remove(file).catch(() => {
        // `removeLeft` tries again. The error of the write matters more.
      })
      throw error
    }
  }

  /** Removes a file. Rejects if that fails now; it is then removed with the next one, or by `removeLeft`. */
  async remove(file: string): Promise<void> {
    this.#left.add(file)
    await this.removeLeft()
  }

  /** Tries again to remove files that could not be removed before. Rejects if one is still there. */
  async removeLeft(): Promise<void> {
    const removals = [...this.#left].map(async (file) => {
      await rm(file, { force: true })
      this.#left.delete(file)
    })
    const failed = (await Promise.allSettled(removals)).find((removal) => removal.status === 'rejected')
    if (failed) throw failed.reason
  }

  /** Removes every file, including those of a run that was cut off. Returns how many there were. */
  async sweep(): Promise<number> {
    const names = await readdir(this.#folder).catch(() => [])
    await rm(this.#folder, { recursive: true, force: true })
    return names.length
  }
}
