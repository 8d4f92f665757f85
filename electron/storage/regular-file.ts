import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { codeOf } from '../log/error-text.ts'

/** What stands where a file should be. */
type OtherThing = 'link' | 'folder' | 'pipe' | 'socket' | 'device'
/** Why a file was not read. */
export type Refusal =
  { why: OtherThing | 'silent' } | { why: 'large'; maxBytes: number } | { why: 'unreadable'; code: string }
/** All the bytes of a file, or why there are none; `missing` is a state of its own, since it is often harmless. */
export type FileRead =
  { state: 'read'; bytes: Uint8Array } | { state: 'missing' } | { state: 'refused'; refusal: Refusal }

/** After how long a disk or a server counts as silent, in ms. */
const patienceMs = 5_000
const chunkBytes = 64 * 1024
// A pipe opened without O_NONBLOCK waits for a writer, for ever. Windows has neither flag: `undefined` adds nothing.
const safely = constants.O_NOFOLLOW | constants.O_NONBLOCK

/**
 * Reads a file that anyone outside the program may have put there: a regular file of at most `maxBytes`, never a link, pipe,
 * socket, device or folder. Links among the folders above it are followed. Never rejects, and never takes longer than five
 * seconds, even if the disk or server does not answer.
 */
export async function readRegularFile(file: string, maxBytes: number): Promise<FileRead> {
  return (await answered(file, () => readWhole(file, maxBytes))) ?? refused({ why: 'silent' })
}

/** The same without waiting, for the command line. It waits for a disk that does not answer. */
export function readRegularFileSync(file: string, maxBytes: number): FileRead {
  let descriptor: number | null = null
  try {
    mustBeRegular(lstatSync(file))
    descriptor = openSync(file, constants.O_RDONLY | safely)
    mustBeRegular(fstatSync(descriptor))
    const chunks = new Chunks(maxBytes)
    for (;;) {
      const chunk = chunks.next()
      const bytesRead = readSync(descriptor, chunk, 0, chunk.length, null)
      if (bytesRead === 0) return { state: 'read', bytes: chunks.whole() }
      if (!chunks.take(chunk, bytesRead)) return refused({ why: 'large', maxBytes })
    }
  } catch (error) {
    return unread(error)
  } finally {
    if (descriptor !== null) closeSync(descriptor)
  }
}

/** What distinguishes one state of a file from another, without reading it; empty if there is none or it is silent. */
export async function stampOf(file: string): Promise<string> {
  const stats = await answered(file, () => lstat(file).catch(() => null))
  return stats ? [stats.ino, stats.size, stats.mtimeMs].join(' ') : ''
}

/** Whether this user could write to a regular file. On Windows only opening it tells. Never rejects. */
export async function mayWrite(file: string): Promise<boolean> {
  const tried = async () => {
    try {
      await (await openRegular(file, constants.O_RDWR)).close()
      return true
    } catch {
      return false
    }
  }
  return (await answered(file, tried)) ?? false
}

/** Says in a sentence for IT why a file was not read, and what to do. */
export function sayRefusal(refusal: Refusal): string {
  switch (refusal.why) {
    case 'link':
      return 'It is a link, and links are not followed. Put the file itself here.'
    case 'folder':
      return 'It is a folder. Put a file here.'
    case 'pipe':
    case 'socket':
    case 'device':
      return `It is a ${refusal.why}. Put a regular file here.`
    case 'large':
      return `It is larger than ${saySize(refusal.maxBytes)}. Write a smaller one.`
    case 'silent':
      return `It did not answer within ${patienceMs / 1000} seconds. Put it on a disk of this machine.`
    case 'unreadable':
      return `It cannot be read (${refusal.code}). Give this user the right to read it.`
  }
}

function saySize(bytes: number): string {
  return bytes < 1e6 ? `${bytes / 1e3} KB` : `${bytes / 1e6} MB`
}

async function readWhole(file: string, maxBytes: number): Promise<FileRead> {
  let handle: FileHandle | null = null
  try {
    handle = await openRegular(file, constants.O_RDONLY)
    const chunks = new Chunks(maxBytes)
    for (;;) {
      const chunk = chunks.next()
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, null)
      if (bytesRead === 0) return { state: 'read', bytes: chunks.whole() }
      if (!chunks.take(chunk, bytesRead)) return refused({ why: 'large', maxBytes })
    }
  } catch (error) {
    return unread(error)
  } finally {
    await handle?.close().catch(() => {})
  }
}

/** Rejects with a `NotRegular`, or with the system's error. */
async function openRegular(file: string, access: number): Promise<FileHandle> {
  // Before it is opened: opening alone can have effects, as on a watchdog device.
  mustBeRegular(await lstat(file))
  const handle = await open(file, access | safely)
  try {
    mustBeRegular(await handle.stat())
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

class NotRegular extends Error {
  readonly thing: OtherThing

  constructor(thing: OtherThing) {
    super(`This is a ${thing}`)
    this.thing = thing
  }
}

/** @throws NotRegular */
function mustBeRegular(stats: Stats): void {
  if (stats.isFile()) return
  if (stats.isSymbolicLink()) throw new NotRegular('link')
  if (stats.isDirectory()) throw new NotRegular('folder')
  if (stats.isFIFO()) throw new NotRegular('pipe')
  if (stats.isSocket()) throw new NotRegular('socket')
  throw new NotRegular('device')
}

function refused(refusal: Refusal): FileRead {
  return { state: 'refused', refusal }
}

function unread(error: unknown): FileRead {
  if (error instanceof NotRegular) return refused({ why: error.thing })
  const code = codeOf(error) ?? 'unknown'
  if (code === 'ENOENT') return { state: 'missing' }
  return refused(code === 'ELOOP' ? { why: 'link' } : { why: 'unreadable', code })
}

/** The parts of a file as they are read, up to a limit. */
class Chunks {
  readonly #taken: Uint8Array[] = []
  #left: number

  constructor(maxBytes: number) {
    this.#left = maxBytes
  }

  /** Room for the next part: one byte more than may come, so that a file that is too large shows. */
  next(): Uint8Array {
    return new Uint8Array(Math.min(chunkBytes, this.#left + 1))
  }

  /** False once there is more than the limit. */
  take(chunk: Uint8Array, bytesRead: number): boolean {
    this.#left -= bytesRead
    if (this.#left < 0) return false
    this.#taken.push(chunk.subarray(0, bytesRead))
    return true
  }

  whole(): Uint8Array {
    return new Uint8Array(Buffer.concat(this.#taken))
  }
}

/** Files that were silent and have not answered since. Each holds one of Node's few threads for files. */
const silent = new Set<string>()

/** What a file answers; null if it does not in time, or is still silent from an earlier time. */
async function answered<T>(file: string, ask: () => Promise<T>): Promise<T | null> {
  if (silent.has(file)) return null
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      silent.add(file)
      resolve(null)
    }, patienceMs)
  })
  const answer = ask().finally(() => {
    clearTimeout(timer)
    silent.delete(file)
  })
  return Promise.race([answer, late])
}
