import { randomUUID } from 'node:crypto'
import { lstat, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a file is called until all of it is written: a UUID between two fixed parts. */
export interface DraftName {
  before: string
  after: string
}

/** Drafts that are being written, which are not leftovers. */
const inUse = new Set<string>()

/**
 * Writes a file whole or not at all, also if the power goes in between, and waits until the disk has it. It replaces a file
 * of that name. Drafts left in the folder by runs that were cut off go first; anything else that has such a name stays, and
 * is in nobody's way. Rejects with the system's error if the disk does not take it; the old file then stays as it was.
 * @param mode Rights of the new file; those the system gives unless set.
 */
export async function replaceFile(
  target: string,
  bytes: Uint8Array | string,
  { before, after, mode }: DraftName & { mode?: number },
): Promise<void> {
  const folder = path.dirname(target)
  await removeLeftovers(folder, { before, after })
  const draft = path.join(folder, `${before}${randomUUID()}${after}`)
  inUse.add(draft)
  try {
    const handle = await open(draft, 'wx', mode)
    try {
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, target)
    } catch (error) {
      await rm(draft, { force: true }).catch(() => {
        // It goes with the next writing, and why this one failed matters more.
      })
      throw error
    }
  } finally {
    inUse.delete(draft)
  }
}

/** Removes drafts of earlier runs. Only regular files are ours; what cannot be removed stays. */
async function removeLeftovers(folder: string, { before, after }: DraftName): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const file = path.join(folder, name)
    if (!isDraft(name, { before, after }) || inUse.has(file)) continue
    const regular = await lstat(file).then(
      (found) => found.isFile(),
      () => false,
    )
    if (regular) await rm(file, { force: true }).catch(() => {})
  }
}

function isDraft(name: string, { before, after }: DraftName): boolean {
  return name.startsWith(before) && name.endsWith(after) && uuid.test(name.slice(before.length, -after.length))
}
