import { open, readdir } from 'node:fs/promises'
import path from 'node:path'
import { replaceFile } from '../../storage/replace-file.ts'
import type { DraftName } from '../../storage/replace-file.ts'

const mostNames = 1000
/** Half a handout must not look like a whole one. */
const unfinished: DraftName = { before: 'mbc-guide-unfinished-', after: '.tmp' }
/** The last saving. The next one waits for it: both would take the same free name. */
let before: Promise<unknown> = Promise.resolve()

/**
 * Writes a file to a drive under a name that is still free ("mbc-guide-handout.pdf", "mbc-guide-handout-2.pdf") and waits
 * until the drive has it, so that it may be pulled out. Resolves to the name. Rejects with the system's error and leaves
 * nothing behind if the drive is full or read-only. A drive that is pulled out too early has no file of that name; the next
 * saving removes what is left on it.
 */
export function saveUnderFreeName(folder: string, name: string, bytes: Uint8Array | string): Promise<string> {
  const saving = before.then(() => save(folder, name, bytes))
  before = saving.catch(() => undefined)
  return saving
}

async function save(folder: string, name: string, bytes: Uint8Array | string): Promise<string> {
  const free = freeName(name, await readdir(folder))
  await replaceFile(path.join(folder, free), bytes, unfinished)
  await syncFolder(folder)
  return free
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

/** The drive must have the new name, too. Windows writes it at once, and opens no folder. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
