import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { MountedDrive } from './mounted-drive.ts'

const flag = z.union([z.boolean(), z.string()]).nullish()
const device = z.looseObject({
  label: z.string().nullish(),
  mountpoint: z.string().nullish(),
  rm: flag,
  hotplug: flag,
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

/**
 * Removable and USB drives of `lsblk --json`, with where they are mounted. A card in a reader says only that it can be
 * plugged, as a disk that is built in may: it counts where the desktop mounts what is plugged in.
 */
export function removableOf(lsblk: string): MountPlace[] {
  const removable = (of: Device, parent: Plugs): MountPlace[] => {
    const is = parent.removable || isSet(of.rm) || of.tran === 'usb'
    const hotplug = parent.hotplug || isSet(of.hotplug)
    const at = of.mountpoint?.startsWith('/') && of.mountpoint !== '/' ? of.mountpoint : null
    const offered = at !== null && (is || (hotplug && plugged.some((folder) => at.startsWith(folder))))
    const own = offered ? [{ path: at, label: of.label || path.posix.basename(at) }] : []
    return [...own, ...(of.children ?? []).flatMap((child) => removable(child, { removable: is, hotplug }))]
  }
  return deviceList
    .parse(JSON.parse(lsblk))
    .blockdevices.flatMap((of) => removable(of, { removable: false, hotplug: false }))
}

/** What is known of the disk that a partition is on. */
interface Plugs {
  removable: boolean
  hotplug: boolean
}

/** Older versions of lsblk write "1" for true. */
function isSet(value: Device['rm']): boolean {
  return value === true || value === '1'
}

/** The removable drives that the kiosk's user may write to. Rejects where `lsblk` does not say what there is. */
export async function linuxDrives(): Promise<MountedDrive[]> {
  const columns = 'LABEL,MOUNTPOINT,RM,HOTPLUG,TRAN'
  const { stdout } = await promisify(execFile)('lsblk', ['--json', '--output', columns], { timeout: 5000 })
  const drives = await Promise.all(removableOf(stdout).map(writable))
  return drives.flatMap((drive) => drive ?? []).sort((a, b) => a.label.localeCompare(b.label))
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
