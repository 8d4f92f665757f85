import { createHash } from 'node:crypto'
import type { Drive } from '../../contract/contract.ts'

/** A removable drive that is plugged in and can be written to. */
export interface MountedDrive {
  /** Where its files are: "/media/kiosk/STICK", "E:\\". */
  path: string
  label: string
  freeBytes: number | null
}

/** What the window may know of a drive: its path stays here. */
export function describeDrive({ path, label, freeBytes }: MountedDrive): Drive {
  return { id: driveId(path), label, freeBytes }
}

/** A name for a drive that says nothing and is the same as long as it is plugged in at the same place. */
export function driveId(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16)
}
