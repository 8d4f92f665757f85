import { randomUUID } from 'node:crypto'
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'

export interface FileToWrite {
  path: string
  bytes: Uint8Array
}

/**
 * Writes files whole or not at all, each beside its place first: neither half a file nor a damaged older one is left.
 * Null when all are written, else what is wrong, in one line for a person.
 */
export function writeWhole(files: readonly FileToWrite[]): string | null {
  const waiting = files.map((file) => ({ ...file, beside: `${file.path}.${randomUUID().slice(0, 8)}.part` }))
  const odd = waiting.find(({ path }) => existsSync(path) && !statSync(path).isFile())
  if (odd) return `${odd.path} cannot be written: it is there already and is no file. Name another place.`
  let at = ''
  try {
    for (const { path, beside, bytes } of waiting) {
      at = path
      writeFileSync(beside, bytes, { flag: 'wx' })
    }
    for (const { path, beside } of waiting) {
      at = path
      renameSync(beside, path)
    }
    return null
  } catch (error) {
    for (const { beside } of waiting) if (existsSync(beside)) rmSync(beside)
    return `${at} cannot be written: ${reasonOf(error)}.`
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room, or choose another place',
  EDQUOT: 'the disk is full for this user. Make room, or choose another place',
  ENOENT: 'its folder does not exist. Make the folder, or choose another one',
  ENOTDIR: 'its folder is a file. Choose another place',
  EACCES: 'this user may not write there. Choose another place',
  EPERM: 'this user may not write there. Choose another place',
  EROFS: 'the disk cannot be written to. Choose another place',
}

/** Why a file could not be written, with what to do. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error instanceof Error ? error.message : 'unknown')
}
