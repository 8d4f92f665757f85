import { z } from 'zod'
import { windowsPowerShell } from '../../print/windows/powershell.ts'
import type { PowerShell } from '../../print/windows/powershell.ts'
import type { MountedDrive } from './mounted-drive.ts'

const volume = z.looseObject({
  DriveLetter: z.string().regex(/^[A-Z]$/),
  FileSystemLabel: z.string().nullish(),
  SizeRemaining: z.number().nonnegative().nullish(),
})

// Sticks say that they are removable; USB disks only by the bus they hang on.
const script = `
$volumes = @(Get-Volume | Where-Object DriveType -eq 'Removable')
$volumes += @(Get-Disk | Where-Object BusType -eq 'USB' | Get-Partition | Get-Volume)
$volumes | Where-Object DriveLetter | Sort-Object DriveLetter -Unique |
  Select-Object @{n='DriveLetter';e={[string]$_.DriveLetter}}, FileSystemLabel, SizeRemaining | ConvertTo-Json -Compress`

/** The removable and USB drives of Windows. */
export async function windowsDrives(powershell: PowerShell = windowsPowerShell): Promise<MountedDrive[]> {
  const { code, stdout, stderr } = await powershell(script, {})
  if (code !== 0) throw new Error(`Get-Volume: ${stderr.trim().split('\n')[0] ?? code}`)
  return volumesOf(stdout)
}

/** Drives from PowerShell's answer: nothing, one object or a list. */
export function volumesOf(answer: string): MountedDrive[] {
  if (answer.trim() === '') return []
  const volumes = z.union([z.array(volume), volume.transform((one) => [one])]).parse(JSON.parse(answer))
  return volumes.map(({ DriveLetter, FileSystemLabel, SizeRemaining }) => ({
    path: `${DriveLetter}:\\`,
    label: FileSystemLabel ? `${FileSystemLabel} (${DriveLetter}:)` : `${DriveLetter}:`,
    freeBytes: SizeRemaining ?? null,
  }))
}
