import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

const mostNames = 1000
/** What a file is called until the drive has all of it: half a handout must not look like a whole one. */
const unfinished = /^mbc-guide-unfinished[-0-9a-f]*\.tmp$/
/** The saving before, which the next one waits for: both would take the same free name. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Writes a file to a drive under a name that is still free ("mbc-guide-handout.pdf", "mbc-guide-handout-2.pdf") and waits
 * until the drive has it, so that it may be pulled out. Gives the name. Rejects with the system's error and leaves nothing
 * behind where the drive is full or read-only; a drive pulled out meanwhile has no file of that name, and what is left on
 * it goes with the next saving.
 */
export function saveUnderFreeName(folder: string, name: string, bytes: Uint8Array | string): Promise<string> {
  const saving = before.then(() => save(folder, name, bytes))
  before = saving.catch(() => undefined)
  return saving
}

async function save(folder: string, name: string, bytes: Uint8Array | string): Promise<string> {
  const names = await readdir(folder)
  const free = freeName(name, names)
  const part = path.join(folder, `mbc-guide-unfinished-${randomUUID()}.tmp`)
  for (const left of names.filter((each) => unfinished.test(each))) await rm(path.join(folder, left), { force: true })
  try {
    const handle = await open(part, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(part, path.join(folder, free))
    await syncFolder(folder)
    return free
  } catch (error) {
    await rm(part, { force: true }).catch(() => {})
    throw error
  }
}

/** Upper and lower case are one to the file systems of sticks. */
function freeName(name: string, taken: readonly string[]): string {
  const names = new Set(taken.map((each) => each.toLowerCase()))
  const { name: stem, ext } = path.parse(name)
  for (let number = 1; number <= mostNames; number++) {
    const free = number === 1 ? name : `${stem}-${number}${ext}`
    if (!names.has(free.toLowerCase())) return free
  }
  throw new Error(`${mostNames} files named ${stem} are on the drive already`)
}

/** The new name too has to be on the drive. Windows writes it at once, and opens no folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
