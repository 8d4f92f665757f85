import type { Log } from '../log/log.ts'
import type { SettingsStore } from '../settings/settings.ts'
import { StaffGate } from './gate.ts'
import { openStaffFile } from './staff-file.ts'
import type { StaffFile } from './staff-file.ts'

const idleMs = 120_000

/** Staff mode: what staff set on this kiosk, and the gate that their PIN opens. */
export interface Staff {
  file: StaffFile
  gate: StaffGate
}

/** Sets staff mode up. `onClosed` is told whenever it is left, by whatever way. */
export async function setupStaff(options: {
  file: string
  settings: SettingsStore
  askAtStart: boolean
  onClosed: () => void
  log: Log
}): Promise<Staff> {
  const { settings, askAtStart, onClosed, log } = options
  const file = await openStaffFile(options.file, log)
  const settingsHash = () => settings.current.staff.pinHash
  return { file, gate: new StaffGate({ file, settingsHash, askAtStart, idleMs, onClosed, log }) }
}
