import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, readFile, statfs } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { MountedDrive } from './mounted-drive.ts'

const device = z.looseObject({
  label: z.string().nullish(),
  mountpoint: z.string().nullish(),
  rm: z.union([z.boolean(), z.string()]).nullish(),
  tran: z.string().nullish(),
  get children() {
    return z.array(device).optional()
  },
})
type Device = z.infer<typeof device>
const deviceList = z.looseObject({ blockdevices: z.array(device) })

/** Folders under which desktops and udisks mount what is plugged in. */
const plugged = ['/media/', '/run/media/']

/** A place where a removable drive is mounted. */
export interface MountPlace {
  path: string
  label: string
}

/** Removable and USB drives of `lsblk --json`, with where they are mounted. Older versions write "1" for true. */
export function removableOf(lsblk: string): MountPlace[] {
  const removable = (of: Device, parent: boolean): MountPlace[] => {
    const is = parent || of.rm === true || of.rm === '1' || of.tran === 'usb'
    const own = is && of.mountpoint?.startsWith('/') && of.mountpoint !== '/' ? [place(of.mountpoint, of.label)] : []
    return [...own, ...(of.children ?? []).flatMap((child) => removable(child, is))]
  }
  return deviceList.parse(JSON.parse(lsblk)).blockdevices.flatMap((of) => removable(of, false))
}

/** What is mounted where plugged-in drives are mounted, from `/proc/self/mounts`. */
export function pluggedOf(mounts: string): MountPlace[] {
  const points = mounts.split('\n').flatMap((line) => line.split(' ')[1] ?? [])
  // Spaces and the like are written as octal numbers: "MY\040STICK".
  const paths = points.map((point) =>
    point.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(parseInt(digits, 8))),
  )
  return paths.filter((point) => plugged.some((folder) => point.startsWith(folder))).map((point) => place(point, null))
}

/** The removable drives that the kiosk's user may write to. */
export async function linuxDrives(): Promise<MountedDrive[]> {
  const [blocks, mounts] = await Promise.all([listBlocks(), readFile('/proc/self/mounts', 'utf8')])
  const places = new Map([...pluggedOf(mounts), ...removableOf(blocks)].map((found) => [found.path, found]))
  const drives = await Promise.all([...places.values()].map(writable))
  return drives.flatMap((drive) => drive ?? []).sort((a, b) => a.label.localeCompare(b.label))
}

/** A machine without `lsblk` still has its mounts. */
async function listBlocks(): Promise<string> {
  const listed = await promisify(execFile)('lsblk', ['--json', '--output', 'LABEL,MOUNTPOINT,RM,TRAN'], {
    timeout: 5000,
  }).catch(() => null)
  return listed?.stdout ?? '{"blockdevices":[]}'
}

async function writable({ path, label }: MountPlace): Promise<MountedDrive | null> {
  try {
    await access(path, constants.W_OK)
    const { bavail, bsize } = await statfs(path)
    return { path, label, freeBytes: bavail * bsize }
  } catch {
    return null
  }
}

function place(point: string, label: string | null | undefined): MountPlace {
  return { path: point, label: label || path.posix.basename(point) }
}
