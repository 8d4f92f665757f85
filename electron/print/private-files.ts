import { randomUUID } from 'node:crypto'
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { jobTitle } from './spooler.ts'

/**
 * Files that exist only while a spooler takes them over. They lie in one folder that nobody but the kiosk's user can
 * open, and are named by chance.
 */
export class PrivateFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Writes a PDF and gives its path. */
  async write(bytes: Uint8Array): Promise<string> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    await chmod(this.#folder, 0o700)
    const file = path.join(this.#folder, `${jobTitle}-${randomUUID()}.pdf`)
    await writeFile(file, bytes, { mode: 0o600, flag: 'wx' })
    return file
  }

  async remove(file: string): Promise<void> {
    await rm(file, { force: true })
  }

  /** Removes every file, also those of a run that was cut off. Returns how many there were. */
  async sweep(): Promise<number> {
    const names = await readdir(this.#folder).catch(() => [])
    await rm(this.#folder, { recursive: true, force: true })
    return names.length
  }
}
