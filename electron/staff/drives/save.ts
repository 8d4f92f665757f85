import { open, rm } from 'node:fs/promises'
import path from 'node:path'

const mostNames = 1000

/**
 * Writes a file to a drive under a name that is still free ("mbc-guide-handout.pdf", "mbc-guide-handout-2.pdf") and waits
 * until the drive has it, so that it may be pulled out. Gives the name. Rejects with the system's error and leaves nothing
 * behind where the drive is full, read-only or gone.
 */
export async function saveUnderFreeName(folder: string, name: string, bytes: Uint8Array | string): Promise<string> {
  const { name: stem, ext } = path.parse(name)
  for (let number = 1; number <= mostNames; number++) {
    const free = number === 1 ? name : `${stem}-${number}${ext}`
    if (await writeNew(path.join(folder, free), bytes)) return free
  }
  throw new Error(`${mostNames} files named ${stem} are on the drive already`)
}

/** False where there is a file (or a link) of that name. */
async function writeNew(file: string, bytes: Uint8Array | string): Promise<boolean> {
  const handle = await open(file, 'wx').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null
    throw error
  })
  if (!handle) return false
  try {
    await handle.writeFile(bytes)
    await handle.sync()
    return true
  } catch (error) {
    await rm(file, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}
