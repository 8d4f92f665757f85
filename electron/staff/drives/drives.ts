import { linuxDrives } from './linux-drives.ts'
import type { MountedDrive } from './mounted-drive.ts'
import { windowsDrives } from './windows-drives.ts'

/** The removable drives right now. Rejects where the system does not say. */
export function mountedDrives(platform: NodeJS.Platform): Promise<MountedDrive[]> {
  return platform === 'win32' ? windowsDrives() : linuxDrives()
}
