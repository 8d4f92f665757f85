import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { jobTitle } from '../spooler/spooler.ts'

/**
 * Files that exist only while a spooler takes them over. They lie in one folder that nobody but the kiosk's user can
 * open, and are named by chance.
 */
export class PrivateFiles {
  readonly #folder: string
  /** Files that were to go and are still there. */
  readonly #left = new Set<string>()
  /** What their names begin with. */
  readonly title: string

  constructor(folder: string, title: string = jobTitle) {
    this.#folder = folder
    this.title = title
  }

  /** Writes a PDF and gives its path. Rejects where the disk does not take all of it; then nothing of it is left. */
  async write(bytes: Uint8Array): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    await chmod(this.#folder, 0o700)
    const file = path.join(this.#folder, `${this.title}-${randomUUID()}.pdf`)
    try {
      await writeFile(file, bytes, { mode: 0o600, flag: 'wx' })
      return file
    } catch (error) {
      await this.remove(file).catch(() => {
        // `removeLeft` tries it again, and why it could not be written matters more.
      })
      throw error
    }
  }

  /** Removes a file. Rejects where it cannot be removed now; it then goes with the next one, or by `removeLeft`. */
  async remove(file: string): Promise<void> {
    this.#left.add(file)
    await this.removeLeft()
  }

  /** Tries again to remove what could not be removed before. Rejects where something stays. */
  async removeLeft(): Promise<void> {
    const removals = [...this.#left].map(async (file) => {
      await rm(file, { force: true })
      this.#left.delete(file)
    })
    const failed = (await Promise.allSettled(removals)).find((removal) => removal.status === 'rejected')
    if (failed) throw failed.reason
  }

  /** Removes every file, also those of a run that was cut off. Returns how many there were. */
  async sweep(): Promise<number> {
    const names = await readdir(this.#folder).catch(() => [])
    await rm(this.#folder, { recursive: true, force: true })
    return names.length
  }
}
